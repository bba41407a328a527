import EstimatorOptimized

// Sequences: recurrent layers and lookups that run over all steps at once.
extension Mutant {
  static let optimizedSequences: [Mutant] = [
    .optimized(
      "padding-put-out-as-zero", "a step that is not there puts out zeros",
      breaking: .cellMaskCarry, sequences: { $0.repeatsOutputs = false }),
    .optimized(
      "repeated-gradient-lost", "gradients of steps that are not there are lost",
      breaking: .maskGiven, sequences: { $0.repeatsGradients = false }),
    .optimized(
      "last-state-of-other-row", "last states of the longest and the shortest row change places",
      breaking: .cellMaskCarry, sequences: { $0.member = { place, count in count - 1 - place } }),
    .optimized(
      "half-of-the-weights", "half of a layer's weights have no gradient",
      breaking: .gradientBackpropagation,
      sequences: { $0.panels = { half, count in half == 0 ? 0..<count / 2 : count..<count } }),
    .optimized(
      "first-row-untouched", "a cell without an id touches no row",
      breaking: .optimizerFtrlRows, sequences: { $0.touched = nil }),
    .optimized(
      "rows-moved-by-first", "a row that several cells have moves by the first one's gradient",
      breaking: .optimizerRows, sequences: { $0.addsRows = false }),
    .optimized(
      "lengths-of-lookups-short", "rows of ids are one step shorter than they are",
      breaking: .columnSequenceLength, sequences: { $0.leastLength = 0 }),
    .optimized(
      "lookups-unclipped", "the gradient of a table is not clipped",
      breaking: .optimizerNamedClipped, sequences: { $0.divisor = { _, limit in limit } }),
  ]
}
