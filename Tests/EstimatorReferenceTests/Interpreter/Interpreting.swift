import EstimatorReference
import Estimators

extension Graph {
  /// A session of the reference runtime over the graph as it stands, with every variable initialised
  /// unless told otherwise.
  func session(initialized: Bool = true, kernels: KernelTable = .standard) throws
    -> any GraphSession
  {
    let session = try ReferenceRuntime(kernels: kernels).makeSession(
      for: definition, in: NoEnvironment())
    if initialized { _ = try session.run(targets: variables.map(\.initializer)) }
    return session
  }

  /// A tensor of unknown shape, to be fed.
  func placeholder(_ type: DataType, _ name: String? = nil) throws -> SymbolicTensor {
    try add("Placeholder", name: name, attributes: ["dtype": .type(type)]).tensors[0]
  }

  /// The first output of a new node.
  func call(_ kind: String, _ inputs: SymbolicTensor..., attributes: [String: Attribute] = [:])
    throws -> SymbolicTensor
  {
    try add(kind, inputs: inputs, attributes: attributes).tensors[0]
  }
}

extension GraphSession {
  func run(
    _ fetches: SymbolicTensor..., targets: [Estimators.Operation] = [],
    feeds: [SymbolicTensor: Tensor] = [:]
  ) throws -> [Tensor] {
    try run(fetches: fetches, targets: targets, feeds: feeds)
  }
}

/// All outputs of one operation for these inputs, which the graph knows nothing about beforehand.
func interpret(_ kind: String, _ inputs: [Tensor], _ attributes: [String: Attribute] = [:]) throws
  -> [Tensor]
{
  let graph = Graph()
  let operands = try inputs.map { try graph.placeholder($0.dataType) }
  let node = try graph.add(kind, name: "tested", inputs: operands, attributes: attributes)
  let feeds = Dictionary(uniqueKeysWithValues: zip(operands, inputs))
  return try graph.session().run(fetches: node.tensors, targets: [], feeds: feeds)
}

/// The one output of one operation.
func interpret(_ kind: String, _ inputs: Tensor..., attributes: [String: Attribute] = [:]) throws
  -> Tensor
{
  try interpret(kind, inputs, attributes)[0]
}

/// The kind of the error that `body` throws, or `nil` if it throws none.
func errorKind(_ body: () throws -> Void) throws -> EstimatorError.Kind? {
  do {
    try body()
    return nil
  } catch let error as EstimatorError {
    return error.kind
  }
}

extension Tensor {
  var floats: [Float] { array(of: Float.self) ?? [] }
  var doubles: [Double] { array(of: Double.self) ?? [] }
  var int64s: [Int64] { array(of: Int64.self) ?? [] }
  var int32s: [Int32] { array(of: Int32.self) ?? [] }
  var bools: [Bool] { array(of: Bool.self) ?? [] }
  var texts: [String] { (array(of: ByteString.self) ?? []).map(\.text) }

  /// The elements as doubles, whatever their numeric type.
  var numbers: [Double] {
    switch elements {
    case .float32(let array): array.map(Double.init)
    case .float64(let array): array
    case .int32(let array): array.map(Double.init)
    case .int64(let array): array.map(Double.init)
    case .bool(let array): array.map { $0 ? 1 : 0 }
    default: []
    }
  }
}
