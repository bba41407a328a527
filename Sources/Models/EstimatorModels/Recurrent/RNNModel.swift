/// From features to logits: columns, recurrent layers, and a matrix at the end.
public struct RNNModel: Sendable {
  /// What a graph of the model consists of.
  public struct Output: Sendable {
    /// float32, `[batch, logitsDimension]`, or `[batch, time, logitsDimension]` when sequences are
    /// returned.
    public let logits: SymbolicTensor
    /// bool, `[batch, time]`: which steps exist.
    public let mask: SymbolicTensor
  }

  private let sequence: SequenceFeatures
  private let context: DenseFeatures?
  private let layer: RecurrentLayer
  private let logitsDimension: Int
  private let returnSequences: Bool

  /// - Throws: `EstimatorError` with kind `ValueError` for columns that are missing, of the wrong kind,
  ///   or of one name; with kind `TypeError` for no list of columns.
  /// - Rules: `rnn.columns.sequence`, `rnn.columns.context`, `rnn.columns.context-kind`
  init(
    sequenceFeatureColumns: [any FeatureColumn]?, contextFeatureColumns: [any FeatureColumn],
    layer: RecurrentLayer, logitsDimension: Int, returnSequences: Bool
  ) throws {
    // rnn.columns.sequence (RNN-15)
    guard let sequenceFeatureColumns else {
      throw EstimatorError(
        .typeError, "there is no list of sequence columns", argument: "sequence_feature_columns",
        rule: .rnnColumnsSequence)
    }
    sequence = try SequenceFeatures(sequenceFeatureColumns)
    // rnn.columns.context (RNN-16)
    context = contextFeatureColumns.isEmpty ? nil : try DenseFeatures(contextFeatureColumns)
    self.layer = layer
    self.logitsDimension = logitsDimension
    self.returnSequences = returnSequences
  }

  /// Adds the model to a graph: tables of sequence columns, tables of context columns, cells bottom-up,
  /// logits.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when features have no names or one is missing.
  /// - Rules: `rnn.variables.order`, `mask.length`, `rnn.features.extra`
  public func callAsFunction(
    features: TensorGroup<SymbolicTensor>, variables: ModelVariables, isTraining: Bool
  ) throws -> Output {
    try checkNames(features)
    let graph = variables.graph
    let (steps, lengths) = try input(features, variables)
    // column.sequence-numeric.type (COL-23)
    let input = try graph.cast(steps, to: .float32)
    let mask = try graph.timeMask(lengths, of: input)
    let output = try run(input, mask, variables, isTraining: isTraining)
    let logits = try self.logits(
      of: returnSequences ? output.sequence : output.last, among: variables)
    return Output(
      logits: returnSequences ? try graph.transpose(logits, permutation: [1, 0, 2]) : logits,
      mask: try graph.transpose(mask, permutation: [1, 0], name: "sequence_mask"))
  }

  private func checkNames(_ features: TensorGroup<SymbolicTensor>) throws {
    // rnn.features.keyed (RNN-27)
    if case .single = features {
      throw EstimatorError(
        .valueError, "the features have no names", argument: "features", rule: .rnnFeaturesKeyed,
        advice: "Return a dictionary of features from the input function.")
    }
  }

  /// Floating-point `[time, batch, depth]`, and int64 `[batch]`.
  private func input(_ features: TensorGroup<SymbolicTensor>, _ variables: ModelVariables) throws
    -> (SymbolicTensor, lengths: SymbolicTensor)
  {
    let (steps, lengths) = try sequence(
      features: features, variables: variables, isTimeMajor: true)
    guard let context else { return (steps, lengths) }
    let fixed = try context(features: features, variables: variables)
    return (
      try variables.graph.concatenateContextInput(fixed, steps, isTimeMajor: true), lengths
    )
  }

  private func run(
    _ input: SymbolicTensor, _ mask: SymbolicTensor, _ variables: ModelVariables, isTraining: Bool
  ) throws -> RecurrentStack.Output {
    let graph = variables.graph
    let owned = try layer.stack.addVariables(
      in: "rnn_model/\(layer.name)", inputWidth: inputWidth, among: variables)
    let parameters = try owned.map { try $0.map { try graph.read($0) } }
    return try graph.inScope("rnn_model/\(layer.name)") {
      try layer.stack(input, mask: mask, parameters: parameters, isTraining: isTraining, in: graph)
    }
  }

  private var inputWidth: Int { sequence.width + (context?.width ?? 0) }

  /// - Rules: `cell.logits`, `rnn.variables.logits`
  private func logits(of output: SymbolicTensor, among variables: ModelVariables) throws
    -> SymbolicTensor
  {
    let graph = variables.graph
    let width = layer.stack.cells.last?.outputSize ?? inputWidth
    // rnn.variables.logits (VAR-04)
    let kernel = try variables.add(
      "rnn_model/logits/kernel", shape: [width, logitsDimension], startingFrom: GlorotUniform())
    let bias = try variables.add(
      "rnn_model/logits/bias", shape: [logitsDimension], startingFrom: ConstantInitializer.zeros)
    // cell.logits (CELL-08)
    return try graph.inScope("rnn_model/logits") {
      let rows = returnSequences ? try graph.reshape(output, to: [-1, width]) : output
      let product = try graph.matMul(rows, graph.read(kernel))
      let logits = try graph.biasAdd(product, graph.read(bias))
      return returnSequences
        ? try graph.stepped(logits, width: logitsDimension, like: output) : logits
    }
  }
}

extension Graph {
  /// bool `[time, batch]`: whether a step is before its row's length.
  fileprivate func timeMask(_ lengths: SymbolicTensor, of input: SymbolicTensor) throws
    -> SymbolicTensor
  {
    // mask.length (MASK-01), mask.wide (MASK-03): as many steps as the input has.
    let steps = try positions(element(0, of: extents(input)))
    return try less(expandDims(steps, axis: 1), expandDims(lengths, axis: 0))
  }

  /// Rows `[time · batch, width]` as `[time, batch, width]`, as long as another tensor.
  fileprivate func stepped(_ rows: SymbolicTensor, width: Int, like steps: SymbolicTensor) throws
    -> SymbolicTensor
  {
    let sizes = try extents(steps)
    let shape = try [element(0, of: sizes), element(1, of: sizes), constant(Int64(width))]
    return try reshape(rows, to: pack(shape))
  }
}
