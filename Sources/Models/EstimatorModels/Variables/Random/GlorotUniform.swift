/// Uniform within ±√(6 / (rows + columns)).
///
/// - Rules: `initial.kernel`
public struct GlorotUniform: Initializer {
  public init() {}

  public var seedKind: InitializerSeeds.Kind? { .kernel }

  /// - Precondition: the shape is that of a matrix.
  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    precondition(shape.rank == 2, "A kernel is a matrix, not \(shape)")
    // initial.kernel (INIT-01)
    let scale = 1 / max(1, Double(shape.dimensions.reduce(0, +)) / 2)
    let limit = Float((3 * scale).squareRoot())
    let stream = Philox(mixing: seed ?? InitializerSeeds.Seed(0, 0))
    let numbers = stream.uniform(shape.elementCount)
    return Tensor(numbers.map { $0 * (limit - -limit) + -limit }, shape: shape)
  }
}
