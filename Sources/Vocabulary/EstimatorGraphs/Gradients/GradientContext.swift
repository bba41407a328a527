/// What a gradient rule sees of the operation that it goes back through.
package struct GradientContext {
  package let graph: Graph
  package let node: Node
  /// For each output what came back, or `nil`. At least one is there.
  package let gradients: [SymbolicTensor?]
  /// Which inputs lead to a target. The gradient of another may be left out.
  let wanted: [Bool]

  /// The gradients of the node's inputs.
  ///
  /// - Throws: `GraphError` with kind `.noGradient` when no rule is known for the operation.
  func apply() throws -> [SymbolicTensor?] {
    if GradientRules.notDifferentiable.contains(node.kind) {
      return node.inputs.map { _ in nil }
    }
    // gradient.backpropagation (OPT-04)
    guard let rule = graph.gradientRules[node.kind] else {
      throw noGradient("the operation '\(node.kind)' has no gradient")
    }
    let found = try rule(self)
    precondition(found.count == node.inputs.count, "\(node.kind): one gradient per input")
    return found
  }

  var inputs: [SymbolicTensor] { node.inputs }

  /// The first input.
  var x: SymbolicTensor { node.inputs[0] }

  /// The first output.
  var y: SymbolicTensor { node.tensors[0] }

  /// What came back to the output `index`; zeros if nothing did.
  func gradient(_ index: Int = 0) throws -> SymbolicTensor {
    if let gradient = gradients[index] { return gradient }
    return try add("ZerosLike", node.tensors[index])
  }

  /// The gradient of the first input, if it is wanted, and none for the others.
  func first(_ gradient: () throws -> SymbolicTensor) throws -> [SymbolicTensor?] {
    try (0..<inputs.count).map { $0 == 0 && wanted[0] ? try gradient() : nil }
  }

  /// The gradients of the first two inputs, each made only if it is wanted.
  func both(_ a: () throws -> SymbolicTensor, _ b: () throws -> SymbolicTensor) throws
    -> [SymbolicTensor?]
  {
    [wanted[0] ? try a() : nil, wanted[1] ? try b() : nil]
  }

  func noGradient(_ reason: String) -> GraphError {
    GraphError(.noGradient, node: node.name, reason)
  }
}

// Adding nodes, briefly.
extension GradientContext {
  func add(
    _ kind: String, _ inputs: SymbolicTensor..., attributes: [String: Attribute] = [:]
  ) throws -> SymbolicTensor {
    try graph.add(kind, inputs: inputs, attributes: attributes).tensors[0]
  }

  func product(_ a: SymbolicTensor, _ b: SymbolicTensor) throws -> SymbolicTensor {
    try add("Mul", a, b)
  }

  func negated(_ a: SymbolicTensor) throws -> SymbolicTensor { try add("Neg", a) }

  /// A number of the type of `tensor`.
  func scalar(_ value: Double, like tensor: SymbolicTensor) throws -> SymbolicTensor {
    try graph.scalar(value, tensor.dataType)
  }

  /// A vector of int32.
  func vector(_ values: [Int]) throws -> SymbolicTensor { try graph.indices(values) }

  /// A scalar of int32.
  func integer(_ value: Int) throws -> SymbolicTensor { try graph.constant(Int32(value)) }

  func shape(of tensor: SymbolicTensor) throws -> SymbolicTensor { try graph.shape(of: tensor) }

  /// The size of a tensor along one axis: a scalar of int32.
  func size(of tensor: SymbolicTensor, along axis: Int) throws -> SymbolicTensor {
    if let dimensions = tensor.shape.dimensions, let size = dimensions[axis] {
      return try integer(size)
    }
    return try add(
      "StridedSlice", shape(of: tensor), vector([axis]), vector([axis + 1]), vector([1]),
      attributes: ["shrink_axis_mask": .int(1)])
  }

  /// All elements as a vector.
  func flat(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    try add("Reshape", tensor, vector([-1]))
  }

  func reshaped(_ tensor: SymbolicTensor, like model: SymbolicTensor) throws -> SymbolicTensor {
    if model.shape.known != nil && tensor.shape == model.shape { return tensor }
    return try add("Reshape", tensor, shape(of: model))
  }
}

// Inputs that are constants.
extension GradientContext {
  /// The elements of an input, if it is a constant of whole numbers.
  func constant(_ input: Int) -> [Int]? { graph.constantIntegers(inputs[input]) }

  /// The axis that an input names, counted from the front.
  func axis(_ input: Int, rank: Int?) throws -> Int {
    guard let axis = constant(input)?.first, let rank else {
      throw noGradient("the gradient needs a constant axis and a known rank")
    }
    return axis < 0 ? axis + rank : axis
  }
}
