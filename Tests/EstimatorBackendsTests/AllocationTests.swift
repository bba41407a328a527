import CAllocationCount
import EstimatorModels
import EstimatorOptimized
import Estimators
import Testing

/// How often one thread asks for memory while a plan runs.
@Suite struct AllocationTests {
  private static let canCount = allocation_count() >= 0

  @Test("model.plans: what counts allocations counts them", .enabled(if: canCount))
  func counting() {
    let before = allocation_count()
    let block = Block(byteCount: 4096)
    #expect(allocation_count() >= before + 2)
    withExtendedLifetime(block) {}
  }

  /// Allocations of one run like the ones before it.
  private func count(_ body: () throws -> Void) rethrows -> Int {
    for _ in 0..<4 { try body() }
    let before = allocation_count()
    try body()
    return allocation_count() - before
  }

  /// Allocations of one step of training, in a plan that runs all layers as whole sequences.
  private func step(of cell: RecurrentSample.Cell, time: Int) throws -> Int {
    let built = try RecurrentSample(
      cells: [(cell, 6), (cell, 5)], batch: 17, time: time, use: .last, wantsInput: false
    ).build()
    let graph = built.graph
    let updates = try zip(graph.variables, built.fetches.dropFirst()).map { variable, gradient in
      try graph.add(
        "ResourceApplyGradientDescent",
        inputs: [variable.handle, graph.constant(Float(0.01)), gradient]
      ).operation
    }
    let session = try OptimizedSession(
      for: graph.definition, kernels: .standard, options: .all, in: SystemEnvironment(threads: 1))
    _ = try session.run(fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
    let feeds = built.feeds.keys.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
    let run = try session.prepare(fetches: [], targets: updates, feeds: feeds)
    let values = feeds.compactMap { built.feeds[$0] }
    let found = try count { _ = try run.run(values) }
    #expect(run.counts.plans == 1)
    #expect(run.counts.fusedLoops == 2 * 5)
    return found
  }

  @Test(
    "model.plans: a step of training allocates as often for 6 time steps as for 300",
    .enabled(if: canCount), arguments: RecurrentSample.Cell.allCases)
  func steps(cell: RecurrentSample.Cell) throws {
    let (short, long) = (try step(of: cell, time: 6), try step(of: cell, time: 300))
    #expect(short == long)
  }

  @Test(
    "model.plans: a canned model allocates as often for 6 time steps as for 60",
    .enabled(if: canCount), arguments: SequenceModel.Input.allCases)
  func canned(input: SequenceModel.Input) throws {
    let counts = try [6, 60].map { steps in
      let model = try SequenceModel(input, cell: "lstm", returnsSequences: false)
      let session = try OptimizedSession(
        for: model.graph.definition, kernels: .standard, options: .all,
        in: SystemEnvironment(threads: 1))
      _ = try model.run(session, steps: [steps])
      let feeds = model.feeds(1, steps: steps)
      return try count {
        _ = try session.run(fetches: model.fetches, targets: model.targets, feeds: feeds)
      }
    }
    #if DEBUG
      // Sorting what a dictionary holds in an order of its own allocates now more, now less; once per time step
      // would be 54 times more.
      #expect(abs(counts[0] - counts[1]) < 54)
    #else
      #expect(counts[0] == counts[1])
    #endif
  }
}
