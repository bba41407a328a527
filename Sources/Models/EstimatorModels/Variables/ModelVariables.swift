/// The variables of a model while its graph is built, with the values that they start from.
public final class ModelVariables {
  /// What a variable starts from instead of what its initializer says; `nil` leaves it to that.
  public typealias InitialValue = @Sendable (_ name: String, _ shape: Shape) -> Tensor?

  public let graph: Graph
  private let initialValue: InitialValue
  private let seeds: InitializerSeeds

  public init(
    in graph: Graph, startingFrom initialValue: @escaping InitialValue,
    seeds: InitializerSeeds = InitializerSeeds()
  ) {
    self.graph = graph
    self.initialValue = initialValue
    self.seeds = seeds
  }

  /// - Parameter initialValues: By variable name.
  public convenience init(
    in graph: Graph, initialValues: OrderedDictionary<String, Tensor> = [:],
    seeds: InitializerSeeds = InitializerSeeds()
  ) {
    self.init(in: graph, startingFrom: { name, _ in initialValues[name] }, seeds: seeds)
  }

  /// Adds a float32 variable under its full name.
  ///
  /// The order of the calls is that of the optimizer's updates, and of the draws of seeds (VAR-07).
  ///
  /// - Throws: `GraphError` when the name is taken or a given value has another shape or type.
  public func add(
    _ name: String, shape: Shape, startingFrom initializer: some Initializer,
    isTrainable: Bool = true
  ) throws -> Variable {
    // A given value does not keep the others' seeds from being drawn.
    let seed = initializer.seedKind.map(seeds.draw)
    // initial.given (INIT-08)
    let value = try initialValue(name, shape) ?? initializer.value(shape: shape, seed: seed)
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
