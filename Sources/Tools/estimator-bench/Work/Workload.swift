import EstimatorSimulation
import Estimators

/// The same weights and batches for all sides: a function of the configuration alone.
struct Workload: Sendable {
  static let batchCount = 8

  let configuration: Configuration
  /// In the order of the configuration's variables.
  let weights: OrderedDictionary<String, Tensor>
  /// int32 `[batchCount, batch, steps]`.
  let ids: Tensor
  /// int32 `[batchCount, batch]`.
  let lengths: Tensor
  /// int32 `[batchCount, batch]`.
  let labels: Tensor

  init(_ configuration: Configuration) {
    self.configuration = configuration
    var random = SplitMix64(seed: 1)
    weights = OrderedDictionary(
      configuration.variables.map { ($0.name, Self.weight($0.shape, &random)) })
    let rows = Self.batchCount * configuration.batch
    let least = configuration.isRagged ? configuration.steps / 8 : configuration.steps
    // The first row of a batch is full, so that all sides agree on the number of time steps.
    let drawn = (0..<rows).map { row in
      row % configuration.batch == 0
        ? configuration.steps : Int.random(in: least...configuration.steps, using: &random)
    }
    let tokens = (0..<rows * configuration.steps).map { _ in
      Int32.random(in: 0..<Int32(configuration.vocabulary), using: &random)
    }
    let classes = (0..<rows).map { _ in
      Int32.random(in: 0..<Int32(configuration.classes), using: &random)
    }
    let shape = [Self.batchCount, configuration.batch]
    ids = Tensor(tokens, shape: Shape(shape + [configuration.steps]))
    lengths = Tensor(drawn.map { Int32($0) }, shape: Shape(shape))
    labels = Tensor(classes, shape: Shape(shape))
  }

  /// Uniform numbers whose spread keeps activations of the size of their inputs.
  private static func weight(_ shape: Shape, _ random: inout SplitMix64) -> Tensor {
    let limit = shape.rank < 2 ? 0.1 : (3 / Float(shape.dimensions[0])).squareRoot()
    let isTable = shape.rank == 2 && shape.dimensions[0] > 5000
    let range = isTable ? -1...Float(1) : -limit...limit
    return Tensor(
      (0..<shape.elementCount).map { _ in Float.random(in: range, using: &random) }, shape: shape)
  }

  /// The lengths of the rows of one batch.
  func lengths(ofBatch number: Int) -> [Int] {
    let rows = number * configuration.batch..<(number + 1) * configuration.batch
    return (lengths.array(of: Int32.self) ?? [])[rows].map { Int($0) }
  }

  /// Floating-point operations of the recurrent layers' matrix products in one step, on average.
  ///
  /// The way back has twice the products of the way forth.
  func products(of task: BenchTask) -> Double {
    let live = (0..<Self.batchCount).reduce(0) { $0 + lengths(ofBatch: $1).reduce(0, +) }
    let forward = configuration.productsPerCell * Double(live) / Double(Self.batchCount)
    return task == .train ? 3 * forward : forward
  }
}

/// What is measured.
enum BenchTask: String, Sendable, CaseIterable {
  case train, evaluate, predict
}
