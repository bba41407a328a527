/// The variables of a model while its graph is built, with the values that they start from.
public final class ModelVariables {
  /// What a variable starts from instead of what its initializer says; `nil` leaves it to that.
  public typealias InitialValue = @Sendable (_ name: String, _ shape: Shape) -> Tensor?

  typealias ThrowingValue = (_ name: String, _ shape: Shape) throws -> Tensor?

  public let graph: Graph
  private let checkpoints: ReadCheckpoints
  private let initialValue: ThrowingValue
  private let seeds: InitializerSeeds

  /// - Parameter checkpoints: What reads those that variables name: that of the model's context.
  public convenience init(
    in graph: Graph, startingFrom initialValue: @escaping InitialValue,
    seeds: InitializerSeeds = InitializerSeeds(),
    reading checkpoints: any CheckpointReading = NoCheckpoints()
  ) {
    self.init(
      in: graph, reading: ReadCheckpoints(checkpoints), startingFrom: initialValue, seeds: seeds)
  }

  init(
    in graph: Graph, reading checkpoints: ReadCheckpoints,
    startingFrom initialValue: @escaping ThrowingValue, seeds: InitializerSeeds
  ) {
    self.graph = graph
    self.checkpoints = checkpoints
    self.initialValue = initialValue
    self.seeds = seeds
  }

  /// - Parameters:
  ///   - initialValues: By variable name.
  ///   - checkpoints: What reads those that variables name: that of the model's context.
  public convenience init(
    in graph: Graph, initialValues: OrderedDictionary<String, Tensor> = [:],
    seeds: InitializerSeeds = InitializerSeeds(),
    reading checkpoints: any CheckpointReading = NoCheckpoints()
  ) {
    self.init(
      in: graph, startingFrom: { name, _ in initialValues[name] }, seeds: seeds,
      reading: checkpoints)
  }

  /// Adds a float32 variable under its full name.
  ///
  /// The order of the calls is that of the optimizer's updates, and of the draws of seeds (VAR-07).
  ///
  /// - Parameter tensor: Counts before everything else that the variable could start from.
  /// - Throws: `GraphError` when the name is taken or a given value has another shape or type; what is wrong
  ///   with a checkpoint, as `EstimatorError`.
  public func add(
    _ name: String, shape: Shape, startingFrom initializer: some Initializer,
    or tensor: CheckpointTensor? = nil, isTrainable: Bool = true
  ) throws -> Variable {
    // A given value does not keep the others' seeds from being drawn.
    let seed = initializer.seedKind.map(seeds.draw)
    // initial.given (INIT-08)
    let value =
      try tensor?.value(of: name, shape, from: checkpoints) ?? initialValue(name, shape)
      ?? initializer.value(shape: shape, seed: seed)
    guard value.shape == shape, value.dataType == .float32 else {
      throw GraphError(
        .shape, node: name,
        "the value to start from is \(value.dataType) of shape \(value.shape), not float32 of \(shape)"
      )
    }
    return try graph.addVariable(
      name, initialValue: value, in: isTrainable ? [.global, .trainable] : [.global])
  }
}
