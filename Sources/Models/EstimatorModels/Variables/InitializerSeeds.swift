/// Where initializers that draw random numbers get their seeds from, in the order in which they ask.
public final class InitializerSeeds {
  /// The two numbers that start a stream.
  public struct Seed: Sendable, Hashable {
    public let first: Int64
    public let second: Int64

    public init(_ first: Int64, _ second: Int64) {
      self.first = first
      self.second = second
    }
  }

  private var count: Int64 = 0

  public init() {}

  /// The seed of the next draw.
  public func draw(for initializer: some Initializer) -> Seed {
    defer { count += 1 }
    return Seed(0, count)
  }
}
