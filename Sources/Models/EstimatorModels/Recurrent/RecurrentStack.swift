/// Recurrent layers one above the other, run over time in one loop.
///
/// A layer's input is the output of the layer below at the same step; the stack's output is that of the
/// last layer. A stack without layers puts out its input.
///
/// - Rules: `cell.stack`, `cell.mask.carry`
public struct RecurrentStack: Sendable {
  /// Bottom-up.
  public let cells: [any RecurrentCell]
  /// Whether variables have the scope of a stack around those of the cells. One cell alone has none.
  public let isStacked: Bool

  /// One cell alone.
  public init(_ cell: any RecurrentCell) {
    cells = [cell]
    isStacked = false
  }

  /// A stack, of one cell too.
  public init(stacking cells: [any RecurrentCell]) {
    self.cells = cells
    isStacked = true
  }

  /// What the loop is run with, and how its body tells its arguments apart.
  struct Layout: Sendable {
    /// For each layer, how many states it has.
    let stateCounts: [Int]
    /// For each layer, how many parameters it has.
    let parameterCounts: [Int]
    /// Whether the last carry is the output before, because no state is.
    let carriesOutput: Bool

    var carryCount: Int { stateCounts.reduce(0, +) + (carriesOutput ? 1 : 0) }
  }

  func layout(parameterCounts: [Int]) -> Layout {
    // cell.mask.carry (CELL-06): a masked step repeats the output before, which then is a carry.
    Layout(
      stateCounts: cells.map(\.stateSizes.count), parameterCounts: parameterCounts,
      carriesOutput: cells.last.map { !$0.outputIsFirstState } ?? false)
  }

  /// The widths of the carries, layer by layer.
  var carrySizes: [Int] {
    let states = cells.flatMap(\.stateSizes)
    guard let top = cells.last, !top.outputIsFirstState else { return states }
    return states + [top.outputSize]
  }
}
