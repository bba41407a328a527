import EstimatorModels
import EstimatorReference
import Testing

/// What the constructors refuse at once, and what only building finds.
struct RNNArgumentTests {
  private static func number(_ key: String) throws -> any FeatureColumn {
    try SequenceNumericColumn.sequenceNumericColumn(key)
  }

  private static let cell: @Sendable () throws -> RecurrentStack = {
    RecurrentStack(try LSTMCell(units: 2))
  }

  private struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: EstimatorError.Kind
    let argument: String
    let make: @Sendable () throws -> RNNEstimator

    init(
      _ rule: String, _ kind: EstimatorError.Kind, _ argument: String,
      _ make: @escaping @Sendable () throws -> RNNEstimator
    ) {
      testDescription = rule
      self.kind = kind
      self.argument = argument
      self.make = make
    }
  }

  private static func classifier(
    columns: [any FeatureColumn]? = nil, context: [any FeatureColumn] = [],
    units: RecurrentUnits? = [2], cellType: CellType? = nil, nClasses: Int = 2,
    vocabulary: [String]? = nil, weights: WeightColumn? = nil, returnSequences: Bool = false,
    _ rnnCellFn: (@Sendable () throws -> RecurrentStack)? = nil
  ) throws -> RNNEstimator {
    try RNNClassifier(
      sequenceFeatureColumns: columns ?? [number("x")], contextFeatureColumns: context,
      units: units, cellType: cellType, rnnCellFn: rnnCellFn, returnSequences: returnSequences,
      nClasses: nClasses, weightColumn: weights, labelVocabulary: vocabulary
    ).estimator
  }

  private static let early = [
    Wrong("rnn.construction.cells: units and a function", .valueError, "rnn_cell_fn") {
      try classifier(cell)
    },
    Wrong("rnn.construction.cells: a type and a function", .valueError, "rnn_cell_fn") {
      try classifier(units: nil, cellType: "lstm", cell)
    },
    Wrong("rnn.construction.classes", .valueError, "n_classes") { try classifier(nClasses: 1) },
    Wrong("rnn.construction.classes: none", .valueError, "n_classes") {
      try RNNClassifier(sequenceFeatureColumns: [number("x")], units: [2], nClasses: nil).estimator
    },
    Wrong("rnn.construction.cells: a type of None and a function", .valueError, "rnn_cell_fn") {
      try classifier(units: nil, cellType: .named(nil), cell)
    },
    Wrong("rnn.construction.classes: negative", .valueError, "n_classes") {
      try classifier(nClasses: -5)
    },
    Wrong("rnn.construction.vocabulary", .valueError, "label_vocabulary") {
      try classifier(nClasses: 3, vocabulary: ["a", "b"])
    },
    Wrong("rnn.construction.sequences", .typeError, "weight_column") {
      try classifier(
        weights: .column(.numericColumn("w")), returnSequences: true)
    },
    Wrong("rnn.construction.reduction", .valueError, "loss_reduction") {
      _ = try LossReduction(named: "none")
      return try classifier()
    },
    Wrong("rnn.construction.reduction: none", .valueError, "loss_reduction") {
      _ = try LossReduction(named: nil)
      return try classifier()
    },
    Wrong("rnn.head.sequential", .valueError, "return_sequences") {
      try RNNEstimator(
        head: BinaryClassHead(), sequenceFeatureColumns: [number("x")], units: [2],
        returnSequences: true)
    },
  ]

  private static let late = [
    Wrong("rnn.cells.missing", .typeError, "units") { try classifier(units: nil) },
    Wrong("rnn.units.number: no type", .typeError, "units") { try classifier(units: 2) },
    Wrong("rnn.units.number: unknown type", .typeError, "units") {
      try classifier(units: 2, cellType: "foo")
    },
    Wrong("rnn.units.number: a function", .typeError, "units") {
      try classifier(units: 2, cellType: .made { try LSTMCell(units: $0) })
    },
    Wrong("rnn.units.positive", .valueError, "units") { try classifier(units: [3, 0]) },
    Wrong("rnn.units.positive: one number", .valueError, "units") {
      try classifier(units: 0, cellType: "gru")
    },
    Wrong("rnn.cell-type.unknown", .valueError, "cell_type") { try classifier(cellType: "LSTM") },
    Wrong("rnn.cell-type.unknown: none", .valueError, "cell_type") {
      try classifier(cellType: .named(nil))
    },
    Wrong("rnn.columns.sequence: no list", .typeError, "sequence_feature_columns") {
      try RNNClassifier(sequenceFeatureColumns: nil, units: [2]).estimator
    },
    Wrong("rnn.columns.sequence: none", .valueError, "sequence_feature_columns") {
      try classifier(columns: [])
    },
    Wrong("rnn.columns.sequence: no sequence", .valueError, "sequence_feature_columns") {
      try classifier(columns: [NumericColumn.numericColumn("x")])
    },
    Wrong("rnn.columns.context-kind", .valueError, "context_feature_columns") {
      try classifier(context: [number("x")])
    },
    Wrong("rnn.columns.names", .valueError, "sequence_feature_columns") {
      try classifier(columns: [number("x"), number("x")])
    },
    // In predict the mask is looked up as if it were there; in training its absence is a ValueError.
    Wrong("rnn.head.sequential", .keyError, "sequence_mask") {
      try RNNEstimator(
        head: SequentialHeadWrapper(BinaryClassHead()), sequenceFeatureColumns: [number("x")],
        units: [2])
    },
  ]

  @Test("rnn.construction: refused at once", arguments: early)
  private func refusedAtOnce(wrong: Wrong) throws {
    let error = #expect(throws: EstimatorError.self) { try wrong.make() }
    #expect(error?.kind == wrong.kind && error?.argument == wrong.argument)
  }

  @Test("rnn.units, rnn.columns: refused when the model is built", arguments: late)
  private func refusedLate(wrong: Wrong) throws {
    let model = try wrong.make()
    let error = #expect(throws: EstimatorError.self) {
      try BuiltModel(model, .predict, features: Tensor.sparse("x", [[Float(1)]]))
    }
    #expect(error?.kind == wrong.kind && error?.argument == wrong.argument)
  }

  @Test("rnn.features.keyed: features without names are a ValueError")
  func unnamedFeatures() throws {
    let graph = Graph()
    let features = try graph.constant(Tensor([Float(1)], shape: [1, 1]))
    let context = ModelContext(
      graph: graph, features: .single(features), labels: nil, mode: .predict,
      config: try RunConfig())
    let error = #expect(throws: EstimatorError.self) {
      try Self.classifier().modelFunction(environment: SystemEnvironment())(context)
    }
    #expect(error?.rule == .rnnFeaturesKeyed && error?.kind == .valueError)
  }

  @Test("rnn.construction.reduction: the names of reductions")
  func reductions() throws {
    #expect(try LossReduction(named: "auto") == .auto)
    #expect(try LossReduction(named: "sum_over_batch_size") == .sumOverBatchSize)
    #expect(try LossReduction(named: "sum") == .sum)
    for name in ["mean", "weighted_sum", ""] {
      #expect(throws: EstimatorError.self) { try LossReduction(named: name) }
    }
  }
}
