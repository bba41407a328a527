// One operand; the output has its shape.
extension Graph {
  public func negate(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Neg", x, name: name)
  }

  public func abs(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Abs", x, name: name)
  }

  public func sign(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Sign", x, name: name)
  }

  public func square(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Square", x, name: name)
  }

  public func sqrt(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Sqrt", x, name: name)
  }

  /// One over the square root.
  public func rsqrt(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Rsqrt", x, name: name)
  }

  public func exp(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Exp", x, name: name)
  }

  public func log(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Log", x, name: name)
  }

  /// log(1 + x).
  public func log1p(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Log1p", x, name: name)
  }

  /// exp(x) - 1.
  public func expm1(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Expm1", x, name: name)
  }

  public func reciprocal(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Reciprocal", x, name: name)
  }

  public func floor(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Floor", x, name: name)
  }

  public func relu(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Relu", x, name: name)
  }

  public func tanh(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Tanh", x, name: name)
  }

  public func sigmoid(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Sigmoid", x, name: name)
  }

  /// log(1 + exp(x)).
  public func softplus(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Softplus", x, name: name)
  }

  /// Along the last axis.
  public func softmax(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("Softmax", x, name: name)
  }

  /// Along the last axis.
  public func logSoftmax(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("LogSoftmax", x, name: name)
  }

  public func zerosLike(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("ZerosLike", x, name: name)
  }

  public func onesLike(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("OnesLike", x, name: name)
  }

  /// The same value, seen as a constant by gradients.
  public func stopGradient(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("StopGradient", x, name: name)
  }

  public func logicalNot(_ x: SymbolicTensor, name: String? = nil) throws -> SymbolicTensor {
    try apply("LogicalNot", x, name: name)
  }

  /// The value converted to `type`; itself if it has that type.
  public func cast(
    _ x: SymbolicTensor, to type: DataType, name: String? = nil
  ) throws -> SymbolicTensor {
    if x.dataType == type { return x }
    return try apply("Cast", x, attributes: ["DstT": .type(type)], name: name)
  }
}
