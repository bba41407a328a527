import EstimatorReference

// Batches, and the end of input.
extension Mutant {
  static let referenceInput: [Mutant] = [
    .reference(
      "batch-skipped", "a batch is skipped", breaking: .trainInputConsumed
    ) { $0.input = { AlteredStream($0, .dropped, 1) } },
    .reference(
      "batch-twice", "a batch is used twice", breaking: .trainInputConsumed
    ) { $0.input = { AlteredStream($0, .repeated, 0) } },
    .reference(
      "end-of-input-fails", "end of input is an error of the call", breaking: .trainInputExhausted
    ) { $0.endsWell = { _ in false } },
    .reference(
      "no-checkpoint-at-end-of-input", "no final checkpoint is written when the input ends",
      breaking: .trainInputExhausted
    ) { decisions in
      let right = decisions
      let end = EndOfInput()
      decisions.endsWell = { kind in
        end.note(kind)
        return right.endsWell(kind)
      }
      decisions.savesAtEnd = { step, fired in !end.wasSeen && right.savesAtEnd(step, fired) }
    },
    .reference(
      "step-without-batch", "a step is counted before its batch is there",
      breaking: .trainExhaustionNoEffect, session: { { HastyStepSession($0, $1) } }),
    .reference(
      "empty-input-fails", "an input without batches is an error",
      breaking: .trainInputEmpty
    ) { $0.endsWell = { _ in false } },
  ]
}
