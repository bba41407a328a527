// How mutants of models tell requests apart, and what they make of them.
extension NodeRequest {
  /// Whether it asks for this kind of node, and not on the way back to gradients.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of nodes that make its inputs, from the first on; `nil` stands for any.
  ///   - part: What its name contains.
  func asks(
    _ kind: String, of kinds: [String?] = [], in graph: Graph, named part: String = ""
  ) -> Bool {
    self.kind == kind && inputs.count >= kinds.count
      && zip(kinds, inputs).allSatisfy { $0 == nil || $0 == graph.source(of: $1).kind }
      && (part.isEmpty || name.contains(part)) && !name.contains("/gradients/")
  }

  /// Whether it is one of the body of the recurrent layers' loop, on the way forward.
  func isOfStep(_ kind: String, of kinds: [String?] = [], in graph: Graph) -> Bool {
    name.hasPrefix("recurrent_stack:") && asks(kind, of: kinds, in: graph)
  }

  /// Hands a tensor on instead.
  mutating func pass(_ tensor: SymbolicTensor) {
    (kind, inputs, attributes) = ("Identity", [tensor], [:])
  }

  /// Asks for another kind of node, of the same inputs unless others are given.
  mutating func ask(_ kind: String, of inputs: [SymbolicTensor]? = nil) {
    (self.kind, self.inputs, attributes) = (kind, inputs ?? self.inputs, [:])
  }

  /// Changes the elements of a float32 constant.
  mutating func change(_ change: ([Float], Shape) -> [Float]) {
    guard case .tensor(let tensor)? = attributes["value"], tensor.dataType == .float32 else {
      return
    }
    attributes["value"] = .tensor(
      Tensor(change(tensor.floats, tensor.shape), shape: tensor.shape))
  }
}

extension Graph {
  /// The node that makes a tensor.
  func source(of tensor: SymbolicTensor) -> Node { nodes[tensor.node] }

  /// An input of the node that makes a tensor.
  func input(_ index: Int, of tensor: SymbolicTensor) -> SymbolicTensor {
    source(of: tensor).inputs[index]
  }

  /// Another output of the node that makes a tensor.
  func sibling(_ index: Int, of tensor: SymbolicTensor) -> SymbolicTensor {
    source(of: tensor).tensors[index]
  }
}
