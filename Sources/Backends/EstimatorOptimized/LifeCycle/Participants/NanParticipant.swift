/// Looks at every loss, also those of quiet runs.
///
/// - Rules: `train.nan.error`, `hook.nan.fail`, `hook.nan.stop`
final class NanParticipant: Participant {
  private let hook: NanTensorHook
  private let engine: Engine
  /// Whether the loop fetches this loss itself, so that quiet runs can be watched.
  private let isLoopLoss: Bool
  private var seen: Tensor?

  init(_ hook: NanTensorHook, loopLoss: SymbolicTensor?, engine: Engine) {
    self.hook = hook
    self.engine = engine
    isLoopLoss = hook.loss == loopLoss
  }

  func quietRuns(from step: Int, increment: Int?) -> Int { isLoopLoss ? .max : 0 }

  func concerns(_ run: QuietRun) -> Bool {
    seen = run.results.first
    return isBroken(seen)
  }

  func willRun(_ run: AttendedRun) throws -> SessionRunArguments? {
    SessionRunArguments(fetches: ["loss": hook.loss])
  }

  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    guard isBroken(values.results?["loss"] ?? seen) else { return }
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
    default: false
    }
  }
}
