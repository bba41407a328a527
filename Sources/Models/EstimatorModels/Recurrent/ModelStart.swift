/// What the variables of a model start from when nothing is restored.
///
/// The optimizer's variables and the global step start as always. A table whose column names a checkpoint of
/// its own starts from that.
public struct ModelStart: Sendable {
  private enum Source: Sendable {
    case values(ModelVariables.InitialValue)
    case tensors(@Sendable (String) -> CheckpointTensor?)
  }

  private let source: Source
  private let kernels: KernelSeeds?

  /// - Parameters:
  ///   - kernels: Where kernels draw their seeds; random ones if left out.
  ///   - initialValue: A value for a variable instead of what its initializer says.
  public init(
    kernels: KernelSeeds? = nil,
    initialValue: @escaping ModelVariables.InitialValue = { _, _ in nil }
  ) {
    self.source = .values(initialValue)
    self.kernels = kernels
  }

  /// Starts from what another model has learned.
  ///
  /// The checkpoint is read by the backend whenever a graph is built, in every mode, and has to stay where it
  /// is. What can be wrong with it is thrown then, by train, evaluate or predict: `EstimatorError` with kind
  /// `NotFound` when it is not there, `ValueError` for a tensor that is not in it or has another shape, and
  /// for a directory without checkpoint, `InvalidArgument` for a tensor that is not float32, `DataLoss` when it
  /// cannot be read, and `Unimplemented` from a backend that reads none for models.
  ///
  /// Every variable of the model must be in the checkpoint, save those that `tensorName` leaves out.
  ///
  /// - Parameters:
  ///   - checkpoint: A checkpoint's prefix, such as `/models/first/model.ckpt-10`, or a directory, for its
  ///     newest.
  ///   - tensorName: The name in the checkpoint of what a variable starts from; the variable's own if left
  ///     out. `nil` leaves a variable to its initializer.
  ///   - kernels: Where the kernels that are left draw their seeds.
  public init(
    from checkpoint: String, kernels: KernelSeeds? = nil,
    tensorName: @escaping @Sendable (_ variable: String) -> String? = { $0 }
  ) {
    source = .tensors { variable in
      tensorName(variable).map { CheckpointTensor(named: $0, in: checkpoint) }
    }
    self.kernels = kernels
  }

  /// Where a graph's variables come from.
  ///
  /// - Rules: `initial.given`, `initial.kernel.seed`, `initial.embedding.seed`
  func variables(for context: ModelContext, in environment: any Environment) -> ModelVariables {
    let seeds = InitializerSeeds(
      kernels: kernels ?? KernelSeeds(randomIn: environment),
      configured: context.config.tfRandomSeed, environment: environment)
    let checkpoints = ReadCheckpoints(context.checkpoints)
    return ModelVariables(
      in: context.graph, reading: checkpoints,
      startingFrom: { name, shape in
        switch source {
        case .values(let value): value(name, shape)
        case .tensors(let tensor): try tensor(name)?.value(of: name, shape, from: checkpoints)
        }
      }, seeds: seeds)
  }
}
