// Comparisons, logic and choice.
extension Graph {
  public func equal(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Equal", a, b, name: name)
  }

  public func notEqual(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("NotEqual", a, b, name: name)
  }

  public func less(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Less", a, b, name: name)
  }

  public func lessEqual(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("LessEqual", a, b, name: name)
  }

  public func greater(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("Greater", a, b, name: name)
  }

  public func greaterEqual(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("GreaterEqual", a, b, name: name)
  }

  public func logicalAnd(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("LogicalAnd", a, b, name: name)
  }

  public func logicalOr(
    _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try apply("LogicalOr", a, b, name: name)
  }

  /// `a` where the condition holds, otherwise `b`; all three are broadcast.
  public func select(
    _ condition: SymbolicTensor, _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try add("SelectV2", name: name, inputs: [condition, a, b]).tensors[0]
  }
}
