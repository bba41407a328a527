import EstimatorCommandLine
package import EstimatorConformance
import Glibc

/// `serve`: a backend of this package as an adapter.
package enum ServeCommand {
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
    let server = server(
      of: BackendSubject(try Backends.backend(named: name)), files: tool.world.files)
    let lines = InputLines()
    try server.serve(nextLine: lines.next) { bytes in
      guard Descriptor.write(bytes, to: STDOUT_FILENO) else {
        throw AdapterError(.exited, "nobody reads the answers any more")
      }
    }
    return .conforming
  }

  /// Serves a subject that is named, with its scenario, when it takes the process down.
  package static func server(of subject: any Subject, files: any FileSystem) -> AdapterServer {
    AdapterServer(
      identity: AdapterIdentity(name: subject.name, version: Tool.version), files: files,
      run: NotedSubject(subject).events)
  }
}
