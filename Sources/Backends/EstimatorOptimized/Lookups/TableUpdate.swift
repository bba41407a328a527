internal import CEstimatorKernels
internal import EstimatorTensors
internal import Estimators

/// Moves the rows of a table by the gradient of the vectors that came from them.
///
/// Rows that were used more than once are added up where the first of them lies, in the order of the batch; then
/// the norm is taken, and every row is cut and moved while it is in the cache. Nothing else is written, and
/// the gradient is not needed any more.
final class TableUpdate {
  private let cells: LookupCells
  private let width: Int
  /// `[time, batch, width]`
  private let gradient: UnsafeMutablePointer<Float>
  private let clipNorm: Float?
  private let states: [Slot]
  private let start: () -> Moves.Move
  private let tasks: any Tasks
  /// Ids, each once, and the cell where each one's gradient lies.
  private let ids: UnsafeMutablePointer<UInt32>
  private let firsts: UnsafeMutablePointer<UInt32>
  /// For each row of the table its place among `ids`, or -1: always, between runs.
  private let numbers: UnsafeMutablePointer<Int32>
  private let partial: UnsafeMutablePointer<Float>
  private let piece: Int
  private let choices: SequenceChoices

  /// - Parameter fetches: Where the gradient lies, then the scalars in their order: they are taken away.
  init(
    _ update: SequenceLookup.Update, of cells: LookupCells, _ fetches: inout ArraySlice<Slot>,
    _ state: SessionState, _ scratch: Scratch
  ) throws {
    let node = state.program.nodes[update.place]
    guard let (step, indices) = KernelTable.rowUpdates(.fast)[node.kind] else {
      preconditionFailure("An update that was found is one of these")
    }
    var slots: [Int: Slot] = [step.gradient: fetches.removeFirst()]
    for (input, name) in update.variables.enumerated() {
      slots[input] = state.variables.slot(name)
    }
    for input in update.scalars.keys.sorted() { slots[input] = fetches.removeFirst() }
    let inputs = node.inputs.indices.filter { $0 != indices }.compactMap { slots[$0] }
    let site = Site(
      node: node, inputs: inputs.map { Site.Input($0.dataType, $0.shape) }, context: state.context)
    let rows = site.shape(0).dimensions[0]
    let most = Shape([cells.cellCount + 1])
    self.cells = cells
    width = site.shape(0).dimensions[1]
    gradient = inputs[step.gradient].elements()
    clipNorm = update.clipNorm.map { Float($0) }
    choices = state.context.options.sequences
    states = Array(inputs.prefix(step.states))
    start = try step.moves.bind(site, inputs)
    tasks = site.tasks
    ids = scratch.makeSlot(.uint32, most).elements()
    firsts = scratch.makeSlot(.uint32, most).elements()
    numbers = scratch.makeSlot(.int32, Shape([rows])).elements()
    numbers.update(repeating: -1, count: rows)
    piece = LaneWork.rows(of: width)
    partial = scratch.makeSlot(.float32, Shape([cells.cellCount / piece + 2])).elements()
  }

  /// - Parameter entries: How many cells have an id.
  func run(entries: Int) {
    let count = merge(entries)
    let divisor = clipNorm.map { choices.divisor(norm(count), $0) }
    let move = start()
    DisjointSlices.forEachRange(of: count, size: piece, on: tasks) { range in
      if let clipNorm, let divisor {
        ek_float32_scale_rows(
          gradient, width, firsts + range.lowerBound, range.count, width, clipNorm, divisor)
      }
      for row in range {
        prefetch(row + 2, range.upperBound)
        move(Int(ids[row]) * width, Int(firsts[row]) * width, width)
      }
    }
  }

  /// The row after the next is on its way while one is moved.
  private func prefetch(_ row: Int, _ end: Int) {
    guard row < end else { return }
    for state in states {
      let bytes = width * state.stride
      ek_prefetch(state.memory + Int(ids[row]) * bytes, bytes)
    }
  }

  /// - Returns: How many rows are to be moved.
  private func merge(_ entries: Int) -> Int {
    var count = 0
    let addsRows = choices.addsRows
    for entry in 0..<entries {
      let cell = cells.entries[entry]
      let id = Int(cells.ids[Int(cell)])
      let number = numbers[id]
      if number < 0 {
        numbers[id] = Int32(count)
        (ids[count], firsts[count]) = (UInt32(id), cell)
        count += 1
      } else if addsRows {
        ek_float32_add_rows(
          gradient + Int(cell) * width, 1, width, gradient + Int(firsts[Int(number)]) * width)
      }
    }
    if entries < cells.cellCount, let row = choices.touched, numbers[Int(row)] < 0 {
      touch(row, &count)
    }
    for row in 0..<count { numbers[Int(ids[row])] = -1 }
    return count
  }

  /// A cell without ids has touched row 0, with no gradient: optimizer.rows (OPT-12).
  private func touch(_ row: UInt32, _ count: inout Int) {
    guard let cell = (0..<cells.cellCount).first(where: { cells.ids[$0] == LookupCells.none })
    else { return }
    (gradient + cell * width).update(repeating: 0, count: width)
    (ids[count], firsts[count]) = (row, UInt32(cell))
    count += 1
  }

  private func norm(_ count: Int) -> Float {
    DisjointSlices.forEachRange(of: count, size: piece, on: tasks) { range in
      partial[range.lowerBound / piece] = ek_float32_squares_of_rows(
        gradient, width, firsts + range.lowerBound, range.count, width)
    }
    let pieces = (count + piece - 1) / piece
    return (0..<pieces).reduce(Float(0)) { $0 + partial[$1] }.squareRoot()
  }
}
