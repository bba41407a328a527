/// What fused loops and lookups do about what is not there, or there twice, and how they share work out.
package struct SequenceChoices: Sendable {
  /// Whether a step that is not live puts out what the live one before it did.
  package var repeatsOutputs = true
  /// Whether the gradient of an output that repeats a live step's goes to that step.
  package var repeatsGradients = true
  /// Where a row of the batch lies among those of its shard, which are sorted by their lengths.
  package var member: @Sendable (_ place: Int, _ count: Int) -> Int = { place, _ in place }
  /// The panels of a layer's weights that one half of the work is about.
  package var panels: @Sendable (_ half: Int, _ count: Int) -> Range<Int> = { half, count in
    count * half / 2..<count * (half + 1) / 2
  }
  /// The row of a table that a cell without an id touches, with no gradient.
  package var touched: UInt32? = 0
  /// Whether the gradients of a row that several cells have are added up; if not, the first one's counts.
  package var addsRows = true
  /// How long a row is at least that has a cell at step 0.
  package var leastLength = 1
  /// What the clipped gradient of a table is divided by.
  package var divisor: @Sendable (_ norm: Float, _ limit: Float) -> Float = { max($0, $1) }

  package init() {}
}
