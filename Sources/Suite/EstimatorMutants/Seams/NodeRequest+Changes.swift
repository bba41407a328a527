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

extension CannedModel {
  /// The same with another value for an argument, which is left out if it is `nil`.
  func with(_ argument: String, _ value: JSON?) -> CannedModel {
    guard case .object(var members) = arguments else { return self }
    members.removeAll { $0.key == argument }
    if let value { members.append(JSON.Member(argument, value)) }
    return replacing(arguments: .object(members))
  }

  /// The same without all members of a name, however deep.
  func without(_ key: String) -> CannedModel { replacing(arguments: arguments.without(key)) }
}

extension CannedModel {
  /// The same with another text for a member of a name, however deep.
  func replacing(_ text: String, with other: String, under key: String) -> CannedModel {
    replacing(arguments: arguments.replacing(.string(text), with: .string(other), under: key))
  }
}

extension JSON {
  fileprivate func replacing(_ value: JSON, with other: JSON, under key: String) -> JSON {
    switch self {
    case .object(let members):
      .object(
        members.map {
          let isMeant = $0.key == key && $0.value == value
          return JSON.Member(
            $0.key, isMeant ? other : $0.value.replacing(value, with: other, under: key))
        })
    case .array(let elements):
      .array(elements.map { $0.replacing(value, with: other, under: key) })
    default: self
    }
  }

  fileprivate func without(_ key: String) -> JSON {
    switch self {
    case .object(let members):
      .object(
        members.filter { $0.key != key }.map { JSON.Member($0.key, $0.value.without(key)) })
    case .array(let elements): .array(elements.map { $0.without(key) })
    default: self
    }
  }
}
