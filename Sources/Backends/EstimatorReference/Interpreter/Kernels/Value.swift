/// What flows along the edges of a running graph.
package enum Value: Sendable {
  case tensor(Tensor)
  /// The handle of the variable of this name.
  case variable(String)
  /// The handle of the table that this node stands for.
  case table(String)
  /// The handle of the session's input.
  case iterator
}
