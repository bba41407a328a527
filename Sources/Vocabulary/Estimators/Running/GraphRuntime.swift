/// Executes graphs. A backend author who supplies only this can inherit the reference life-cycle.
public protocol GraphRuntime: Sendable {
  /// Makes a session with no variable initialised.
  func makeSession(for graph: GraphDefinition, in environment: any Environment) throws
    -> any GraphSession
}

/// One graph being executed, and the state of its variables.
///
/// Within one run a read sees the value from before the run unless it depends, by data or control,
/// on a write. A run that fails to get its batch changes nothing.
public protocol GraphSession: AnyObject {
  /// Runs what the fetches and targets need, and nothing else.
  ///
  /// - Parameters:
  ///   - fetches: Tensors whose values are returned, in this order.
  ///   - targets: Operations to run for their effect.
  ///   - feeds: Values that replace tensors of the graph.
  /// - Throws: `EstimatorError` of the kind TensorFlow gives; `OutOfRange` at the end of input.
  func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor]

  /// The value of a variable, or `nil` while it is not initialised.
  func value(of variable: Variable) -> Tensor?

  /// Sets a variable, as restoring does.
  func assign(_ value: Tensor, to variable: Variable) throws

  /// Connects the `IteratorGetNext` nodes of the graph to batches, from the first one on.
  func bindInput(_ stream: any BatchStream)

  func close()
}
