/// A matrix whose columns, or rows if it is wide, are orthogonal and of length 1.
///
/// It is Q of a thin QR decomposition of normal numbers, in which R's diagonal is made positive.
///
/// - Rules: `initial.recurrent-kernel`
public struct Orthogonal: Initializer {
  public init() {}

  public var seedKind: InitializerSeeds.Kind? { .kernel }

  /// - Precondition: the shape is that of a matrix.
  /// - Complexity: O(*long side* · *short side*²).
  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    precondition(shape.rank == 2, "A recurrent kernel is a matrix, not \(shape)")
    let (rows, columns) = (shape.dimensions[0], shape.dimensions[1])
    let (long, short) = (max(rows, columns), min(rows, columns))
    let stream = Philox(mixing: seed ?? InitializerSeeds.Seed(0, 0))
    let numbers = stream.normal(long * short)
    let basis = OrthonormalColumns(numbers, rows: long, columns: short)
    // initial.recurrent-kernel (INIT-02): as it is, or transposed.
    let elements = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        rows < columns ? basis[row: column, column: row] : basis[row: row, column: column]
      }
    }
    return Tensor(elements, shape: shape)
  }
}

/// Q of the QR decomposition with a positive diagonal in R: what Gram and Schmidt's process gives.
private struct OrthonormalColumns {
  private typealias Lanes = SIMD8<Double>
  /// Each column, filled up with zeros to whole vectors.
  private var columns: [[Lanes]] = []

  /// - Parameter numbers: A matrix, row by row.
  init(_ numbers: [Float], rows: Int, columns count: Int) {
    for column in 0..<count {
      var vector = [Lanes](repeating: .zero, count: (rows + 7) / 8)
      for row in 0..<rows { vector[row / 8][row % 8] = Double(numbers[row * count + column]) }
      // Once more, because what is left of the first time is not quite orthogonal.
      for _ in 0..<2 {
        for other in columns { Self.subtract(Self.product(vector, other), times: other, &vector) }
      }
      let length = Self.product(vector, vector).squareRoot()
      columns.append(vector.map { $0 / length })
    }
  }

  subscript(row row: Int, column column: Int) -> Float { Float(columns[column][row / 8][row % 8]) }

  private static func product(_ a: [Lanes], _ b: [Lanes]) -> Double {
    var sum = Lanes.zero
    for index in a.indices { sum += a[index] * b[index] }
    return sum.sum()
  }

  private static func subtract(_ factor: Double, times other: [Lanes], _ vector: inout [Lanes]) {
    for index in vector.indices { vector[index] -= factor * other[index] }
  }
}
