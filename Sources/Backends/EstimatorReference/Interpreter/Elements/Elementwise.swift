/// y[i] = f(x[i]) for every number.
protocol NumberFunction: SendableMetatype {
  static func of<E: Number>(_ x: E) -> E
}

/// y[i] = f(x[i]) for floating-point numbers.
protocol RealFunction: SendableMetatype {
  static func of<E: Real>(_ x: E) -> E
}

/// z[i] = f(x[i], y[i]) for every number.
protocol BinaryNumberFunction: SendableMetatype {
  static func of<E: Number>(_ x: E, _ y: E) throws -> E
}

/// z[i] = f(x[i], y[i]) for floating-point numbers.
protocol BinaryRealFunction: SendableMetatype {
  static func of<E: Real>(_ x: E, _ y: E) -> E
}

struct MapNumbers<F: NumberFunction>: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) -> Tensor { x[0].map { F.of($0) }.tensor }
}

struct MapReals<F: RealFunction>: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) -> Tensor { x[0].map { F.of($0) }.tensor }
}

struct ZipNumbers<F: BinaryNumberFunction>: NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].zip(x[1]) { try F.of($0, $1) }.tensor
  }
}

struct ZipReals<F: BinaryRealFunction>: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].zip(x[1]) { F.of($0, $1) }.tensor
  }
}

extension Dense {
  /// y[i] = f(x[i]).
  func map<Result>(_ f: (Element) throws -> Result) rethrows -> Dense<Result> {
    Dense<Result>(try elements.map(f), shape)
  }

  /// z[i] = f(x[i], y[i]), where a size of 1 is repeated to meet the other's.
  ///
  /// - Throws: `InvalidArgument` when the shapes do not broadcast, and what `f` throws.
  func zip<Result>(_ other: Dense<Element>, _ f: (Element, Element) throws -> Result) throws
    -> Dense<Result>
  {
    let shape = try self.shape.broadcast(with: other.shape)
    let (i, j) = (self.shape.offsets(broadcastTo: shape), other.shape.offsets(broadcastTo: shape))
    return Dense<Result>(
      try i.indices.map { try f(elements[i[$0]], other.elements[j[$0]]) }, shape)
  }
}
