// Gradients of single-number functions, most of them in terms of y = f(x), because the forward pass has y.
//
// The first three are not finite everywhere. As in TensorFlow, a `dy` of 0 stays 0 even there: what does not
// influence the loss must not poison the gradient of what does.

enum SqrtGrad: BinaryRealFunction {
  static func of<E: Real>(_ y: E, _ dy: E) -> E { dy == 0 ? 0 : dy * 0.5 / y }
}

enum RsqrtGrad: BinaryRealFunction {
  static func of<E: Real>(_ y: E, _ dy: E) -> E { dy == 0 ? 0 : dy * -0.5 * y * y * y }
}

enum ReciprocalGrad: BinaryRealFunction {
  static func of<E: Real>(_ y: E, _ dy: E) -> E { dy == 0 ? 0 : -dy * y * y }
}

enum TanhGrad: BinaryRealFunction {
  static func of<E: Real>(_ y: E, _ dy: E) -> E { dy * (1 - y * y) }
}

enum SigmoidGrad: BinaryRealFunction {
  static func of<E: Real>(_ y: E, _ dy: E) -> E { dy * y * (1 - y) }
}

/// In terms of x.
enum SoftplusGrad: BinaryRealFunction {
  static func of<E: Real>(_ dy: E, _ x: E) -> E { dy / (.exp(-x) + 1) }
}

/// In terms of x, or of y, which is positive where x is. It is a product, so a NaN of `dy` always shows.
enum ReluGrad: BinaryNumberFunction {
  static func of<E: Number>(_ dy: E, _ x: E) -> E { .product(dy, x > .zero ? .one : .zero) }
}
