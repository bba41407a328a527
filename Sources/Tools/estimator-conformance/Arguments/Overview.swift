import EstimatorCommandLine
import EstimatorConformance

typealias Command = EstimatorCommandLine.Command<Tool, RunStatus>

extension Help {
  /// What `--help` alone shows.
  static var overview: String {
    """
    An executable specification of the TensorFlow Estimator contract.

    Usage: \(Tool.name) COMMAND [OPTIONS]

    Commands:
    \(Help(of: Tool.name).list(of: Tool.commands.map(\.syntax)))
    \(Tool.name) COMMAND --help shows a command's options, with examples.

    Exit status: 0 everything conforms; 1 something diverges or is not supported; 2 bad usage or
    bad input; 3 an adapter, a producer or the environment is missing or failed.

    """
  }
}
