/// Logs tensors at the first run and then by cadence, counted in its own runs.
///
/// - Rules: `hook.logging.cadence`, `hook.logging.at-end`, `train.logging.cadence`
final class RunningLoggingTensorHook: RunningHook {
  private let description: LoggingTensorHook
  private let environment: any Environment
  private let decisions: Decisions
  private var timer: Timer
  private var tensors: OrderedDictionary<String, SymbolicTensor> = [:]
  private var runs = 0
  private var isDue = false

  init(_ description: LoggingTensorHook, environment: any Environment, decisions: Decisions) {
    self.description = description
    self.environment = environment
    self.decisions = decisions
    timer = Timer(description.cadence, environment: environment, decisions: decisions)
  }

  func begin(_ graph: Graph) throws {
    // hook.reuse (HOOK-96): counting starts over.
    timer = Timer(description.cadence, environment: environment, decisions: decisions)
    runs = 0
    tensors = try description.tensors.mapValues { try $0.resolved(in: graph) }
  }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? {
    // hook.logging.cadence (HOOK-21): asks for the tensors only when they will be logged.
    isDue = timer.isDue(at: runs)
    return isDue ? SessionRunArguments(fetches: tensors) : nil
  }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    if isDue, let results = values.results {
      timer.fire(at: runs)
      log(results)
    }
    runs += 1
  }

  func end(_ session: LiveSession) throws {
    // hook.logging.at-end (HOOK-23): also when it has just logged.
    guard description.atEnd else { return }
    let values = try session.run(tensors.values, feeds: [:])
    log(OrderedDictionary(zip(tensors.keys, values)))
  }

  private func log(_ values: OrderedDictionary<String, Tensor>) {
    let text = values.map { "\($0.key) = \($0.value.shortText)" }.joined(separator: ", ")
    environment.log.write(LogEvent(.info, .loggedTensors, values: values, text))
  }
}
