import EstimatorModels
import EstimatorReference
import Testing

/// A graph that can be run at once, with all of its variables initialised.
struct TestSession {
  private let session: any GraphSession

  init(_ graph: Graph) throws {
    session = try ReferenceRuntime().makeSession(for: graph.definition, in: SystemEnvironment())
    let initializers = graph.variables.map(\.initializer)
    _ = try session.run(fetches: [], targets: initializers, feeds: [:])
  }

  func run(_ operations: Operation..., feeding feeds: [SymbolicTensor: Tensor] = [:]) throws {
    _ = try session.run(fetches: [], targets: operations, feeds: feeds)
  }

  /// The elements of a float tensor.
  func floats(_ tensor: SymbolicTensor, feeding feeds: [SymbolicTensor: Tensor] = [:]) throws
    -> [Double]
  {
    let result = try session.run(fetches: [tensor], targets: [], feeds: feeds)[0]
    return try Self.floats(result)
  }

  func value(_ tensor: SymbolicTensor, feeding feeds: [SymbolicTensor: Tensor] = [:]) throws
    -> Tensor
  {
    try session.run(fetches: [tensor], targets: [], feeds: feeds)[0]
  }

  /// The elements of a variable.
  func floats(_ variable: Variable) throws -> [Double] {
    try Self.floats(#require(session.value(of: variable)))
  }

  func assign(_ value: Tensor, to variable: Variable) throws {
    try session.assign(value, to: variable)
  }

  private static func floats(_ tensor: Tensor) throws -> [Double] {
    switch tensor.elements {
    case .float32(let values): values.map { Double($0) }
    case .float64(let values): values
    case .int64(let values): values.map { Double($0) }
    default: throw EstimatorError(.typeError, "not a number: \(tensor.dataType)")
    }
  }
}

extension Graph {
  func placeholder(
    _ name: String, _ shape: PartialShape, _ dataType: DataType = .float32
  ) throws -> SymbolicTensor {
    try add(
      "Placeholder", name: name, attributes: ["dtype": .type(dataType), "shape": .shape(shape)]
    ).tensors[0]
  }
}

/// Whether each pair differs by at most `tolerance` relative to the larger of 1 and the value.
func agree(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-6) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
