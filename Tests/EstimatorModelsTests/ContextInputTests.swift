import EstimatorModels
import Testing

struct ContextInputTests {
  @Test("column.context.tiling: the context stands behind every step", arguments: [false, true])
  func tiling(isTimeMajor: Bool) throws {
    let graph = Graph()
    let sequence = try graph.placeholder("sequence", [nil, nil, 1])
    let context = try graph.placeholder("context", [nil, 2])
    let joined = try graph.concatenateContextInput(context, sequence, isTimeMajor: isTimeMajor)
    let ones = try graph.sum(graph.square(joined))
    let gradient = try #require(graph.gradients(of: ones, withRespectTo: [context])[0])
    let session = try TestSession(graph)
    // Two rows of three steps: x[b][t] = 10·b + t, c[b] = (100 + b, 200 + b).
    let steps: [Float] = isTimeMajor ? [0, 10, 1, 11, 2, 12] : [0, 1, 2, 10, 11, 12]
    let feeds = [
      sequence: Tensor(steps, shape: isTimeMajor ? [3, 2, 1] : [2, 3, 1]),
      context: Tensor([100 as Float, 200, 101, 201], shape: [2, 2]),
    ]
    let expected = steps.flatMap { step -> [Double] in
      let row = step >= 10 ? 1.0 : 0.0
      return [Double(step), 100 + row, 200 + row]
    }
    #expect(try session.floats(joined, feeding: feeds) == expected)
    // d/dc Σ c² over three steps.
    #expect(try session.floats(gradient, feeding: feeds) == [600, 1200, 606, 1206])
  }

  @Test("column.context.rank: other ranks are a ValueError, other types a TypeError")
  func ranks() throws {
    let graph = Graph()
    let sequence = try graph.placeholder("sequence", [nil, nil, 1])
    let context = try graph.placeholder("context", [nil, 2])
    let integers = try graph.placeholder("integers", [nil, 2], .int64)
    let wrong: [(SymbolicTensor, SymbolicTensor, EstimatorError.Kind)] = [
      (sequence, sequence, .valueError), (context, context, .valueError),
      (integers, sequence, .typeError),
    ]
    for (context, sequence, kind) in wrong {
      let error = #expect(throws: EstimatorError.self) {
        try graph.concatenateContextInput(context, sequence)
      }
      #expect(error?.kind == kind)
      #expect(error?.rule == .columnContextRank)
    }
  }

  @Test("column.name.scope: tables lie under their layer and column, in order of names")
  func tableNames() throws {
    let graph = Graph()
    let ids = try graph.placeholder("ids", [nil, nil], .int64)
    let columns = try ["b/c", "B", "a"].map { key in
      try EmbeddingColumn.embeddingColumn(
        SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(key, numBuckets: 3),
        dimension: 2, isTrainable: key != "a")
    }
    let features = TensorGroup.keyed(["a": ids, "B": ids, "b/c": ids])
    _ = try SequenceFeatures(columns)(features: features, variables: ModelVariables(in: graph))
    #expect(
      graph.variables.map(\.name)
        == ["B", "a", "b_c"].map { "sequence_features/\($0)_embedding/embedding_weights" })
    #expect(graph.variables.map(\.isTrainable) == [true, false, true])
  }

  @Test("column.parse-spec: every feature is read in the column's own form")
  func parseSpec() throws {
    let numeric = try NumericColumn.numericColumn("n", shape: [2], defaultValue: 1)
    let hashed = try HashedCategoricalColumn.categoricalColumnWithHashBucket(
      "h", hashBucketSize: 2, dataType: .int32)
    let spec = try FeatureParsing.makeParseExampleSpec([
      EmbeddingColumn.embeddingColumn(
        SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity("i", numBuckets: 2),
        dimension: 1),
      SequenceNumericColumn.sequenceNumericColumn("s"),
      IndicatorColumn.indicatorColumn(
        WeightedCategoricalColumn.weightedCategoricalColumn(hashed, weightFeatureKey: "w")),
      BucketizedColumn.bucketizedColumn(.numericColumn("x"), boundaries: [1]), numeric, numeric,
    ])
    #expect(
      spec == [
        "i": .variableLength(.int64), "s": .variableLength(.float32), "h": .variableLength(.int32),
        "w": .variableLength(.float32), "x": .fixedLength([1], .float32, defaultValue: nil),
        "n": .fixedLength([2], .float32, defaultValue: 1),
      ])
    #expect(throws: EstimatorError.self) {
      try FeatureParsing.makeParseExampleSpec([numeric, .numericColumn("n")])
    }
  }
}
