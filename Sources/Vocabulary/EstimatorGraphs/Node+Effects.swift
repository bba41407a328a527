// What nodes read and change beside their inputs.
extension Node {
  /// Whether the node takes a batch of the input.
  public var takesBatch: Bool { effect == .input }

  package var effect: OperationDefinition.Effect { definition.effect }
}
