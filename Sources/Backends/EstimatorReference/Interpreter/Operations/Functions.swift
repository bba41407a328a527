// Operations on single numbers.

enum Neg: NumberFunction {
  static func of<E: Number>(_ x: E) -> E { .product(.difference(.zero, .one), x) }
}

enum Abs: NumberFunction {
  static func of<E: Number>(_ x: E) -> E { x < .zero ? Neg.of(x) : x == .zero ? .zero : x }
}

/// -1, 0 or 1; NaN stays.
enum Sign: NumberFunction {
  static func of<E: Number>(_ x: E) -> E {
    if x.isNaN { return x }
    return x > .zero ? .one : x < .zero ? Neg.of(.one) : .zero
  }
}

enum Square: NumberFunction {
  static func of<E: Number>(_ x: E) -> E { .product(x, x) }
}

/// Halfway between two whole numbers, the even one.
enum Round: NumberFunction {
  static func of<E: Number>(_ x: E) -> E { x.roundedToEven }
}

enum Floor: RealFunction {
  static func of<E: Real>(_ x: E) -> E { x.rounded(.down) }
}

enum Ceil: RealFunction {
  static func of<E: Real>(_ x: E) -> E { x.rounded(.up) }
}

enum Sqrt: RealFunction {
  static func of<E: Real>(_ x: E) -> E { x.squareRoot() }
}

enum Rsqrt: RealFunction {
  static func of<E: Real>(_ x: E) -> E { 1 / x.squareRoot() }
}

enum Reciprocal: RealFunction {
  static func of<E: Real>(_ x: E) -> E { 1 / x }
}

enum Exp: RealFunction {
  static func of<E: Real>(_ x: E) -> E { .exp(x) }
}

enum Expm1: RealFunction {
  static func of<E: Real>(_ x: E) -> E { .expMinusOne(x) }
}

enum Log: RealFunction {
  static func of<E: Real>(_ x: E) -> E { .log(x) }
}

enum Log1p: RealFunction {
  static func of<E: Real>(_ x: E) -> E { .log(onePlus: x) }
}

enum Tanh: RealFunction {
  static func of<E: Real>(_ x: E) -> E { .tanh(x) }
}

/// 1 / (1 + e^-x).
enum Sigmoid: RealFunction {
  static func of<E: Real>(_ x: E) -> E { 1 / (1 + .exp(-x)) }
}

/// max(x, 0); NaN stays.
enum Relu: NumberFunction {
  static func of<E: Number>(_ x: E) -> E { x > .zero || x.isNaN ? x : .zero }
}

/// log(1 + e^x), without overflow for large x.
enum Softplus: RealFunction {
  static func of<E: Real>(_ x: E) -> E {
    x > 0 ? x + .log(onePlus: .exp(-x)) : .log(onePlus: .exp(x))
  }
}
