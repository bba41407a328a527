/// c[i] = f(x[i], y[i]) as a truth value.
protocol Comparison: SendableMetatype {
  static func of<E: Number>(_ x: E, _ y: E) -> Bool
}

enum Less: Comparison {
  static func of<E: Number>(_ x: E, _ y: E) -> Bool { x < y }
}

enum LessEqual: Comparison {
  static func of<E: Number>(_ x: E, _ y: E) -> Bool { x <= y }
}

enum Greater: Comparison {
  static func of<E: Number>(_ x: E, _ y: E) -> Bool { x > y }
}

enum GreaterEqual: Comparison {
  static func of<E: Number>(_ x: E, _ y: E) -> Bool { x >= y }
}

struct Compare<F: Comparison>: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].zip(x[1]) { F.of($0, $1) }.tensor
  }
}

/// c[i] = x[i] equals y[i], for elements of any type. NaN equals nothing.
///
/// - Parameter isShapeMismatchAnError: If not, tensors that do not broadcast are unequal as a whole.
func equal(_ x: Tensor, _ y: Tensor, isShapeMismatchAnError: Bool) throws -> Tensor {
  if !isShapeMismatchAnError, (try? x.shape.broadcast(with: y.shape)) == nil {
    return Tensor(false)
  }
  return try x.elements.accept(Equality(x: x, y: y)).get()
}

private struct Equality: TensorElementVisitor {
  let x: Tensor
  let y: Tensor

  func visit<Element: TensorElement>(_ elements: [Element]) -> Swift.Result<Tensor, any Error> {
    Swift.Result { try Dense(elements, x.shape).zip(y.dense()) { $0 == $1 }.tensor }
  }
}

/// c[i] = the number has the property.
struct IsNan: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) -> Tensor { x[0].map(\.isNaN).tensor }
}

struct IsInf: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) -> Tensor { x[0].map(\.isInfinite).tensor }
}

struct IsFinite: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) -> Tensor { x[0].map(\.isFinite).tensor }
}
