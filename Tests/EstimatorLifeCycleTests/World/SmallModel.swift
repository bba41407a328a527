import EstimatorModels
import Estimators
import Synchronization

/// A regression of y = 2x by Adam, so that a checkpoint holds variables, slots and the step.
enum SmallModel {
  static func modelFn(_ context: ModelContext) throws -> EstimatorSpec {
    let graph = context.graph
    let weight = try graph.addVariable(
      "w", initialValue: Tensor(Float(0.5)), in: [.global, .trainable])
    guard let x = context.features[""] else {
      throw GraphError(.invalidArgument, node: "input", "no features")
    }
    let prediction = try graph.add("Mul", inputs: [x, graph.read(weight)]).tensors[0]
    let wanted = try graph.add("AddV2", inputs: [x, x]).tensors[0]
    let errors = try graph.add("SquaredDifference", inputs: [prediction, wanted]).tensors[0]
    let axis = try graph.constant(Tensor([Int32(0)]))
    let loss = try graph.add("Mean", inputs: [errors, axis]).tensors[0]
    guard context.mode == .train else {
      return EstimatorSpec(mode: context.mode, predictions: .single(prediction), loss: loss)
    }
    let train = try Adam(learningRate: 0.1).minimize(loss, in: graph, variables: nil)
    return EstimatorSpec(mode: .train, loss: loss, trainOp: train)
  }

  /// Features as a function of the global step: (s + 1)/8 and (s + 1)/4.
  static func byStep(_ context: InputContext) throws -> InputSource {
    let graph = context.graph
    guard let step = graph.globalStep else {
      throw GraphError(.invalidArgument, node: "input", "no step")
    }
    let number = try graph.add(
      "Cast", inputs: [graph.read(step)], attributes: ["DstT": .type(.float32)]
    ).tensors[0]
    let next = try graph.add(
      "AddV2", inputs: [number, graph.constant(Tensor(Float(1)))]
    ).tensors[0]
    let x = try graph.add(
      "Mul", inputs: [next, graph.constant(Tensor([Float(0.125), 0.25]))]
    ).tensors[0]
    return .tensors(features: .single(x), labels: nil)
  }

  /// Features as a dataset of these rows, one batch for each list.
  static func stream(
    _ batches: [[Float]], failure: EstimatorError? = nil, consumed: Consumed = Consumed()
  ) -> InputFunction {
    let signature = BatchSignature(features: .single(Node.Output(.float32, PartialShape([nil]))))
    return { _ in
      .dataset(signature) { Batches(batches, failure: failure, consumed: consumed) }
    }
  }

  /// Six batches.
  static let batches: [[Float]] = (1...6).map { [Float($0) / 8, Float($0) / 4] }
}

/// The numbers of the batches that runs consumed.
final class Consumed: Sendable {
  private let numbers = Mutex<[Int]>([])
  var all: [Int] { numbers.withLock { $0 } }
  func add(_ number: Int) { numbers.withLock { $0.append(number) } }
}

/// Batches from a list, and then the end or a failure.
final class Batches: BatchStream {
  private let batches: [[Float]]
  private let failure: EstimatorError?
  private let consumed: Consumed
  private let position = Mutex(0)

  init(_ batches: [[Float]], failure: EstimatorError?, consumed: Consumed) {
    self.batches = batches
    self.failure = failure
    self.consumed = consumed
  }

  func next() throws -> Batch? {
    let number = position.withLock { number in
      defer { number += 1 }
      return number
    }
    if number < batches.count { return Batch(features: .single(Tensor(batches[number]))) }
    if let failure { throw failure }
    return nil
  }

  func didConsume(batch index: Int) { consumed.add(index) }
}
