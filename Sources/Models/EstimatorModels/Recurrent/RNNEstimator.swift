/// A recurrent model with any head, as documented under `tf.estimator.experimental.RNNEstimator`.
///
/// The value describes the model. ``makeEstimator(on:modelDir:config:start:environment:)`` makes what
/// trains, evaluates and predicts, on any backend.
///
/// Python can give arguments that cannot be written here: what is no column in a list of columns, units
/// that can be read once only (RNN-09), a function that answers no cell, an optimizer that is none
/// (RNN-20). An optimizer given as an object can train again and again (RNN-21).
public struct RNNEstimator: Sendable {
  let head: any Head
  let sequenceFeatureColumns: [any FeatureColumn]?
  let contextFeatureColumns: [any FeatureColumn]
  let cells: RecurrentCells
  let returnSequences: Bool
  let optimizer: OptimizerChoice

  /// - Parameters:
  ///   - head: Makes loss, predictions and metrics of logits.
  ///   - sequenceFeatureColumns: At least one; all over time. `nil` is refused like Python's None.
  ///   - contextFeatureColumns: What does not change over time. It is repeated at every step.
  ///   - units: A number for each layer; or one number, which needs the name of a cell type.
  ///   - cellType: `simple_rnn`, `lstm`, `gru`, or a function; simple cells if left out.
  ///   - rnnCellFn: Makes the cells instead, once for each graph.
  ///   - returnSequences: Whether each step has logits, for which the head must be sequential.
  ///   - optimizer: By name (learning rate 0.05, gradients clipped), as an object, or a function.
  /// - Throws: `EstimatorError` with kind `ValueError` when cells are given twice, or sequences are
  ///   returned to a head that does not take them. Columns, units and cell types are looked at only
  ///   when the model is built.
  /// - Rules: `rnn.defaults`, `rnn.construction.cells`, `rnn.construction.head`
  public init(
    head: any Head, sequenceFeatureColumns: [any FeatureColumn]?,
    contextFeatureColumns: [any FeatureColumn] = [], units: RecurrentUnits? = nil,
    cellType: CellType? = nil, rnnCellFn: (@Sendable () throws -> RecurrentStack)? = nil,
    returnSequences: Bool = false, optimizer: OptimizerChoice = .named("Adagrad")
  ) throws {
    cells = try RecurrentCells(units: units, cellType: cellType, rnnCellFn: rnnCellFn)
    // rnn.construction.head (RNN-02, RNN-30)
    if returnSequences, !head.isSequential {
      throw EstimatorError(
        .valueError, "sequences are returned, but the head takes none",
        argument: "return_sequences", rule: .rnnConstructionHead,
        advice: "Wrap the head into a SequentialHeadWrapper.")
    }
    self.head = head
    self.sequenceFeatureColumns = sequenceFeatureColumns
    self.contextFeatureColumns = contextFeatureColumns
    self.returnSequences = returnSequences
    self.optimizer = optimizer
  }
}
