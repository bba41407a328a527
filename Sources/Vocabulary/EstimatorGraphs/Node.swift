/// One operation of a graph, with where its inputs come from and what is known of its outputs.
///
/// Whoever holds it shares it: nothing of it ever changes.
public final class Node: Sendable {
  /// What is known of one output before the graph runs.
  public struct Output: Sendable, Hashable {
    public let dataType: DataType
    public let shape: PartialShape

    public init(_ dataType: DataType, _ shape: PartialShape) {
      self.dataType = dataType
      self.shape = shape
    }
  }

  /// Position in the graph. Inputs come from nodes before it: a graph has no cycles.
  public let id: Int
  /// Unique in the graph, also ignoring case.
  public let name: String
  /// The kind of operation, as TensorFlow names it: `MatMul`, `BiasAdd`, `VarHandleOp`.
  public let kind: String
  public let inputs: [SymbolicTensor]
  /// Nodes that must have run before this one, beside those of the inputs.
  public let controlInputs: [Operation]
  /// All attributes, inferred and defaulted ones included.
  public let attributes: [String: Attribute]
  public let outputs: [Output]
  /// What is known of its kind.
  package let definition: OperationDefinition

  init(
    id: Int, name: String, definition: OperationDefinition, inputs: [SymbolicTensor],
    controlInputs: [Operation], attributes: [String: Attribute], outputs: [Output]
  ) {
    self.id = id
    self.name = name
    self.kind = definition.kind
    self.inputs = inputs
    self.controlInputs = controlInputs
    self.attributes = attributes
    self.outputs = outputs
    self.definition = definition
  }

  public var operation: Operation { Operation(node: id, name: name) }

  /// The node's tensors.
  public var tensors: [SymbolicTensor] {
    outputs.enumerated().map { index, output in
      SymbolicTensor(
        operation: operation, index: index, dataType: output.dataType, shape: output.shape)
    }
  }
}
