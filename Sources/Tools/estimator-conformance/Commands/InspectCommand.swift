import EstimatorCommandLine
import EstimatorConformance
import EstimatorStorage

/// `inspect`: a stored file as text.
enum InspectCommand {
  private static let elements = Option(
    "--elements", "N", "How many elements of each tensor to show; by default 8.")
  /// Reads the file in this very process: what `inspect` starts as its child.
  private static let inProcess = Option(flag: "--in-process", "Read the file in this process.")

  static let command = Command(
    name: "inspect", summary: "Shows a golden, checkpoint or data file as text",
    details: """
      The seal is checked first, and the rest is read in a process of its own: a damaged file from
      somewhere can crash the HDF5 library, but not this command. Each tensor is listed with the
      start of its SHA-256, so that every change changes a line; git diff uses this for *.h5 files.
      """,
    operands: .one("FILE.h5", isOptional: false), options: [elements, inProcess],
    examples: [
      ("inspect golden/train/steps-once.h5", "A golden: who recorded it, events, tensors."),
      ("inspect --elements 100 Fixtures/data/iris.h5", "More of each tensor."),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    let path = arguments.operand ?? ""
    let limit = try arguments.number(elements) ?? 8
    let bytes = try content(of: path, tool)
    if arguments.has(inProcess) {
      let lines = try naming(path) { try Inspection.lines(of: bytes, elementLimit: limit) }
      tool.console.write(lines.map { $0 + "\n" }.joined())
      return .conforming
    }
    _ = try naming(path) { try Seal.verify(bytes) }
    return try inspect(path, limit, tool)
  }

  private static func content(of path: String, _ tool: Tool) throws -> [UInt8] {
    do { return try tool.world.files.read(path) } catch let error as FileError {
      throw UsageError("\(path) cannot be read: \(error.kind.rawValue)")
    }
  }

  private static func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as StorageError { throw error.about(path) }
  }

  /// Reads the file in a child process.
  private static func inspect(_ path: String, _ limit: Int, _ tool: Tool) throws -> RunStatus {
    // After a dash an argument is no option.
    let file = path.hasPrefix("-") ? "./\(path)" : path
    let child = try tool.world.processes.launch([
      "/proc/self/exe", "inspect", "--in-process", "--elements", "\(limit)", file,
    ])
    defer { child.end() }
    while let line = try child.readLine(maximumLength: 64 << 20, timeout: .seconds(60)) {
      tool.console.print(String(decoding: line, as: UTF8.self))
    }
    switch child.wait(timeout: .seconds(60)) {
    case .exited(code: 0)?: return .conforming
    case .exited?:
      tool.console.complain(String(decoding: child.errorOutput, as: UTF8.self))
      return .badInput
    case .killed(let signal)?:
      tool.console.complain(
        "\(Tool.name): \(path): the HDF5 library crashed reading it (signal \(signal))\n")
      return .badInput
    case nil: throw ProcessError(.timedOut, "the reader of \(path)")
    }
  }
}
