// What nodes read and change beside their inputs. A variable is named by the position of the node
// that makes its handle.
extension GraphDefinition {
  /// The variables that the node changes.
  public func variablesWritten(by node: Node) -> [Int] {
    guard case .write(let count) = node.effect else { return [] }
    return node.inputs.prefix(count).map { handleSource(of: $0, in: nodes).id }
  }

  /// The variable whose value the node reads without changing it.
  public func variableRead(by node: Node) -> Int? {
    guard case .read = node.effect else { return nil }
    return handleSource(of: node.inputs[0], in: nodes).id
  }
}

extension Node {
  /// Whether the node takes a batch of the input.
  public var takesBatch: Bool { effect == .input }

  /// Whether the node reads or changes anything beside its inputs.
  public var isStateful: Bool { effect != .none }

  package var effect: OperationDefinition.Effect {
    OperationDefinition.all[kind]?.effect ?? .none
  }
}
