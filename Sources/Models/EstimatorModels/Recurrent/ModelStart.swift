/// What the variables of a model start from when nothing is restored.
public struct ModelStart: Sendable {
  let initialValue: ModelVariables.InitialValue
  let kernels: KernelSeeds?

  /// - Parameters:
  ///   - kernels: Where kernels draw their seeds; random ones if left out.
  ///   - initialValue: A value for a variable instead of what its initializer says.
  public init(
    kernels: KernelSeeds? = nil,
    initialValue: @escaping ModelVariables.InitialValue = { _, _ in nil }
  ) {
    self.kernels = kernels
    self.initialValue = initialValue
  }

  /// Where a graph's variables come from.
  ///
  /// - Rules: `initial.given`, `initial.kernel.seed`, `initial.embedding.seed`
  func variables(for context: ModelContext, in environment: any Environment) -> ModelVariables {
    let seeds = InitializerSeeds(
      kernels: kernels ?? KernelSeeds(randomIn: environment),
      configured: context.config.tfRandomSeed, environment: environment)
    return ModelVariables(in: context.graph, startingFrom: initialValue, seeds: seeds)
  }
}
