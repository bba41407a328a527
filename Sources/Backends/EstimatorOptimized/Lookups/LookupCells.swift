internal import EstimatorTensors

/// A batch of ids over time, arranged cell by cell `step * batch + row`.
struct LookupCells {
  /// Stands for no id.
  static let none = UInt32.max

  let steps: Int
  let batch: Int
  /// Of each cell.
  let ids: UnsafeMutablePointer<UInt32>
  /// The cells that have one, in the order of the batch.
  let entries: UnsafeMutablePointer<UInt32>
  let lengths: UnsafeMutablePointer<Int64>

  var cellCount: Int { steps * batch }

  private let choices: SequenceChoices

  init(steps: Int, batch: Int, _ scratch: Scratch, _ choices: SequenceChoices) {
    self.choices = choices
    self.steps = steps
    self.batch = batch
    let shape = Shape([steps * batch])
    ids = scratch.makeSlot(.uint32, shape).elements()
    entries = scratch.makeSlot(.uint32, shape).elements()
    lengths = scratch.makeSlot(.int64, Shape([batch])).elements()
  }

  /// Puts every id into its cell; about 1 % of a small step.
  ///
  /// - Parameter limit: Ids are below it; those below zero are nothing.
  /// - Returns: How many cells have an id; `nil` for a batch that is not in order, leaves its shape or the
  ///   table, or has two ids in a cell: the general path knows what to do with it.
  func arrange(_ indices: [Int64], _ values: [Int64], limit: Int) -> Int? {
    let least = choices.leastLength
    ids.update(repeating: Self.none, count: cellCount)
    lengths.update(repeating: 0, count: batch)
    var (count, last) = (0, 0)
    for place in values.indices {
      let (row, step) = (Int(indices[2 * place]), Int(indices[2 * place + 1]))
      guard row >= last, row < batch, step >= 0, step < steps, values[place] < limit else {
        return nil
      }
      last = row
      lengths[row] = max(lengths[row], Int64(step + least))
      if values[place] < 0 { continue }
      let cell = step * batch + row
      guard ids[cell] == Self.none else { return nil }
      ids[cell] = UInt32(values[place])
      entries[count] = UInt32(cell)
      count += 1
    }
    return count
  }
}
