// Operations on pairs of numbers. Integers wrap around where they overflow.

enum Add: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E { .sum(x, y) }
}

enum Sub: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E { .difference(x, y) }
}

enum Mul: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E { .product(x, y) }
}

/// Integers are cut off towards zero.
enum Div: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) throws -> E { try .quotient(x, y) }
}

enum RealDiv: BinaryRealFunction {
  static func of<E: Real>(_ x: E, _ y: E) -> E { x / y }
}

/// x / y, and 0 where y is 0, whatever x is.
enum DivNoNan: BinaryRealFunction {
  static func of<E: Real>(_ x: E, _ y: E) -> E { y == 0 ? 0 : x / y }
}

enum FloorDiv: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) throws -> E { try .floorQuotient(x, y) }
}

enum FloorMod: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) throws -> E { try .floorRemainder(x, y) }
}

enum Pow: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) throws -> E { try .power(x, y) }
}

/// NaN where either is; the first of two zeros, whatever their signs.
enum Maximum: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E { x < y || y.isNaN ? y : x }
}

/// NaN where either is; the first of two zeros, whatever their signs.
enum Minimum: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E { y < x || y.isNaN ? y : x }
}

enum SquaredDifference: BinaryNumberFunction {
  static func of<E: Number>(_ x: E, _ y: E) -> E {
    let difference = E.difference(x, y)
    return .product(difference, difference)
  }
}

/// y[i] = ((x0[i] + x1[i]) + x2[i]) + …
struct AddN: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try require(x.allSatisfy { $0.shape == x[0].shape }, "the tensors differ in shape")
    return try x.dropFirst().reduce(x[0]) { try $0.zip($1, E.sum) }.tensor
  }
}
