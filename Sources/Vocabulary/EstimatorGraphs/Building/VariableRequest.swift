/// A variable that is asked for, before anything about it is checked.
package struct VariableRequest {
  package var name: String
  package var initialValue: Tensor
  package var collections: Set<Variable.Collection>

  /// Changes a request for a variable in the graph that will have it.
  package typealias Revision = (_ request: inout VariableRequest, _ graph: Graph) throws -> Void
}
