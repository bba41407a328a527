import Estimators
import Foundation

/// An executable that was built beside these tests, run as a child process.
struct BuiltCommand {
  var name = "estimator-conformance"

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let path = BuiltCommand().path

  private static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  var path: String { Self.products.appending(path: name).path }

  struct Result {
    let status: ExitStatus?
    let output: String
    let errors: String

    var code: Int? { if case .exited(let code)? = status { code } else { nil } }
  }

  let environment = SystemEnvironment(sink: { _ in })

  /// Runs the command in a folder, by default the top of the checkout, to its end.
  func run(_ arguments: [String], in folder: String = checkout, input: String = "") throws -> Result
  {
    let child = try start(arguments, in: folder)
    defer { child.end() }
    if !input.isEmpty { try child.write(Array(input.utf8), timeout: .seconds(60)) }
    child.closeInput()
    var lines: [String] = []
    while let line = try child.readLine(maximumLength: 64 << 20, timeout: .seconds(60)) {
      lines.append(String(decoding: line, as: UTF8.self) + "\n")
    }
    let status = child.wait(timeout: .seconds(60))
    return Result(
      status: status, output: lines.joined(),
      errors: String(decoding: child.errorOutput, as: UTF8.self))
  }

  func start(_ arguments: [String], in folder: String = checkout) throws -> any ChildProcess {
    try environment.processes.launch(
      ["sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", folder, path] + arguments)
  }

  /// A folder with the models, a copy of one scenario, and no golden.
  func folder(named name: String = "fixtures") throws -> String {
    let folder = try environment.files.makeTemporaryDirectory() + "/" + name
    try environment.files.createDirectory(folder + "/scenarios/train")
    for model in try environment.files.list("\(Self.checkout)/Fixtures/models") {
      try copy("Fixtures/models/\(model)", to: "\(folder)/models/\(model)")
    }
    try copy("Fixtures/scenarios/train/steps-once.json", to: "\(folder)/scenarios/train/once.json")
    return folder
  }

  /// Copies a file of the checkout.
  func copy(_ path: String, to copy: String) throws {
    try environment.files.createDirectory(copy.directoryPath)
    try environment.files.write(
      try environment.files.read("\(Self.checkout)/\(path)"), to: copy)
  }
}
