extension RNNEstimator {
  /// Makes an estimator of this model.
  ///
  /// - Parameters:
  ///   - start: What variables start from when the directory has no checkpoint.
  /// - Throws: `EstimatorError` with kind `ValueError` when the configuration cannot be.
  public func makeEstimator(
    on backend: some EstimatorBackend, modelDir: String? = nil, config: RunConfig,
    start: ModelStart = ModelStart(), environment: any Environment
  ) throws -> any Estimator {
    try backend.makeEstimator(
      modelFn: modelFunction(start: start, environment: environment), modelDir: modelDir,
      config: config, environment: environment)
  }

  /// Builds the model's graph for one mode, anew at each call.
  public func modelFunction(start: ModelStart = ModelStart(), environment: any Environment)
    -> ModelFunction
  {
    { context in try estimatorSpec(context, start.variables(for: context, in: environment)) }
  }

  private func estimatorSpec(_ context: ModelContext, _ variables: ModelVariables) throws
    -> EstimatorSpec
  {
    let model = try RNNModel(
      sequenceFeatureColumns: sequenceFeatureColumns,
      contextFeatureColumns: contextFeatureColumns, layer: cells.layer(),
      logitsDimension: head.logitsDimension, returnSequences: returnSequences)
    let output = try model(
      features: context.features, variables: variables, isTraining: context.mode == .train)
    let input = HeadInput(
      graph: context.graph, mode: context.mode,
      features: try features(context.features, masked: output.mask), logits: output.logits,
      labels: context.labels)
    // The optimizer is looked at in training only: rnn.optimizer.name (RNN-19).
    return try head.estimatorSpec(input) {
      try optimizer.minimize($0, in: context.graph, scope: head.trainingScope)
    }
  }

  /// The features, with the model's mask where the head looks for one and there is none.
  private func features(_ features: TensorGroup<SymbolicTensor>, masked mask: SymbolicTensor)
    throws -> TensorGroup<SymbolicTensor>
  {
    // rnn.mask.added (RNN-31), rnn.mask.name (RNN-26)
    guard returnSequences, let key = head.sequenceMask,
      case .keyed(var named) = features, named[key] == nil
    else { return features }
    // mask.given-shape (MASK-06)
    if features.sparse(key) != nil {
      throw EstimatorError(
        .typeError, "the mask '\(key)' is sparse", argument: "sequence_mask",
        rule: .maskGivenShape, advice: "Give a dense one of shape [batch, time].")
    }
    named[key] = mask
    return .keyed(named)
  }
}
