/// Normal, drawn again where further than two deviations from the mean 0.
///
/// - Rules: `initial.embedding`
public struct TruncatedNormal: Initializer {
  public let deviation: Double

  public init(deviation: Double = 1) { self.deviation = deviation }

  /// For tables whose rows have so many numbers: initial.embedding (INIT-04).
  public init(forRowsOf dimension: Int) { deviation = 1 / Double(dimension).squareRoot() }

  public var seedKind: InitializerSeeds.Kind? { .operation }

  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    let stream = Philox(seed ?? InitializerSeeds.Seed(0, Int64(Int32.max)))
    let factor = Float(deviation)
    return Tensor(stream.truncatedNormal(shape.elementCount).map { $0 * factor }, shape: shape)
  }
}
