import EstimatorModels
import EstimatorReference
import Foundation
import Testing

struct RNNClassifierTests {
  private static let numbers: [any FeatureColumn] = [
    try? SequenceNumericColumn.sequenceNumericColumn("x")
  ].compactMap { $0 }

  private static let features = Tensor.sparse("x", [[Float(1), 2], [3]])

  /// Every variable 0.3.
  private static let start = ModelStart { _, shape in Tensor(repeating: Float(0.3), shape: shape) }

  /// What TensorFlow answers with two units, every value 0.3, labels 1 and 0, or [1, 0] and [0].
  private struct Recorded: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let logits, sequenceLogits: [Double]
    let loss, sequenceLoss: Double
  }

  private static let recorded = [
    Recorded(
      testDescription: "simple_rnn", logits: [0.8041864, 0.8001928],
      sequenceLogits: [0.6222298, 0.8041864, 0.8001928, 0.8001928], loss: 0.7705192,
      sequenceLoss: 0.9249641),
    Recorded(
      testDescription: "lstm", logits: [0.5997167, 0.5606984],
      sequenceLogits: [0.4291918, 0.5997167, 0.5606984, 0.5606984], loss: 0.7249391,
      sequenceLoss: 0.8503325),
    Recorded(
      testDescription: "gru", logits: [0.4986434, 0.3979356],
      sequenceLogits: [0.4164408, 0.4986434, 0.3979356, 0.3979356], loss: 0.6931846,
      sequenceLoss: 0.7971541),
  ]

  @Test(
    "cell.logits, cell.forms: TensorFlow's logits and losses, in both forms of units",
    arguments: recorded, ["list", "number"])
  private func micro(wanted: Recorded, form: String) throws {
    let units: RecurrentUnits = form == "list" ? [2] : 2
    for isSequence in [false, true] {
      let model = try RNNClassifier(
        sequenceFeatureColumns: Self.numbers, units: units,
        cellType: .named(wanted.testDescription), returnSequences: isSequence)
      let labels =
        isSequence ? Tensor([Int64(1), 0, 0, 99], shape: [2, 2]) : Tensor([Int64(1), 0])
      let trained = try BuiltModel(
        model.estimator, .train, features: Self.features, labels: labels, start: Self.start)
      let loss = try TestSession(trained.graph).floats(#require(trained.spec.loss))
      #expect(agree(loss, [isSequence ? wanted.sequenceLoss : wanted.loss], within: 2e-7))
      let predicted = try BuiltModel(
        model.estimator, .predict, features: Self.features, start: Self.start)
      let logits = isSequence ? wanted.sequenceLogits : wanted.logits
      #expect(agree(try predicted.prediction("logits"), logits, within: 2e-7))
      let mask = predicted.spec.predictions?["sequence_mask"]
      #expect((mask?.dataType == .bool) == isSequence)
    }
  }

  // MARK: Variables

  private func names(
    units: RecurrentUnits? = nil, cellType: CellType? = nil, nClasses: Int = 2,
    _ rnnCellFn: (@Sendable () throws -> RecurrentStack)? = nil
  ) throws -> [String] {
    let model = try RNNClassifier(
      sequenceFeatureColumns: Self.numbers, units: units, cellType: cellType,
      rnnCellFn: rnnCellFn, nClasses: nClasses)
    return try BuiltModel(model.estimator, .predict, features: Self.features).trainable.map {
      "\($0.name) \($0.shape)"
    }
  }

  private func names(_ scope: String, _ shapes: String...) -> [String] {
    zip(["kernel", "recurrent_kernel", "bias"], shapes).map { "rnn_model/\(scope)/\($0) \($1)" }
  }

  private func logits(_ width: Int, _ classes: Int = 1) -> [String] {
    ["rnn_model/logits/kernel [\(width), \(classes)]", "rnn_model/logits/bias [\(classes)]"]
  }

  @Test("rnn.variables.cells: scopes by the form of units")
  func unitScopes() throws {
    #expect(
      try names(units: [2], cellType: "gru")
        == names("rnn/gru_cell", "[1, 6]", "[2, 6]", "[2, 6]") + logits(2))
    #expect(
      try names(units: [2, 3])
        == names("rnn/stacked_rnn_cells/simple_rnn_cell", "[1, 2]", "[2, 2]", "[2]")
        + names("rnn/stacked_rnn_cells/simple_rnn_cell_1", "[2, 3]", "[3, 3]", "[3]") + logits(3))
    #expect(
      try names(units: 2, cellType: "simple_rnn", nClasses: 4)
        == names("simple_rnn/simple_rnn_cell", "[1, 2]", "[2, 2]", "[2]") + logits(2, 4))
    #expect(try names(units: []) == logits(1))
    // No cell, no type.
    #expect(try names(units: [], cellType: "foo") == logits(1))
  }

  @Test("rnn.variables.cells, rnn.cell-function: scopes of cells that a function makes")
  func functionScopes() throws {
    let lstm = ["[1, 8]", "[2, 8]", "[8]"]
    let one = names("rnn/lstm_cell", lstm[0], lstm[1], lstm[2])
    #expect(try names { RecurrentStack(try LSTMCell(units: 2)) } == one + logits(2))
    // Units that are nothing count as not given.
    #expect(try names(units: 0) { RecurrentStack(try LSTMCell(units: 2)) } == one + logits(2))
    #expect(
      try names { RecurrentStack(stacking: [try LSTMCell(units: 2)]) }
        == names("rnn/stacked_rnn_cells/lstm_cell", lstm[0], lstm[1], lstm[2]) + logits(2))
    let mixed = try names {
      RecurrentStack(stacking: [
        try LSTMCell(units: 2), try GRUCell(units: 2), try LSTMCell(units: 3, name: "a/b"),
        try LSTMCell(units: 1), try LSTMCell(units: 1, name: "A/b"),
        try LSTMCell(units: 1, name: "lstm_cell"),
      ])
    }
    let kernels = mixed.filter { $0.contains("/kernel") }.map { $0.split(separator: "/kernel")[0] }
    #expect(
      kernels
        == ["lstm_cell", "gru_cell", "a/b", "lstm_cell_1", "A/b_1", "lstm_cell_2"].map {
          "rnn_model/rnn/stacked_rnn_cells/\($0)"
        } + ["rnn_model/logits"])
  }

  @Test(
    "rnn.variables.order, initial.kernel.seed: a program with TensorFlow's seeds starts as it does")
  func starts() throws {
    let tokens = try SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(
      "tok", numBuckets: 5)
    let ids = try IdentityCategoricalColumn.categoricalColumnWithIdentity("cid", numBuckets: 3)
    let start = ModelStart(kernels: KernelSeeds(seed: 5))
    let features =
      Tensor.sparse("tok", [[Int64(1), 2], [3]]) + Tensor.sparse("price", [[Float(1), 2], [3]])
      + [("cid", Tensor([Int64(1), 2], shape: [2, 1]))]
    for (units, cellType, recorded) in [
      ([2, 3], "lstm", recordedStackStart), (2, "gru", recordedLayerStart),
    ] as [(RecurrentUnits, CellType, String)] {
      let model = try RNNClassifier(
        sequenceFeatureColumns: [
          EmbeddingColumn.embeddingColumn(tokens, dimension: 2),
          SequenceNumericColumn.sequenceNumericColumn("price"),
        ], contextFeatureColumns: [EmbeddingColumn.embeddingColumn(ids, dimension: 3)],
        units: units, cellType: cellType, nClasses: 3)
      let built = try BuiltModel(
        model.estimator, .train, features: features, labels: Tensor([Int64(0), 1]), start: start,
        tfRandomSeed: 11)
      let lines = recorded.split(separator: "\n")
      #expect(built.trainable.count == lines.count)
      let session = try TestSession(built.graph)
      for (variable, line) in zip(built.trainable, lines) {
        let sides = line.split(separator: " -> ")
        let shape = variable.shape.dimensions.map { "\($0)" }.joined(separator: "x")
        #expect("\(variable.name) \(shape)" == sides[0])
        let wanted = sides[1].split(separator: " ").compactMap { Double($0) }
        #expect(agree(try session.floats(variable), wanted, within: 7e-7))
      }
    }
  }

  // MARK: Training

  @Test("rnn.optimizer.name: the optimizer is looked at in training only")
  func optimizer() throws {
    let model = try RNNClassifier(
      sequenceFeatureColumns: Self.numbers, units: [2], optimizer: .named("adagrad"))
    let labels = Tensor([Int64(1), 0])
    for mode in [ModeKeys.eval, .predict] {
      _ = try BuiltModel(
        model.estimator, mode, features: Self.features, labels: mode == .eval ? labels : nil)
    }
    let error = #expect(throws: EstimatorError.self) {
      try BuiltModel(model.estimator, .train, features: Self.features, labels: labels)
    }
    #expect(error?.kind == .valueError && error?.argument == "optimizer")
  }

  @Test(
    "rnn.mask.added: a mask among the features is taken instead of the model's, by the head alone")
  func givenMask() throws {
    let model = try RNNClassifier(
      sequenceFeatureColumns: Self.numbers, units: [2], cellType: "lstm", returnSequences: true)
    let losses = try [[true, false, true, false], [true, true, true, false]].map { mask in
      let built = try BuiltModel(
        model.estimator, .train,
        features: Self.features + [("sequence_mask", Tensor(mask, shape: [2, 2]))],
        labels: Tensor([Int64(1), 0, 0, 0], shape: [2, 2]), start: Self.start)
      return try TestSession(built.graph).floats(#require(built.spec.loss))[0]
    }
    // Logits as recorded, of the selected steps.
    let binary = { (x: Double, label: Double) in max(x, 0) - x * label + log(1 + exp(-abs(x))) }
    let wanted = (binary(0.4291918, 1) + binary(0.5606984, 0)) / 2
    #expect(agree([losses[0], losses[1]], [wanted, 0.8503325], within: 4e-7))
  }
}
