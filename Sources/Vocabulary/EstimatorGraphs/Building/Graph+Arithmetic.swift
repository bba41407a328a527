// Element by element. Operands of one type are broadcast.
extension Graph {
  public func add(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("AddV2", a, b, name: name)
  }

  public func subtract(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Sub", a, b, name: name)
  }

  public func multiply(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Mul", a, b, name: name)
  }

  public func divide(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("RealDiv", a, b, name: name)
  }

  /// The quotient, and 0 where `b` is 0.
  public func divideNoNan(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("DivNoNan", a, b, name: name)
  }

  public func maximum(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Maximum", a, b, name: name)
  }

  public func minimum(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Minimum", a, b, name: name)
  }

  public func pow(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Pow", a, b, name: name)
  }

  public func squaredDifference(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("SquaredDifference", a, b, name: name)
  }

  /// The sum of tensors of one shape; of a single one, itself.
  ///
  /// - Precondition: there is at least one.
  public func addN(_ tensors: [SymbolicTensor], name: String? = nil) throws -> SymbolicTensor {
    precondition(!tensors.isEmpty, "A sum of tensors has at least one")
    return tensors.count == 1 ? tensors[0] : try add("AddN", name: name, inputs: tensors).tensors[0]
  }

  /// The only output of an operation of any kind on two operands.
  public func apply(
    _ kind: String, _ a: SymbolicTensor, _ b: SymbolicTensor,
    attributes: [String: Attribute] = [:], name: String? = nil
  ) throws -> SymbolicTensor {
    try add(kind, name: name, inputs: [a, b], attributes: attributes).tensors[0]
  }

  /// The only output of an operation of any kind on one operand.
  public func apply(
    _ kind: String, _ x: SymbolicTensor, attributes: [String: Attribute] = [:], name: String? = nil
  ) throws -> SymbolicTensor {
    try add(kind, name: name, inputs: [x], attributes: attributes).tensors[0]
  }
}
