internal import EstimatorModels

extension CannedModel {
  /// Where the names in a description lead.
  struct Folders {
    /// The model's files.
    let files: String
    /// What the paths of checkpoints are relative to: the folder of the model directories.
    let checkpoints: String
  }

  /// The model function of what is described, made as its constructor makes it.
  ///
  /// - Parameters:
  ///   - registry: Learns what names mean in each graph that is built.
  /// - Throws: What the constructors of columns, heads and the model itself refuse.
  func modelFunction(
    folders: Folders, registry: GraphRegistry, environment: any Environment
  ) throws -> ModelFunction {
    let columns = ColumnBuilder(folders: folders, environment: environment)
    let original = try estimator(columns).modelFunction(start: start, environment: environment)
    return { context in
      let spec = try original(context)
      try initial.apply(to: context.graph)
      registry.register(GraphNames(of: spec, in: context), for: context.graph)
      return spec
    }
  }

  private var start: ModelStart {
    ModelStart(kernels: kerasSeed.map { KernelSeeds(seed: $0) }) { [initial] name, shape in
      initial.value(of: name, shape)
    }
  }

  private func estimator(_ columns: ColumnBuilder) throws -> RNNEstimator {
    let heads = HeadBuilder(columns: columns)
    if name == "RNNClassifier" { return try classifier(columns, heads).estimator }
    return try RNNEstimator(
      head: heads.head(arguments.required("head") { $0 }),
      sequenceFeatureColumns: list("sequence_feature_columns", columns),
      contextFeatureColumns: list("context_feature_columns", columns) ?? [], units: units,
      cellType: cellType, rnnCellFn: rnnCellFn, returnSequences: returnSequences,
      optimizer: optimizer)
  }

  private func classifier(_ columns: ColumnBuilder, _ heads: HeadBuilder) throws -> RNNClassifier {
    try RNNClassifier(
      sequenceFeatureColumns: list("sequence_feature_columns", columns),
      contextFeatureColumns: list("context_feature_columns", columns) ?? [], units: units,
      cellType: cellType, rnnCellFn: rnnCellFn, returnSequences: returnSequences,
      nClasses: arguments["n_classes"].map(\.intValue) ?? 2,
      weightColumn: heads.weightColumn(arguments["weight_column"]),
      labelVocabulary: arguments["label_vocabulary"]?.strings, optimizer: optimizer,
      lossReduction: heads.lossReduction(arguments["loss_reduction"]),
      sequenceMask: arguments["sequence_mask"]?.stringValue ?? "sequence_mask")
  }

  // MARK: Arguments of both

  /// A column alone is a list of one.
  private func list(_ key: String, _ columns: ColumnBuilder) throws -> [any FeatureColumn]? {
    guard let description = arguments[key], description != .null else { return nil }
    return try columns.columns(description.elements ?? [description])
  }

  private var units: RecurrentUnits? {
    arguments["units"]?.ints.map { .list($0) } ?? arguments["units"]?.intValue.map { .number($0) }
  }

  /// One of None is given all the same.
  private var cellType: CellType? {
    guard let description = arguments["cell_type"] else { return nil }
    guard case .object = description else { return .named(description.stringValue) }
    return .made { try CellBuilder.cell(description, units: $0) }
  }

  private var rnnCellFn: (@Sendable () throws -> RecurrentStack)? {
    guard let description = arguments["rnn_cell_fn"], description != .null else { return nil }
    return { try CellBuilder.stack(description) }
  }

  private var returnSequences: Bool { arguments["return_sequences"]?.boolValue ?? false }

  private var optimizer: OptimizerChoice {
    get throws { try arguments["optimizer"].map(OptimizerBuilder.choice) ?? .named("Adagrad") }
  }
}

extension InitialValues {
  /// Gives the named variables their values: those of the optimizer too, and the global step.
  fileprivate func apply(to graph: Graph) throws {
    for variable in graph.variables {
      if let value = values[variable.name] { try graph.setInitialValue(value, of: variable) }
    }
  }
}

extension GraphNames {
  /// What hooks can refer to in the graph of a canned model.
  fileprivate init(of spec: EstimatorSpec, in context: ModelContext) {
    self.init(features: context.features, labels: context.labels)
    if let loss = spec.loss { add(loss, named: "loss") }
    for (key, tensor) in spec.predictions?.named ?? [] { add(tensor, named: "predictions/\(key)") }
    for (name, tensor) in context.graph.trainingGradients {
      add(tensor, named: "gradients/\(name)")
    }
  }
}
