import EstimatorConformance
import Estimators

/// A program that speaks the lines of `Sources/Adapters/Peers/README.md`.
final class PeerSide: Side {
  let name: String
  private(set) var runsOn = ""
  private(set) var firstAnswers: [Double] = []
  private let command: [String]
  private let folder: String
  private let processes: any Processes
  private var child: (any ChildProcess)?

  /// - Parameter folder: The workload's.
  init(_ name: String, command: [String], folder: String, processes: any Processes) {
    self.name = name
    self.command = command
    self.folder = folder
    self.processes = processes
  }

  func prepare(_ task: BenchTask, threads: Int) throws {
    stop()
    child = try processes.launch(["env", "OMP_NUM_THREADS=\(threads)"] + command)
    let answer = try ask([
      "do": "prepare", "workload": .string(folder), "task": .string(task.rawValue),
      "threads": .int(threads),
    ])
    runsOn = try answer.required("runs_on").string()
  }

  func slice(seconds: Double) throws -> [Double] {
    let answer = try ask(["do": "slice", "seconds": .float(seconds)])
    firstAnswers = try answer.required("answers").list().compactMap {
      $0.isNull ? nil : try $0.double()
    }
    return try answer.required("milliseconds").list().map { try $0.double() }
  }

  func stop() {
    child?.end()
    child = nil
  }

  private func ask(_ request: JSON) throws -> JSONCursor {
    guard let child else { throw SideError(side: name, reason: "it was not prepared") }
    do { try child.write(request.bytes + [UInt8(ascii: "\n")], timeout: .seconds(10)) } catch let
      error as ProcessError where error.kind == .inputClosed
    {}  // It has ended, and the end of its output says so.
    guard let line = try child.readLine(maximumLength: 64 << 20, timeout: .seconds(300)) else {
      throw SideError(side: name, reason: "it ended; it wrote:\n\(errorOutput(of: child))")
    }
    let answer = try JSONCursor(JSONSource(name: name, bytes: line))
    if let reason = answer.optional("failed") {
      throw SideError(side: name, reason: try reason.string())
    }
    return answer
  }

  private func errorOutput(of child: any ChildProcess) -> String {
    String(decoding: child.errorOutput.suffix(2000), as: UTF8.self)
  }
}
