import EstimatorModels
import EstimatorReference
import Testing

/// What heads refuse, with the kinds that TensorFlow gives.
@Suite("What heads refuse")
struct HeadErrorTests {
  /// Builds a head's graph with placeholders of the types and shapes of the labels and features.
  @discardableResult
  private func build(
    _ head: some Head, _ mode: ModeKeys = .eval, logits: PartialShape = [nil, 1],
    labels: (DataType, PartialShape)? = (.int64, [nil]),
    features: [(String, DataType, PartialShape)] = []
  ) throws -> (graph: Graph, spec: EstimatorSpec, input: HeadInput) {
    let graph = Graph()
    let places = try features.map { ($0.0, try graph.placeholder($0.0, $0.2, $0.1)) }
    let input = HeadInput(
      graph: graph, mode: mode, features: .keyed(OrderedDictionary(places)),
      logits: try graph.placeholder("logits", logits),
      labels: try labels.map { .single(try graph.placeholder("labels", $0.1, $0.0)) })
    let spec = try head.estimatorSpec(input) { _ in try graph.group([]) }
    return (graph, spec, input)
  }

  private func kind(_ body: () throws -> Void) -> EstimatorError.Kind? {
    #expect(throws: EstimatorError.self, performing: body)?.kind
  }

  @Test("head.logits: logits of another width are a ValueError")
  func width() throws {
    #expect(kind { try build(BinaryClassHead(), logits: [nil, 2]) } == .valueError)
    #expect(kind { try build(MultiClassHead(nClasses: 3), logits: [nil, 2]) } == .valueError)
    try build(MultiClassHead(nClasses: 3), logits: [nil, 3])
  }

  @Test("head.labels.shape: a shape that the graph knows to be wrong is a ValueError")
  func shapes() throws {
    let head = try BinaryClassHead()
    for shape in [[nil, 2], [nil, 1, 1], []] as [PartialShape] {
      #expect(kind { try build(head, labels: (.int64, shape)) } == .valueError)
    }
    try build(head, labels: (.int64, [nil]))
    try build(head, labels: (.int64, [nil, 1]))
  }

  @Test("head.labels.shape: another number of rows is found in the run")
  func rows() throws {
    let built = try build(BinaryClassHead())
    let session = try TestSession(built.graph)
    let (loss, labels) = (try #require(built.spec.loss), try #require(built.input.labels?[""]))
    let logits = Tensor([Float(1), 2], shape: [2, 1])
    let found = kind {
      _ = try session.floats(
        loss, feeding: [built.input.logits: logits, labels: Tensor([Int64(1), 0, 1])])
    }
    #expect(found == .invalidArgument)
  }

  @Test("head.labels.binary: from 0 to 1", arguments: [-1, 2, Float.nan])
  func binaryRange(label: Float) throws {
    let built = try build(BinaryClassHead(), labels: (.float32, [nil]))
    let session = try TestSession(built.graph)
    let (loss, labels) = (try #require(built.spec.loss), try #require(built.input.labels?[""]))
    let logits = Tensor([Float(1)], shape: [1, 1])
    let found = kind {
      _ = try session.floats(loss, feeding: [built.input.logits: logits, labels: Tensor([label])])
    }
    #expect(found == .invalidArgument)
  }

  @Test("head.labels.dense: missing labels are a ValueError, but not to predict")
  func missing() throws {
    #expect(kind { try build(BinaryClassHead(), labels: nil) } == .valueError)
    try build(BinaryClassHead(), .predict, labels: nil)
  }

  @Test("head.labels.multi: int32 or int64")
  func multiTypes() throws {
    let head = try MultiClassHead(nClasses: 3)
    let expected: [(DataType, EstimatorError.Kind)] = [
      (.float32, .valueError), (.bool, .valueError), (.string, .valueError), (.uint8, .typeError),
    ]
    for (type, kind) in expected {
      #expect(self.kind { try build(head, logits: [nil, 3], labels: (type, [nil])) } == kind)
    }
    try build(head, logits: [nil, 3], labels: (.int32, [nil]))
  }

  @Test("head.labels.vocabulary: words, or the head's own kind of error")
  func vocabularies() throws {
    let binary = try BinaryClassHead(labelVocabulary: ["a", "b"])
    #expect(kind { try build(binary) } == .typeError)
    let multi = try MultiClassHead(nClasses: 3, labelVocabulary: ["a", "b", "c"])
    #expect(kind { try build(multi, logits: [nil, 3]) } == .valueError)
  }

  @Test("head.vocabulary.unique: a word twice fails when the session starts; none at all before")
  func vocabularyContents() throws {
    let twice = try BinaryClassHead(labelVocabulary: ["a", "a"])
    let built = try build(twice, labels: (.string, [nil]))
    #expect(kind { _ = try TestSession(built.graph) } == .failedPrecondition)
    let empty = try BinaryClassHead(labelVocabulary: [])
    #expect(kind { try build(empty, labels: (.string, [nil])) } == .valueError)
    let predicting = try build(empty, .predict)
    #expect(kind { _ = try TestSession(predicting.graph) } == .invalidArgument)
  }

  @Test(
    "head.weights: missing a KeyError, of another rank a ValueError; missing ones are not looked for to predict"
  )
  func weights() throws {
    let head = try BinaryClassHead(weightColumn: "w")
    #expect(kind { try build(head) } == .keyError)
    try build(head, .predict)
    #expect(kind { try build(head, features: [("w", .float32, [nil, 1, 1])]) } == .valueError)
    #expect(kind { try build(head, features: [("w", .float32, [])]) } == .valueError)
    try build(head, features: [("w", .int64, [nil])])
  }

  @Test("head.classes, head.thresholds, head.regression.labels: what a head is made with")
  func construction() {
    let wrong: [() throws -> Void] = [
      { _ = try MultiClassHead(nClasses: 2) },
      { _ = try MultiClassHead(nClasses: 3, labelVocabulary: ["a"]) },
      { _ = try BinaryClassHead(thresholds: [0]) },
      { _ = try BinaryClassHead(thresholds: [0.5, 1]) },
      { _ = try RegressionHead(labelDimension: 0) },
      { _ = try MultiLabelHead(nClasses: 1) },
      { _ = try MultiLabelHead(nClasses: 3, labelVocabulary: ["a", "b"]) },
      { _ = try MultiLabelHead(nClasses: 3, classesForClassBasedMetrics: [3]) },
      { _ = try MultiHead([]) },
      { _ = try MultiHead([BinaryClassHead()]) },
      { _ = try MultiHead([BinaryClassHead(name: "a")], headWeights: [1, 2]) },
      { _ = try SequentialHeadWrapper(MultiHead([BinaryClassHead(name: "a")])) },
    ]
    for make in wrong { #expect(kind(make) == .valueError) }
  }

  @Test("head.sequential, mask.labels: what a sequence needs")
  func sequences() throws {
    let head = try SequentialHeadWrapper(BinaryClassHead(), sequenceMask: "m")
    let mask: [(String, DataType, PartialShape)] = [("m", .bool, [nil, nil])]
    let steps: PartialShape = [nil, nil, 1]
    #expect(kind { try build(head, logits: steps, labels: (.int64, [nil, nil])) } == .valueError)
    #expect(
      kind { try build(head, logits: steps, labels: (.int64, [nil]), features: mask) }
        == .valueError)
    #expect(kind { try build(head, logits: steps, labels: nil, features: mask) } == .attributeError)
    #expect(
      kind {
        try build(
          head, logits: steps, labels: (.int64, [nil, nil]), features: [("m", .bool, [nil])])
      } == .valueError)
    try build(head, logits: steps, labels: (.int64, [nil, nil]), features: mask)
  }

  @Test("head.multi-label.labels: words need to be sparse")
  func multiLabels() throws {
    let head = try MultiLabelHead(nClasses: 2, labelVocabulary: ["a", "b"])
    #expect(
      kind { try build(head, logits: [nil, 2], labels: (.string, [nil, 2])) } == .typeError)
  }
}
