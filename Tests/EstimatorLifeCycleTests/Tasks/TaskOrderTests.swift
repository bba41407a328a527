import EstimatorSimulation
import Estimators
import Testing

@Suite("Tasks in any order")
struct TaskOrderTests {
  private static let seeds: Range<UInt64> = 0..<12

  @Test(
    "whoever goes first among the tasks, the same comes out and nothing is left running",
    arguments: TestedBackend.allCases)
  func sameResult(_ backend: TestedBackend) throws {
    var results: Set<[String: [UInt8]]> = []
    for order in [TaskOrder.inserted] + Self.seeds.map({ .shuffled(seed: $0) }) {
      let world = SimulatedEnvironment(order: order)
      let trainer = try Trainer(backend, in: world)
      let consumed = Consumed()
      try trainer.train(steps: 5, SmallModel.stream(SmallModel.batches, consumed: consumed))
      // train.input.consumed (TRAIN-16): what was only read ahead does not count.
      #expect(consumed.all == [0, 1, 2, 3, 4])
      results.insert(try trainer.contents())
      #expect(world.exit().isEmpty)
    }
    #expect(results.count == 1)
  }

  /// How a training of the small model fails, and with what.
  enum Failure: CaseIterable {
    case input, hookBefore, hookAfter, hookAtStart, hookAtEnd, nan, disk, modelDir

    var kind: EstimatorError.Kind? {
      switch self {
      case .input: .dataLoss
      case .hookBefore, .hookAfter, .hookAtStart, .hookAtEnd: .runtimeError
      case .nan: .nanLossDuringTraining
      case .disk, .modelDir: nil
      }
    }

    /// The steps that are on disk then, where that does not depend on the disk.
    ///
    /// The failing run is the sixth, and the saver comes first after a run (`hook.nan.order`).
    var saved: [Int]? {
      switch self {
      case .input, .hookBefore: [2, 4]
      case .hookAfter, .nan, .hookAtEnd: [4, 6]
      case .hookAtStart: [0]
      case .disk, .modelDir: nil
      }
    }
  }

  @Test(
    "an error ends every task, and what was saved before it is on disk when it is seen",
    arguments: TestedBackend.allCases, Failure.allCases)
  func failures(_ backend: TestedBackend, _ failure: Failure) throws {
    for seed in Self.seeds {
      let world = SimulatedEnvironment(
        filePlan: Self.plan(failure), order: .shuffled(seed: seed))
      let trainer = try Trainer(backend, in: world)
      do {
        try trainer.train(steps: 6, Self.input(failure), hooks: Self.hooks(failure))
        Issue.record("\(failure) is no error")
      } catch let error as EstimatorError {
        #expect(error.kind == failure.kind)
      } catch let error as FileError {
        #expect(failure.kind == nil && error.kind == .noSpace)
      }
      if let saved = failure.saved { #expect(try trainer.readableSteps() == saved) }
      #expect(world.exit().isEmpty)
    }
  }

  private static func plan(_ failure: Failure) -> FilePlan {
    switch failure {
    case .disk: .at(12, .fail(.noSpace))
    case .modelDir: .at(1, .fail(.noSpace))
    default: FilePlan()
    }
  }

  private static func input(_ failure: Failure) -> InputFunction {
    var batches = Array(SmallModel.batches.prefix(5))
    if failure == .input {
      return SmallModel.stream(batches, failure: EstimatorError(.dataLoss, "planned"))
    }
    batches.append(failure == .nan ? [.nan, 1] : [1, 2])
    return SmallModel.stream(batches)
  }

  private static func hooks(_ failure: Failure) -> [Hook] {
    switch failure {
    case .hookBefore: [.user(FailingHook(at: .before))]
    case .hookAfter: [.user(FailingHook(at: .after))]
    case .hookAtStart: [.user(FailingHook(at: .start))]
    case .hookAtEnd: [.user(FailingHook(at: .end))]
    default: []
    }
  }
}

/// Fails in its sixth run, or at the start or end.
private final class FailingHook: SessionRunHook {
  enum Moment { case start, before, after, end }

  private let moment: Moment
  private var runs = 0

  init(at moment: Moment) { self.moment = moment }

  func afterCreateSession(_ session: any HookSession, _ coordinator: any Coordinator) throws {
    try fail(at: .start, when: true)
  }

  func beforeRun(_ context: any SessionRunContext) throws -> SessionRunArguments? {
    runs += 1
    try fail(at: .before, when: runs == 6)
    return nil
  }

  func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) throws {
    try fail(at: .after, when: runs == 6)
  }

  func end(_ session: any HookSession) throws { try fail(at: .end, when: true) }

  private func fail(at here: Moment, when isTime: Bool) throws {
    if here == moment, isTime { throw EstimatorError(.runtimeError, "planned") }
  }
}
