/// A node that is asked for, before anything about it is checked.
package struct NodeRequest {
  /// Unique in the graph, scopes included; in the body of a function, with the function's name and a
  /// colon in front.
  package let name: String
  /// TensorFlow's name of the operation.
  package var kind: String
  package var inputs: [SymbolicTensor]
  package var attributes: [String: Attribute]
  package var control: [Operation]

  /// Changes a request for a node in the graph that will have it, to which it may add others first.
  package typealias Revision = (_ request: inout NodeRequest, _ graph: Graph) throws -> Void
}
