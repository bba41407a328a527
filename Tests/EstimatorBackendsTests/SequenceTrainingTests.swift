import EstimatorModels
import EstimatorOptimized
import EstimatorReference
import Estimators
import Testing

/// Models whose labels are selected step by step, so that loop and way back are in two plans of one run.
@Suite struct SequenceTrainingTests {
  /// Of several steps one behind the other.
  private static let tolerance = Tolerance(absolute: 1e-5, relative: 1e-4)
  private static let one = SystemEnvironment(threads: 1)
  private static let general = OptimizedRuntime(
    kernels: .standard, options: PlanOptions(fusesRecurrence: false, fusesLookups: false))

  private func expect(_ actual: [Tensor], meets expected: [Tensor], _ label: String) {
    #expect(actual.count == expected.count, "\(label)")
    for (index, pair) in zip(expected, actual).enumerated() {
      let difference = pair.0.comparison(with: pair.1, within: Self.tolerance).difference
      #expect(difference == nil, "\(label), value \(index)")
    }
  }

  /// - Returns: What the runs came to, held against the interpreter, step by step, and two threads.
  private func check(
    _ model: SequenceModel, steps: [Int], _ label: String
  ) throws -> RunCounts {
    let session = try OptimizedSession(
      for: model.graph.definition, kernels: .standard, options: .all, in: Self.one)
    let fused = try model.run(session, steps: steps)
    let others: [any GraphRuntime] = [Self.general, ReferenceRuntime()]
    for other in others {
      let results = try model.run(
        other.makeSession(for: model.graph.definition, in: Self.one), steps: steps)
      expect(fused, meets: results, "\(label) against \(other)")
    }
    let again = try model.run(
      OptimizedRuntime().makeSession(
        for: model.graph.definition, in: SystemEnvironment(threads: 2)), steps: steps)
    #expect(fused.map(\.littleEndianBytes) == again.map(\.littleEndianBytes), "\(label)")
    return try model.counts(session)
  }

  @Test(
    "cell.lstm, cell.gru, cell.simple-rnn: a model of sequences trains its layers as whole sequences",
    arguments: ["lstm", "gru", "simple_rnn"], SequenceModel.Input.allCases)
  func training(cell: String, input: SequenceModel.Input) throws {
    let model = try SequenceModel(input, cell: cell)
    let counts = try check(model, steps: Array(repeating: 6, count: 8), "\(cell) \(input)")
    // The first run learns what has which shape, and where the input's own size changes the second one, too; each of
    // the others goes there and back.
    #expect(counts.fusedLoops == 2 * (input == .ids ? 7 : 6))
    #expect(counts.lookups == (input == .ids ? 8 : 0))
  }

  @Test("cell.lstm: batches of other lengths have other plans, and each the memory that is its own")
  func lengths() throws {
    for input in SequenceModel.Input.allCases {
      let model = try SequenceModel(input, cell: "lstm")
      let steps = [6, 9, 6, 9, 9, 1, 6, 1, 9, 6, 1]
      let counts = try check(model, steps: steps, "\(input)")
      // Of one step in each row there are always as many.
      let learning = input == .ids ? 3 : 5
      #expect(counts.fusedLoops == 2 * (steps.count - learning), "\(input)")
    }
  }

  @Test("cell.lstm: a model of sequences is evaluated as whole sequences")
  func evaluation() throws {
    for input in SequenceModel.Input.allCases {
      let model = try SequenceModel(input, cell: "lstm", mode: .eval)
      let counts = try check(model, steps: [5, 5, 5, 5, 5], "\(input)")
      #expect(counts.fusedLoops == (input == .ids ? 4 : 3), "\(input)")
    }
  }

  @Test(
    "model.plans: what changes from batch to batch needs no new plans once it was seen to change")
  func plans() throws {
    let model = try SequenceModel(.ids, cell: "gru")
    let session = try OptimizedSession(
      for: model.graph.definition, kernels: .standard, options: .all, in: Self.one)
    _ = try model.run(session, steps: Array(repeating: 6, count: 6))
    let few = try model.counts(session).plans
    _ = try model.run(session, steps: Array(repeating: 6, count: 30))
    #expect(try model.counts(session).plans == few)
  }
}
