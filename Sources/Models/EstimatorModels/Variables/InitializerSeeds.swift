/// Where initializers that draw random numbers get their seeds from, in the order in which they ask.
///
/// One of these goes with each graph.
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

  /// Who decides about a seed.
  public enum Kind: Sendable, Hashable {
    /// A generator that all graphs share, whatever the configuration says.
    case kernel
    /// The seed of the configuration, and the number of random operations before this one.
    case operation
  }

  private let kernels: KernelSeeds
  private let configured: Int?
  private let random: @Sendable () -> UInt64
  private var operations: Int64 = 0

  /// Seeds that are the same in every process.
  public convenience init() {
    self.init(kernels: KernelSeeds(seed: 0), configured: 0, random: { 0 })
  }

  /// - Parameters:
  ///   - configured: `tf_random_seed`; without it the seeds of operations are random.
  ///   - operationsBefore: How many random operations the graph has already.
  public convenience init(
    kernels: KernelSeeds, configured: Int?, operationsBefore: Int = 0,
    environment: any Environment
  ) {
    self.init(kernels: kernels, configured: configured, random: environment.randomBits)
    operations = Int64(operationsBefore)
  }

  private init(
    kernels: KernelSeeds, configured: Int?, random: @escaping @Sendable () -> UInt64
  ) {
    self.kernels = kernels
    self.configured = configured
    self.random = random
  }

  /// The seed of the next draw.
  public func draw(_ kind: Kind) -> Seed {
    switch kind {
    // initial.kernel.seed (INIT-05)
    case .kernel: Seed(kernels.next(), 0)
    case .operation: nextOperation()
    }
  }

  /// initial.embedding.seed (INIT-06)
  private func nextOperation() -> Seed {
    guard let configured else {
      return Seed(Int64(bitPattern: random()), Int64(bitPattern: random()))
    }
    defer { operations += 1 }
    let limit = Int64(Int32.max)
    let rest = Int64(configured) % limit
    let (first, second) = (rest < 0 ? rest + limit : rest, operations % limit)
    // Two zeros would mean a random seed.
    return first == 0 && second == 0 ? Seed(0, limit) : Seed(first, second)
  }
}
