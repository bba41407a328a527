internal import CEstimatorKernels
internal import EstimatorTensors

/// Folds many elements into one.
struct Reducer<Element: Sendable>: Sendable {
  /// The result of none, and what a fold starts with.
  let start: Element
  let combine: @Sendable (Element, Element) -> Element
  /// Turns the fold of so many elements into the result.
  var finish: @Sendable (Element, Int) -> Element = { fold, _ in fold }
  /// Folds contiguous elements, if there is a faster way than one after another.
  var row: (@Sendable (UnsafePointer<Element>, Int) -> Element)?
  /// Adds rows to a row of folds, likewise.
  var rows:
    (
      @Sendable (
        UnsafePointer<Element>, _ rows: Int, _ columns: Int, UnsafeMutablePointer<Element>
      ) -> Void
    )?
}

extension Reducer {
  /// Rows of a column reduction that are folded together before anything else; their folds are then
  /// combined in order. A matter of the shape alone.
  static var chunk: Int { 256 }

  /// Folds `depth` contiguous elements for each of `outer` results.
  func reduceRows(
    _ input: UnsafePointer<Element>, _ output: UnsafeMutablePointer<Element>, depth: Int,
    results: Range<Int>
  ) {
    for result in results {
      let first = input + result * depth
      output[result] = finish(row.map { $0(first, depth) } ?? fold(first, depth), depth)
    }
  }

  private func fold(_ elements: UnsafePointer<Element>, _ count: Int) -> Element {
    var result = start
    for i in 0..<count { result = combine(result, elements[i]) }
    return result
  }

  /// Folds `rows` rows of `columns` elements into one row, without finishing.
  func reduceColumns(
    _ input: UnsafePointer<Element>, _ output: UnsafeMutablePointer<Element>, rows count: Int,
    columns: Int
  ) {
    output.update(repeating: start, count: columns)
    if let rows { return rows(input, count, columns, output) }
    for row in 0..<count {
      let source = input + row * columns
      for column in 0..<columns { output[column] = combine(output[column], source[column]) }
    }
  }

  func finishAll(_ output: UnsafeMutablePointer<Element>, count: Int, depth: Int) {
    for i in 0..<count { output[i] = finish(output[i], depth) }
  }
}
