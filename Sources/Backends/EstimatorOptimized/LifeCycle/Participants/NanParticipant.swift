/// Looks at every loss, also those of quiet runs.
///
/// - Rules: `train.nan.error`, `hook.nan.fail`, `hook.nan.stop`
final class NanParticipant: Participant {
  private let hook: NanTensorHook
  private let engine: Engine
  private let loopLoss: SymbolicTensor?
  private var loss: SymbolicTensor?
  private var seen: Tensor?

  init(_ hook: NanTensorHook, loopLoss: SymbolicTensor?, engine: Engine) {
    self.hook = hook
    self.engine = engine
    self.loopLoss = loopLoss
  }

  func begin(_ graph: Graph) throws { loss = try hook.loss.resolved(in: graph) }

  func quietRuns(from step: Int, increment: Int?) -> Int {
    // A loss that the loop fetches itself can be watched in quiet runs too.
    loss == loopLoss ? .max : 0
  }

  func concerns(_ run: QuietRun) -> Bool {
    seen = run.results.first
    return isBroken(seen) || seen.map { $0.shape.elementCount > 1 } ?? false
  }

  func willRun(_ run: AttendedRun) throws -> SessionRunArguments? {
    loss.map { SessionRunArguments(fetches: ["loss": $0]) }
  }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    let loss = values.results?["loss"] ?? seen
    // hook.nan.fail (HOOK-62)
    if let loss, loss.shape.elementCount > 1 {
      throw EstimatorError(
        .valueError, "only a scalar can be watched, not a loss of shape \(loss.shape)",
        argument: "loss", rule: .hookNanFail)
    }
    guard isBroken(loss) else { return }
    let text = "The loss after global step \(run.handle.step) is not a number."
    engine.log(hook.failOnNanLoss ? .error : .warning, .nanLoss, text)
    if hook.failOnNanLoss {
      // hook.nan.fail (HOOK-60)
      throw EstimatorError(.nanLossDuringTraining, text, rule: .trainNanError)
    }
    // hook.nan.stop (HOOK-60)
    run.requestStop()
  }

  private func isBroken(_ loss: Tensor?) -> Bool {
    switch loss?.elements {
    case .float32(let values)?: values.contains(where: engine.policies.isBroken)
    case .float64(let values)?: values.contains { engine.policies.isBroken(Float($0)) }
    case .float16(let values)?: values.contains { engine.policies.isBroken(Float($0)) }
    default: false
    }
  }
}
