/// Small values that follow from shapes and constants, watched from run to run: those that stay the same may be part of
/// a plan.
///
/// What follows from a shape that changes, such as the number of selected steps, would want a plan of its own for
/// each batch.
struct SteadyValues {
  private var contents: [Int: [UInt8]] = [:]
  private var changing: Set<Int> = []

  /// Whether a value was the same in all runs so far.
  mutating func isSteady(_ value: Int, _ slot: Slot) -> Bool {
    guard !changing.contains(value) else { return false }
    let content = slot.content
    if contents[value] ?? content == content {
      contents[value] = content
      return true
    }
    changing.insert(value)
    return false
  }
}

extension Slot {
  /// The elements' bytes; strings have none.
  var content: [UInt8] {
    Array(UnsafeRawBufferPointer(start: memory, count: count * stride))
  }
}
