import EstimatorCommandLine
import EstimatorConformance
import Glibc

/// `serve`: a backend of this package as an adapter.
enum ServeCommand {
  private static let backend = Option("--backend", "NAME", "reference or optimized.")

  static let command = Command(
    name: "serve", summary: "Makes a backend of this package an adapter",
    details: """
      Reads requests from standard input and answers on standard output, as Sources/Adapters/README.md
      says, until it is told to stop or the input ends. For whoever writes a runner, and to check that
      the protocol loses nothing.
      """,
    operands: .none, options: [backend],
    examples: [
      ("serve --backend reference", "The reference as an adapter."),
      (
        "validate -- estimator-conformance serve --backend optimized",
        "The optimized backend, validated like a stranger."
      ),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    guard let name = arguments.value(backend) else {
      throw UsageError(
        "serve needs --backend, which is \(Backends.names.joined(separator: " or "))")
    }
    let driver = ScenarioDriver(backend: try Backends.backend(named: name))
    let server = AdapterServer(
      identity: AdapterIdentity(name: name, version: Tool.version),
      files: tool.world.files, run: driver.run)
    let lines = InputLines()
    try server.serve(nextLine: lines.next) { bytes in
      guard Descriptor.write(bytes, to: STDOUT_FILENO) else {
        throw AdapterError(.exited, "nobody reads the answers any more")
      }
    }
    return .conforming
  }
}
