internal import EstimatorGraphs
internal import EstimatorTensors

// Whether two functions are the same but for their names.
extension Function {
  /// Node by node: kinds, attributes, inputs, types and shapes. What nodes are called does not count.
  func computesTheSame(as other: Function) -> Bool {
    Self.areSame(arguments, other.arguments) && Self.areSame(results, other.results)
      && nodes.count == other.nodes.count
      && zip(nodes, other.nodes).allSatisfy { Self.areSame($0, $1) }
  }

  private static func areSame(_ a: [SymbolicTensor], _ b: [SymbolicTensor]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy {
        $0.node == $1.node && $0.index == $1.index && $0.dataType == $1.dataType
          && $0.shape == $1.shape
      }
  }

  private static func areSame(_ a: Node, _ b: Node) -> Bool {
    a.kind == b.kind && a.id == b.id && a.outputs == b.outputs && areSame(a.inputs, b.inputs)
      && a.controlInputs.map(\.node) == b.controlInputs.map(\.node) && a.hasAttributes(of: b)
  }
}

extension Node {
  func hasAttributes(of other: Node) -> Bool {
    attributes.count == other.attributes.count
      && attributes.allSatisfy { name, value in
        other.attributes[name]?.isSame(as: value) ?? false
      }
  }
}

extension Attribute {
  func isSame(as other: Attribute) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.type(let a), .type(let b)): a == b
    case (.shape(let a), .shape(let b)): a == b
    case (.tensor(let a), .tensor(let b)):
      a.dataType == b.dataType && a.shape == b.shape && a.littleEndianBytes != nil
        && a.littleEndianBytes == b.littleEndianBytes
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    // A function's name says nothing; the bodies that are compared here call none.
    default: false
    }
  }
}
