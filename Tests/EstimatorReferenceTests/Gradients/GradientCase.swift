import EstimatorGraphs
import EstimatorReference
import EstimatorTensors
import Estimators
import Testing

/// A function of float64 tensors as a graph, and the point at which its gradient is checked.
struct GradientCase: Sendable, CustomTestStringConvertible {
  typealias Build = @Sendable (Graph, [SymbolicTensor]) throws -> SymbolicTensor

  let name: String
  let inputs: [Tensor]
  /// Whether the function can be built when no dimension is known.
  let allowsUnknownDimensions: Bool
  let build: Build

  init(
    _ name: String, _ inputs: [Tensor], allowsUnknownDimensions: Bool = true,
    _ build: @escaping Build
  ) {
    self.name = name
    self.inputs = inputs
    self.allowsUnknownDimensions = allowsUnknownDimensions
    self.build = build
  }

  var testDescription: String { name }
}

/// What a graph knows of the inputs' shapes while it is built.
enum KnownShapes: CaseIterable, Sendable {
  case all, noBatch, none

  func declared(_ shape: Shape) -> PartialShape {
    switch self {
    case .all: PartialShape(shape)
    case .noBatch: PartialShape(shape.dimensions.enumerated().map { $0 == 0 ? nil : $1 })
    case .none: PartialShape(shape.dimensions.map { _ in nil })
    }
  }
}

extension GradientCase {
  /// The gradients of Σ y·(y + 0.7) by backpropagation and by central differences, per input.
  ///
  /// That sum, and not Σ y, because the latter is constant for softmax and the like.
  func gradients(knowing shapes: KnownShapes) throws -> [(analytic: [Double], numeric: [Double])] {
    let graph = Graph()
    let places = try inputs.enumerated().map { index, value in
      try graph.placeholder("x\(index)", shapes.declared(value.shape))
    }
    let loss = try graph.inScope("loss") { try graph.testLoss(build(graph, places)) }
    let found = try graph.gradients(of: loss, withRespectTo: places)
    let gradients = try found.map { try #require($0, "no gradient") }
    let session = try graph.session()
    let analytic = try session.run(
      fetches: gradients, targets: [], feeds: Dictionary(uniqueKeysWithValues: zip(places, inputs)))
    return try inputs.indices.map { index in
      #expect(analytic[index].shape == inputs[index].shape)
      let numeric = try differences(of: loss, by: index, of: places, in: session)
      return (try #require(analytic[index].array(of: Double.self)), numeric)
    }
  }

  private func differences(
    of loss: SymbolicTensor, by input: Int, of places: [SymbolicTensor],
    in session: any GraphSession
  ) throws -> [Double] {
    let step = 1e-5
    let elements = try #require(inputs[input].array(of: Double.self))
    let value = { (index: Int, change: Double) in
      var moved = elements
      moved[index] += change
      var feeds = Dictionary(uniqueKeysWithValues: zip(places, inputs))
      feeds[places[input]] = Tensor(moved, shape: inputs[input].shape)
      let result = try session.run(fetches: [loss], targets: [], feeds: feeds)
      return try #require(result[0].array(of: Double.self)?.first)
    }
    return try elements.indices.map { (try value($0, step) - value($0, -step)) / (2 * step) }
  }
}

extension Graph {
  func placeholder(
    _ name: String, _ shape: PartialShape, _ dataType: DataType = .float64
  ) throws -> SymbolicTensor {
    try add(
      "Placeholder", name: name, attributes: ["dtype": .type(dataType), "shape": .shape(shape)]
    ).tensors[0]
  }

  func ints(_ values: Int32...) throws -> SymbolicTensor { try constant(Tensor(values)) }

  func int(_ value: Int32) throws -> SymbolicTensor { try constant(Tensor(value)) }

  func testLoss(_ y: SymbolicTensor) throws -> SymbolicTensor {
    let shifted = try call("AddV2", y, constant(Tensor(0.7)))
    let flat = try call("Reshape", call("Mul", y, shifted), ints(-1))
    return try call("Sum", flat, ints(0))
  }
}

/// Numbers without pattern between `low` and `high`, all different, the same each time.
func values(_ shape: Shape, from low: Double = -1.5, to high: Double = 1.5, seed: Int = 1) -> Tensor
{
  let count = shape.elementCount
  let elements = (0..<count).map { index in
    let turn = Double((index + 1) * 61 + seed * 37) * 0.618_033_988_749_895
    return low + (high - low) * (turn - turn.rounded(.down))
  }
  return Tensor(elements, shape: shape)
}
