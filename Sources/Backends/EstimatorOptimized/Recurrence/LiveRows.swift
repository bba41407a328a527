internal import CEstimatorKernels
internal import EstimatorTensors

/// Which steps of which rows of a batch are live, arranged for the kernels.
///
/// Rows are sorted by their number of live steps, longest first, and dealt in turn to shards that may run at the
/// same time; how many shards there are follows from the size of the batch. A row's live steps need not be the
/// first ones: a step that is not live changes nothing, so the others close up.
struct LiveRows {
  /// Stands for no row.
  static let none = UInt32.max

  let steps: Int
  let batch: Int
  let shardCount: Int
  /// For each live row in the kernels' order, which cell `step * batch + row` it is.
  let cells: UnsafeMutablePointer<UInt32>
  /// For each cell, its live row; and the live row of the last live step up to there.
  let rows: UnsafeMutablePointer<UInt32>
  let lastRows: UnsafeMutablePointer<UInt32>
  /// For each cell that is not live, the live row of the last live step before.
  let repeated: UnsafeMutablePointer<UInt32>
  /// The batch's rows, shard by shard, longest first.
  let members: UnsafeMutablePointer<UInt32>
  /// For each shard.
  let live: UnsafeMutablePointer<ek_live_rows>
  private let choices: SequenceChoices
  private let starts: UnsafeMutablePointer<Int>
  private let counts: UnsafeMutablePointer<Int>
  private let order: UnsafeMutablePointer<Int>
  private let lengths: UnsafeMutablePointer<Int>
  private let tally: UnsafeMutablePointer<Int>

  /// Two shards of at least 8 rows, a full tile each, for two threads: a third one finds nothing to do.
  ///
  /// For one thread, one shard would be no faster (1.00 of a step of the medium LSTM, 0.98 of the small one), and
  /// four are slower (1.04 and 1.00).
  static func shardCount(batch: Int) -> Int { batch >= 16 ? 2 : 1 }

  init(steps: Int, batch: Int, _ scratch: Scratch, _ choices: SequenceChoices) {
    self.choices = choices
    self.steps = steps
    self.batch = batch
    shardCount = Self.shardCount(batch: batch)
    let numbers = { (count: Int) in
      scratch.makeSlot(.uint32, Shape([count])).elements(UInt32.self)
    }
    let integers = { (count: Int) in
      scratch.makeSlot(.int64, Shape([count])).elements(Int.self)
    }
    cells = numbers(steps * batch)
    rows = numbers(steps * batch)
    lastRows = numbers(steps * batch)
    repeated = numbers(steps * batch)
    members = numbers(batch)
    starts = integers(shardCount * (steps + 1))
    counts = integers(batch)
    order = integers(batch)
    lengths = integers(batch)
    tally = integers(steps + 2)
    let bytes = shardCount * MemoryLayout<ek_live_rows>.stride
    live = scratch.makeSlot(.uint8, Shape([bytes])).memory.assumingMemoryBound(
      to: ek_live_rows.self)
  }

  /// The first member of a shard.
  func firstMember(_ shard: Int) -> Int {
    (0..<shard).reduce(0) { $0 + memberCount($1) }
  }

  func memberCount(_ shard: Int) -> Int { (batch - shard + shardCount - 1) / shardCount }

  /// The most rows that a step of a shard has.
  var mostRows: Int { memberCount(0) }

  /// The live rows of a shard.
  func range(_ shard: Int) -> Range<Int> {
    let rows = live[shard]
    return rows.starts[0]..<rows.starts[rows.steps]
  }

  var rowCount: Int { range(shardCount - 1).upperBound }

  /// Whether some cell repeats the output of a live step before it.
  var repeats: Bool { rowCount < steps * batch }

  /// Arranges the rows for a mask `[steps, batch]`.
  ///
  /// Two passes over the mask, about 10 µs for [50, 64].
  func arrange(_ mask: UnsafePointer<Bool>) {
    sort(mask)
    cut()
    number(mask)
  }

  /// Counting sort, stable.
  private func sort(_ mask: UnsafePointer<Bool>) {
    lengths.update(repeating: 0, count: batch)
    for step in 0..<steps {
      for row in 0..<batch where mask[step * batch + row] { lengths[row] += 1 }
    }
    tally.update(repeating: 0, count: steps + 2)
    for row in 0..<batch { tally[steps - lengths[row] + 1] += 1 }
    for length in 1..<(steps + 2) { tally[length] += tally[length - 1] }
    for row in 0..<batch {
      let place = tally[steps - lengths[row]]
      tally[steps - lengths[row]] += 1
      order[place] = row
    }
  }

  /// Finds where each shard's steps begin.
  private func cut() {
    var first = 0
    for shard in 0..<shardCount {
      let begin = starts + shard * (steps + 1)
      let member = firstMember(shard)
      var count = memberCount(shard)
      for place in 0..<count {
        let row = order[choices.member(place, memberCount(shard)) * shardCount + shard]
        members[member + place] = UInt32(row)
      }
      var step = 0
      while true {
        begin[step] = first
        while count > 0, lengths[order[(count - 1) * shardCount + shard]] <= step { count -= 1 }
        if count == 0 { break }
        first += count
        step += 1
      }
      live[shard] = ek_live_rows(steps: step, starts: begin)
    }
  }

  private func number(_ mask: UnsafePointer<Bool>) {
    counts.update(repeating: 0, count: batch)
    // Lengths are needed no more; their memory takes each row's place in the order.
    for place in 0..<batch { lengths[order[place]] = place }
    for step in 0..<steps {
      for row in 0..<batch {
        let cell = step * batch + row
        let last = step > 0 && choices.repeatsOutputs ? lastRows[cell - batch] : Self.none
        guard mask[cell] else {
          (rows[cell], lastRows[cell], repeated[cell]) = (Self.none, last, last)
          continue
        }
        let (shard, place) = (lengths[row] % shardCount, lengths[row] / shardCount)
        let number = starts[shard * (steps + 1) + counts[row]] + place
        counts[row] += 1
        cells[number] = UInt32(cell)
        (rows[cell], lastRows[cell], repeated[cell]) = (UInt32(number), UInt32(number), Self.none)
      }
    }
  }
}
