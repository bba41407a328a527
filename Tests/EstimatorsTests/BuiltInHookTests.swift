import Estimators
import Testing

@Suite("Descriptions of built-in hooks")
struct BuiltInHookTests {
  @Test("hook.timer.exclusive: steps or seconds, and not both")
  func timer() throws {
    for (seconds, steps) in [(nil, nil), (1.0, 1)] as [(Double?, Int?)] {
      let error = #expect(throws: EstimatorError.self) {
        try CheckpointSaverHook(checkpointDir: "m", saveSecs: seconds, saveSteps: steps)
      }
      #expect(error?.kind == .valueError && error?.rule == .hookTimerExclusive)
    }
    #expect(try CheckpointSaverHook(checkpointDir: "m", saveSteps: 2).cadence == .steps(2))
    #expect(try CheckpointSaverHook(checkpointDir: "m", saveSecs: 3).cadence == .seconds(3))
  }

  @Test("hook.stop-at-step.exclusive: a number of steps or the last one, and not both")
  func stop() throws {
    for (numSteps, lastStep) in [(nil, nil), (1, 1)] as [(Int?, Int?)] {
      let error = #expect(throws: EstimatorError.self) {
        try StopAtStepHook(numSteps: numSteps, lastStep: lastStep)
      }
      #expect(error?.kind == .valueError && error?.rule == .hookStopAtStepExclusive)
    }
  }

  @Test("hook.tensor.named: a name means its first output, and an unknown one is a KeyError")
  func named() throws {
    let graph = Graph()
    let x = try graph.constant(Float(1), name: "x")
    for name in ["x", "x:0"] {
      #expect(try TensorReference.named(name).resolved(in: graph) == x)
    }
    let error = #expect(throws: EstimatorError.self) {
      try TensorReference.named("x:1").resolved(in: graph)
    }
    #expect(error?.kind == .keyError && error?.rule == .hookTensorNamed)
  }
}
