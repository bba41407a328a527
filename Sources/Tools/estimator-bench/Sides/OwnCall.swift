import EstimatorOptimized
import Estimators
import Synchronization

/// One estimator over one folder, and the call on it that is measured.
struct OwnCall: Sendable {
  private let workload: Workload
  private let folder: String
  private let environment: any Environment

  init(_ workload: Workload, folder: String, environment: any Environment) {
    self.workload = workload
    self.folder = folder
    self.environment = environment
  }

  /// Works until the input ends.
  func perform(_ task: BenchTask, _ input: @escaping InputFunction) throws {
    let estimator = try makeEstimator(workload.modelFunction(in: environment))
    switch task {
    case .train: try estimator.train(inputFn: input)
    case .evaluate: _ = try estimator.evaluate(inputFn: input)
    case .predict:
      let results = estimator.predict(
        inputFn: input, predictKeys: nil, hooks: [], checkpointPath: nil,
        yieldSingleExamples: false)
      while try results.next() != nil {}
    }
  }

  /// The losses of the first steps, fetched by a hook; or the mean probabilities of the last class.
  func firstAnswers(of task: BenchTask, _ input: @escaping InputFunction) throws -> [Double] {
    let count = 3
    if task == .predict { return try probabilities(count, input) }
    let watch = LossWatch()
    let estimator = try makeEstimator(watch.watched(workload.modelFunction(in: environment)))
    if task == .train {
      try estimator.train(inputFn: input, hooks: [.user(watch)], steps: count)
    } else {
      _ = try estimator.evaluate(
        inputFn: input, steps: count, hooks: [.user(watch)], checkpointPath: nil, name: nil)
    }
    return watch.losses
  }

  private func probabilities(_ count: Int, _ input: @escaping InputFunction) throws -> [Double] {
    let estimator = try makeEstimator(workload.modelFunction(in: environment))
    let results = estimator.predict(
      inputFn: input, predictKeys: nil, hooks: [], checkpointPath: nil, yieldSingleExamples: false)
    return try (0..<count).compactMap { _ in
      guard let all = try results.next()?["probabilities"] else { return nil }
      let width = all.shape.dimensions.last ?? 1
      let last = (all.array(of: Float.self) ?? []).enumerated()
        .filter { $0.offset % width == width - 1 }.map { Double($0.element) }
      return last.reduce(0, +) / Double(last.count)
    }
  }

  private func makeEstimator(_ model: @escaping ModelFunction) throws -> any Estimator {
    let config = try RunConfig(
      saveSummarySteps: nil, saveCheckpointsSteps: .given(nil), saveCheckpointsSecs: .given(nil),
      logStepCountSteps: nil)
    return try OptimizedBackend().makeEstimator(
      modelFn: model, modelDir: folder, config: config, environment: environment)
  }
}

/// Fetches the loss of every step.
private final class LossWatch: SessionRunHook {
  private var loss: SymbolicTensor?
  private(set) var losses: [Double] = []

  /// The same model, whose loss this hook then knows.
  func watched(_ model: @escaping ModelFunction) -> ModelFunction {
    { context in
      let spec = try model(context)
      self.loss = spec.loss
      return spec
    }
  }

  func beforeRun(_ context: any SessionRunContext) -> SessionRunArguments? {
    loss.map { SessionRunArguments(fetches: OrderedDictionary([("loss", $0)])) }
  }

  func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) {
    if let value = values.results?["loss"]?.array(of: Float.self)?.first {
      losses.append(Double(value))
    }
  }
}
