/// Ends training when the loss is NaN.
///
/// - Rules: `train.nan.error`, `hook.nan.fail`, `hook.nan.stop`
final class RunningNanTensorHook: RunningHook {
  private let description: NanTensorHook
  private let environment: any Environment
  private let decisions: Decisions
  private var loss: SymbolicTensor?

  init(_ description: NanTensorHook, environment: any Environment, decisions: Decisions) {
    self.description = description
    self.environment = environment
    self.decisions = decisions
  }

  func begin(_ graph: Graph) throws { loss = try description.loss.resolved(in: graph) }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? {
    loss.map { SessionRunArguments(fetches: ["loss": $0]) }
  }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    guard let value = values.results?["loss"] else { return }
    // hook.nan.fail (HOOK-62)
    guard value.shape.elementCount <= 1 else {
      throw EstimatorError(
        .valueError, "the loss to watch has the shape \(value.shape)", argument: "loss",
        rule: .hookNanFail, advice: "Watch a scalar, such as its mean.")
    }
    guard let loss = value.firstAsDouble, decisions.isNaN(loss) else { return }
    let failing = description.failOnNanLoss
    environment.log.write(
      LogEvent(failing ? .error : .warning, .nanLoss, "The model diverged: its loss is NaN."))
    // hook.nan.stop (HOOK-60)
    guard failing else { return context.requestStop() }
    // hook.nan.fail (HOOK-60, TRAIN-48)
    throw EstimatorError(
      .nanLossDuringTraining, "the loss is NaN", rule: .trainNanError,
      advice: "Look at the input of this step, or lower the learning rate.")
  }
}

extension Tensor {
  /// The first element of a floating-point tensor.
  var firstAsDouble: Double? {
    switch elements {
    case .float16(let values): values.first.map(Double.init)
    case .float32(let values): values.first.map(Double.init)
    case .float64(let values): values.first
    default: nil
    }
  }
}
