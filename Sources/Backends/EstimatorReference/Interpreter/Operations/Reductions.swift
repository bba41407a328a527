extension Dense {
  /// y[kept axes] = f(… f(f(initial, x[0]), x[1]) …) over the elements that differ in `axes`, in their order.
  func folded<Result: TensorElement>(
    over axes: Set<Int>, keepingAxes: Bool, from initial: Result, _ f: (Result, Element) -> Result
  ) -> Dense<Result> {
    let ones = Shape(shape.dimensions.enumerated().map { axes.contains($0) ? 1 : $1 })
    var result = [Result](repeating: initial, count: ones.elementCount)
    for (offset, element) in Swift.zip(ones.offsets(broadcastTo: shape), elements) {
      result[offset] = f(result[offset], element)
    }
    return Dense<Result>(result, keepingAxes ? ones : shape.removing(axes))
  }
}

extension Shape {
  func removing(_ axes: Set<Int>) -> Shape {
    Shape(dimensions.indices.filter { !axes.contains($0) }.map { dimensions[$0] })
  }

  /// An axis counted from the front, given one that counts from the back when it is negative.
  func axis(_ axis: Int) throws -> Int {
    try require(-rank <= axis && axis < rank, "\(self) has no axis \(axis)")
    return axis < 0 ? axis + rank : axis
  }
}

/// Which axes to reduce, and whether they stay with size 1.
struct ReducedAxes {
  let axes: Set<Int>
  let areKept: Bool

  /// - Throws: `InvalidArgument` when an axis does not exist, or is named twice.
  init(_ axes: [Int], of shape: Shape, areKept: Bool) throws {
    let positive = try axes.map { try shape.axis($0) }
    try require(Set(positive).count == axes.count, "an axis is named twice in \(axes)")
    self.axes = Set(positive)
    self.areKept = areKept
  }
}

/// The operation of a reduction and the number that it starts from.
protocol NumberFold: SendableMetatype {
  static func start<E: Number>() -> E
  static func of<E: Number>(_ x: E, _ y: E) -> E
}

enum Sum: NumberFold {
  static func start<E: Number>() -> E { .zero }
  static func of<E: Number>(_ x: E, _ y: E) -> E { .sum(x, y) }
}

enum Prod: NumberFold {
  static func start<E: Number>() -> E { .one }
  static func of<E: Number>(_ x: E, _ y: E) -> E { .product(x, y) }
}

enum Max: NumberFold {
  static func start<E: Number>() -> E { .lowest }
  static func of<E: Number>(_ x: E, _ y: E) -> E { Maximum.of(x, y) }
}

enum Min: NumberFold {
  static func start<E: Number>() -> E { .highest }
  static func of<E: Number>(_ x: E, _ y: E) -> E { Minimum.of(x, y) }
}

/// A left fold: the result does not depend on anything but the order of the elements.
struct Reduce<F: NumberFold>: NumberOperation {
  let over: ReducedAxes

  func callAsFunction<E: Number>(_ x: [Dense<E>]) -> Tensor {
    x[0].folded(over: over.axes, keepingAxes: over.areKept, from: F.start(), F.of).tensor
  }
}

/// Sum over count. The mean of nothing is NaN, or 0 for integers.
struct Mean: NumberOperation {
  let over: ReducedAxes

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let sums = x[0].folded(over: over.axes, keepingAxes: over.areKept, from: E.zero, E.sum)
    let count = over.axes.reduce(1) { $0 * x[0].shape.dimensions[$1] }
    if count == 0, E.dataType.isInteger { return sums.tensor }
    return try sums.map { try E.quotient($0, E(count)) }.tensor
  }
}

func all(_ x: Dense<Bool>, over: ReducedAxes) -> Tensor {
  x.folded(over: over.axes, keepingAxes: over.areKept, from: true) { $0 && $1 }.tensor
}

func any(_ x: Dense<Bool>, over: ReducedAxes) -> Tensor {
  x.folded(over: over.axes, keepingAxes: over.areKept, from: false) { $0 || $1 }.tensor
}
