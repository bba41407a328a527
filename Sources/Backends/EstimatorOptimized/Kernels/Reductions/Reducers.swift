internal import CEstimatorKernels

// The reducers of each operation.

extension Reducer where Element == Float {
  /// Fast: 64 partial sums added pairwise. Plain: one sum in double precision.
  ///
  /// With AVX-512, 65536 floats in 1.4 µs instead of 31 µs for a left fold.
  static func sum(_ library: LaneLibrary) -> Reducer {
    if library == .fast {
      return Reducer(
        start: 0, combine: { $0 + $1 }, row: { ek_float32_sum($0, $1) },
        rows: { ek_float32_add_rows($0, $1, $2, $3) })
    }
    return Reducer(
      start: 0, combine: { $0 + $1 },
      row: { elements, count in
        var sum = 0.0
        for i in 0..<count { sum += Double(elements[i]) }
        return Float(sum)
      })
  }

  static func largest(_ library: LaneLibrary) -> Reducer {
    var reducer = Reducer(start: -.infinity, combine: Float.larger)
    if library == .fast { reducer.row = { ek_float32_max($0, $1) } }
    return reducer
  }
}

extension Reducer where Element: RealNumber {
  static var sum: Reducer { Reducer(start: 0, combine: { $0 + $1 }) }
  static var product: Reducer { Reducer(start: 1, combine: { $0 * $1 }) }
  static var largest: Reducer { Reducer(start: -.infinity, combine: Element.larger) }
  static var smallest: Reducer { Reducer(start: .infinity, combine: Element.smaller) }

  /// The fold divided by the number of elements: NaN of none.
  var mean: Reducer {
    var reducer = self
    reducer.finish = { sum, count in sum / Element(count) }
    return reducer
  }
}

extension Reducer where Element: WholeNumber {
  static var sum: Reducer { Reducer(start: 0, combine: { $0 &+ $1 }) }
  static var product: Reducer { Reducer(start: 1, combine: { $0 &* $1 }) }
  static var largest: Reducer { Reducer(start: .min, combine: { max($0, $1) }) }
  static var smallest: Reducer { Reducer(start: .max, combine: { min($0, $1) }) }

  /// Rounded towards zero; 0 of none.
  var mean: Reducer {
    var reducer = self
    reducer.finish = { sum, count in count == 0 ? 0 : sum / Element(count) }
    return reducer
  }
}
