import EstimatorConformance

/// Adapters made of a few lines of shell, and the scenarios sent to them.
struct ShellAdapter {
  let environment = SystemEnvironment(sink: { _ in })

  static let identity = #"{"id":0,"adapter":{"name":"odd","version":"1","fingerprint":{"a":"b"}}}"#

  /// A program that starts as it should and then does `script` with the first request in `$line`.
  func started(_ script: String, timeout: Duration = .seconds(20)) -> AdapterProcess {
    process("read -r line; echo '\(Self.identity)'; read -r line; \(script)", timeout: timeout)
  }

  func process(_ script: String, timeout: Duration = .seconds(20)) -> AdapterProcess {
    AdapterProcess(
      command: ["sh", "-c", script], environment: environment, timeout: timeout)
  }

  func scenario(inputs: String = ExampleScenario.inputs) throws -> Scenario {
    try ExampleScenario.read(ExampleScenario.text(inputs: inputs))
  }
}

/// The error that `body` ends with.
func adapterError(_ body: () throws -> Void) -> AdapterError? {
  do { try body() } catch { return error as? AdapterError }
  return nil
}
