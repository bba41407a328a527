import EstimatorGraphs
import Testing

/// Our operations beside what TensorFlow knows of its own.
@Suite("Operations as TensorFlow has them")
struct RecordedOperationTests {
  static let definitions = recordedDefinitions.split(separator: "\n").map(String.init)
  static let uses = [
    recordedElementwiseUses, recordedLayerUses, recordedShapeUses, recordedIndexingUses,
    recordedSparseUses,
  ].flatMap { $0.split(separator: "\n").map(String.init) }

  @Test(
    "Inputs, outputs, attributes and defaults are those of the registry", arguments: definitions)
  func definition(line: String) throws {
    let kind = String(line.prefix { $0 != "(" })
    #expect(try OperationDefinition.named(kind, node: kind).recordedForm == line)
  }

  @Test("Every operation but Scan has a recorded definition")
  func everyDefinition() {
    let recorded = Self.definitions.map { String($0.prefix { $0 != "(" }) }
    #expect(Set(recorded + ["Scan"]) == Set(OperationDefinition.all.keys))
  }

  @Test("Types and shapes are those that TensorFlow infers, or say more", arguments: uses)
  func use(line: String) throws {
    let use = try #require(RecordedUse(line[...]))
    guard let expected = use.outputs, !Self.refusedEarly.contains(line) else {
      #expect(throws: GraphError.self) { try use.build() }
      return
    }
    let outputs = try use.build().outputs
    #expect(outputs.map(\.dataType) == expected.map(\.dataType))
    for (ours, theirs) in zip(outputs, expected) where !Self.knownLess.contains(line) {
      #expect(ours.shape.merged(with: theirs.shape) == ours.shape)
    }
  }

  @Test("Every list of exceptions is about recorded uses")
  func exceptions() {
    #expect(Self.refusedEarly.union(Self.knownLess).isSubset(of: Set(Self.uses)))
  }

  /// Refused when the graph is built; TensorFlow refuses these only when they run.
  static let refusedEarly: Set<String> = [
    // Gradients of an activation belong to an output of the same shape.
    "ReciprocalGrad float32[] float32[2] -> float32[]",
    "ReciprocalGrad float64[6,5] float64[4] -> float64[6,5]",
    "RsqrtGrad float64[6,2] float64[1,2] -> float64[6,2]",
    "SigmoidGrad float32[1] float32[2,1] -> float32[1]",
    "SigmoidGrad float64[2] float64[] -> float64[2]",
    "SqrtGrad float32[1] float32[1,1] -> float32[1]",
    "TanhGrad float32[2,2] float32[1] -> float32[2,2]",
    // There is an axis to search.
    "ArgMax float32[] int32[]=(0) -> int64[]",
    "ArgMax int64[] int32[]=(-1) -> int64[]",
    "ArgMin float32[] int32[] -> int64[]",
    // A range goes somewhere.
    "Range int32[] int32[]=(1) int32[]=(0) -> int32[?]",
    // On and off are scalars, and the axis is one of the output's.
    "OneHot int64[1] int32[]=(0) float32[2] float32[] axis=0 -> float32[0,1]",
    "OneHot int64[2] int32[]=(3) float32[*] float32[2] axis=0 -> float32[3,2]",
    "OneHot int64[6,?,?] int32[]=(3) float32[] float32[] axis=4 -> float32[3,6,?,?]",
    "OneHot int64[?,4] int32[] float32[2] float32[1] axis=1 -> float32[?,?,4]",
    "OneHot int64[] int32[] float32[] float32[2] axis=-1 -> float32[?]",
    "OneHot int64[] int32[]=(0) float32[] float32[2] -> float32[0]",
    "OneHot int64[] int32[]=(3) float32[1] float32[] axis=-1 -> float32[3]",
    // Batch dimensions come before the axis.
    "GatherV2 float32[1,2] int32[2,1,2] int32[]=(-2) batch_dims=1 -> float32[1,2,2]",
    "GatherV2 float32[2,3,4] int32[2,3] int32[]=(-3) batch_dims=1 -> float32[3,3,4]",
    "GatherV2 int64[?,1,1] int32[1,3] int32[]=(-3) batch_dims=1 -> int64[3,1,1]",
    // The slice lies inside.
    "Slice float32[4,2,3] int32[3]=(3,2,1) int32[3]=(2,0,1) -> float32[2,0,1]",
    "Slice float32[4,4] int32[2]=(2,4) int32[2]=(2,2) -> float32[2,2]",
    // Logits and labels are matrices.
    "SoftmaxCrossEntropyWithLogits float64[2,3] float64[3] -> float64[2] float64[2,3]",
  ]

  /// Here TensorFlow takes an unknown shape to be equal, though it may be broadcast.
  static let knownLess: Set<String> = [
    "SoftmaxCrossEntropyWithLogits float32[1,6] float32[?,6] -> float32[1] float32[1,6]",
    "SoftmaxCrossEntropyWithLogits float32[1,?] float32[*] -> float32[1] float32[1,?]",
    "SoftmaxCrossEntropyWithLogits float32[3,?] float32[?,1] -> float32[3] float32[3,1]",
  ]
}

extension OperationDefinition {
  /// The definition as the recorder writes it.
  var recordedForm: String {
    let list = { (arguments: [Argument]) in
      arguments.map(\.recordedForm).joined(separator: ", ")
    }
    let tail = attributes.sorted { $0.name < $1.name }.map { " | \($0.recordedForm)" }.joined()
    return "\(kind)(\(list(inputs))) -> (\(list(outputs)))\(tail)"
  }
}

extension Argument {
  var recordedForm: String {
    let suffix = count.map { "*\($0)" } ?? ""
    return switch type {
    case .fixed(let type): "\(name): \(type)\(suffix)"
    case .attribute(let attribute): "\(name): \(attribute)\(suffix)"
    case .any: "\(name): any\(suffix)"
    }
  }
}

extension AttributeDefinition {
  var recordedForm: String {
    var text = "\(name): \(recordedKind)"
    if let defaultValue { text += " = \(defaultValue)" }
    if types != .any {
      let members = DataType.allCases.filter { types.contains($0) }
      text += " in " + members.map(\.rawValue).joined(separator: " ")
    }
    if !choices.isEmpty { text += " in " + choices.joined(separator: " ") }
    if let minimum { text += " >= \(minimum)" }
    return text
  }

  private var recordedKind: String {
    switch kind {
    case .ints: "list(int)"
    case .floats: "list(float)"
    case .types: "list(type)"
    case .shapes: "list(shape)"
    case .strings: "list(string)"
    default: kind.rawValue
    }
  }
}
