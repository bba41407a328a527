/// A recurrent model that tells classes apart, as documented under
/// `tf.estimator.experimental.RNNClassifier`.
///
/// Two classes have a ``BinaryClassHead``, more a ``MultiClassHead``; what Python can give and cannot be
/// written here is listed at ``RNNEstimator``, and with it a label vocabulary that is no list of words
/// and a mask that is no name.
public struct RNNClassifier: Sendable {
  /// The same model with its head spelled out.
  public let estimator: RNNEstimator

  /// - Parameters:
  ///   - sequenceFeatureColumns: At least one; all over time. `nil` is refused like Python's None.
  ///   - contextFeatureColumns: What does not change over time. It is repeated at every step.
  ///   - units: A number for each layer; or one number, which needs the name of a cell type.
  ///   - cellType: `simple_rnn`, `lstm`, `gru`, or a function; simple cells if left out.
  ///   - rnnCellFn: Makes the cells instead, once for each graph.
  ///   - returnSequences: Whether each step has a label, instead of each row.
  ///   - nClasses: Two or more. `nil` is refused like Python's None.
  ///   - weightColumn: How much each element weighs. With sequences it is a feature's name, and no column.
  ///   - labelVocabulary: Words that the labels are; of more than two classes as many words.
  ///   - optimizer: By name (learning rate 0.05, gradients clipped), as an object, or a function.
  ///   - lossReduction: How the losses of elements become one; see `LossReduction(named:)`.
  ///   - sequenceMask: With sequences, the feature that says which steps count, if it is there; and the
  ///     prediction that does.
  /// - Throws: `EstimatorError` with kind `ValueError` for a number of classes below two, a vocabulary
  ///   of another size, or cells given twice; with kind `TypeError` for a weight column that is more
  ///   than a name where sequences are returned. All else is found when the model is built.
  /// - Rules: `rnn.defaults`, `rnn.head.classes`, `rnn.construction.classes`,
  ///   `rnn.construction.vocabulary`, `rnn.construction.sequences`
  public init(
    sequenceFeatureColumns: [any FeatureColumn]?, contextFeatureColumns: [any FeatureColumn] = [],
    units: RecurrentUnits? = nil, cellType: CellType? = nil,
    rnnCellFn: (@Sendable () throws -> RecurrentStack)? = nil, returnSequences: Bool = false,
    nClasses: Int? = 2, weightColumn: WeightColumn? = nil, labelVocabulary: [String]? = nil,
    optimizer: OptimizerChoice = .named("Adagrad"),
    lossReduction: LossReduction = .sumOverBatchSize, sequenceMask: String = "sequence_mask"
  ) throws {
    let head = try Self.head(
      nClasses: nClasses, weightColumn: weightColumn, labelVocabulary: labelVocabulary,
      lossReduction: lossReduction)
    estimator = try RNNEstimator(
      head: returnSequences ? Self.sequential(head, weightColumn, sequenceMask) : head,
      sequenceFeatureColumns: sequenceFeatureColumns,
      contextFeatureColumns: contextFeatureColumns, units: units, cellType: cellType,
      rnnCellFn: rnnCellFn, returnSequences: returnSequences, optimizer: optimizer)
  }

  /// Makes an estimator of this model; see
  /// ``RNNEstimator/makeEstimator(on:modelDir:config:start:environment:)``.
  public func makeEstimator(
    on backend: some EstimatorBackend, modelDir: String? = nil, config: RunConfig,
    start: ModelStart = ModelStart(), environment: any Environment
  ) throws -> any Estimator {
    try estimator.makeEstimator(
      on: backend, modelDir: modelDir, config: config, start: start, environment: environment)
  }

  /// - Throws: `EstimatorError` with kind `ValueError` for classes and vocabularies that cannot be.
  private static func head(
    nClasses: Int?, weightColumn: WeightColumn?, labelVocabulary: [String]?,
    lossReduction: LossReduction
  ) throws -> any StaticHead {
    // rnn.construction.classes (RNN-02)
    guard let nClasses else {
      throw EstimatorError(
        .valueError, "there is no number of classes", argument: "n_classes",
        rule: .rnnConstructionClasses)
    }
    // rnn.head.classes (RNN-22)
    if nClasses == 2 {
      return try BinaryClassHead(
        weightColumn: weightColumn, labelVocabulary: labelVocabulary, lossReduction: lossReduction)
    }
    try check(nClasses, labelVocabulary)
    return try MultiClassHead(
      nClasses: nClasses, weightColumn: weightColumn, labelVocabulary: labelVocabulary,
      lossReduction: lossReduction)
  }

  private static func check(_ nClasses: Int, _ labelVocabulary: [String]?) throws {
    // rnn.construction.classes (RNN-02)
    guard nClasses > 2 else {
      throw EstimatorError(
        .valueError, "there are \(nClasses) classes, not two or more", argument: "n_classes",
        rule: .rnnConstructionClasses)
    }
    // rnn.construction.vocabulary (RNN-02)
    guard labelVocabulary == nil || labelVocabulary?.count == nClasses else {
      throw EstimatorError(
        .valueError, "the label vocabulary does not have one word for each of \(nClasses) classes",
        argument: "label_vocabulary", rule: .rnnConstructionVocabulary)
    }
  }

  private static func sequential(
    _ head: any StaticHead, _ weightColumn: WeightColumn?, _ sequenceMask: String
  ) throws -> SequentialHeadWrapper {
    // rnn.construction.sequences (RNN-02, RNN-25)
    if case .column = weightColumn {
      throw EstimatorError(
        .typeError, "with sequences the weight column is the name of a feature",
        argument: "weight_column", rule: .rnnConstructionSequences)
    }
    return try SequentialHeadWrapper(
      head, sequenceMask: sequenceMask, featureColumns: weightColumn.map { [$0.key] } ?? [])
  }
}
