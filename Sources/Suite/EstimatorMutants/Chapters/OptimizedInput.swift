import EstimatorOptimized

// Batches read ahead, and the end of input.
extension Mutant {
  static let optimizedInput: [Mutant] = [
    .optimized(
      "prefetched-skipped", "a batch that was read ahead is dropped",
      breaking: .trainInputConsumed
    ) { $0.readAhead = { AlteredStream($0, .dropped, 1) } },
    .optimized(
      "prefetched-twice", "a batch that was read ahead is used twice",
      breaking: .trainInputConsumed
    ) { $0.readAhead = { AlteredStream($0, .repeated, 0) } },
    .optimized(
      "end-of-input-fails", "end of input is an error of the call", breaking: .trainInputExhausted
    ) { $0.outcome = Outcomes.changed(.outOfRange, to: .fails) },
    .optimized(
      "no-checkpoint-at-end-of-input", "no final checkpoint is written when the input ends",
      breaking: .trainInputExhausted
    ) { policies in
      let right = policies
      let end = EndOfInput()
      policies.outcome = { kind in
        end.note(kind)
        return right.outcome(kind)
      }
      policies.savesLast = { step, fired in !end.wasSeen && right.savesLast(step, fired) }
    },
    .optimized(
      "bad-input-ends", "an input that fails with InvalidArgument has ended",
      breaking: .trainErrorPropagates
    ) { $0.outcome = Outcomes.changed(.invalidArgument, to: .ends) },
    .optimized(
      "step-without-batch", "a step is counted before its batch is there",
      breaking: .trainExhaustionNoEffect, session: { { HastyStepSession($0, $1) } }),
    .optimized(
      "empty-input-fails", "an input without batches is an error",
      breaking: .trainInputEmpty
    ) { $0.outcome = Outcomes.changed(.outOfRange, to: .fails) },
  ]
}

/// Outcomes that are right but for one kind of error.
enum Outcomes {
  static func changed(
    _ kind: EstimatorError.Kind, to outcome: EstimatorOptimized.Outcome
  ) -> @Sendable (EstimatorError.Kind) -> EstimatorOptimized.Outcome {
    let right = Policies().outcome
    return { $0 == kind ? outcome : right($0) }
  }
}
