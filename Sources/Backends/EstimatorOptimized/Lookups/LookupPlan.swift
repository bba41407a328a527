internal import EstimatorGraphs
internal import EstimatorTensors

/// A run with lookups, for inputs of given shapes.
final class LookupPlan {
  private let body: any LookupBody
  /// For each result, the input that it is, or `nil` for one of the body's, in their order.
  private let passed: [Int?]
  private let tables: [LookupTableRows]
  private let scratch: Scratch

  /// - Parameter sizes: Of each lookup, rows and steps.
  init(
    _ rest: LookupRest, _ lookups: [SequenceLookup], sizes: [[Int]], _ body: any LookupBody,
    _ state: SessionState
  ) throws {
    let scratch = Scratch()
    self.body = body
    self.scratch = scratch
    passed = rest.passed
    var needed = body.needed[...]
    var tables: [LookupTableRows] = []
    for (index, lookup) in lookups.enumerated() {
      let cells = LookupCells(
        steps: sizes[index][1], batch: sizes[index][0], scratch, state.context.options.sequences)
      let update = try lookup.update.map {
        try TableUpdate($0, of: cells, &needed, state, scratch)
      }
      tables.append(
        LookupTableRows(
          lookup, cells, table: state.variables.slot(lookup.table), vectors: body.given[2 * index],
          lengths: body.given[2 * index + 1], update, state.context.tasks))
    }
    self.tables = tables
  }

  /// - Returns: What is fetched; `nil`, before anything has happened, for a batch that this is not for.
  func run(_ tensors: [Tensor]) throws -> [Tensor]? {
    for table in tables where !table.take(tensors) { return nil }
    for table in tables { table.lookUp() }
    var own = try body.run(tensors).makeIterator()
    let results = passed.compactMap { input in input.map { tensors[$0] } ?? own.next() }
    for table in tables { table.move() }
    return results
  }
}
