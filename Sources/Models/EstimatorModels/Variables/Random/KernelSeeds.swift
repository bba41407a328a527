internal import Synchronization

/// Where the seeds of kernels come from: one generator for all graphs of a program.
///
/// Given a seed s, it is Python's `random.Random(s)`, as `tf.keras.utils.set_random_seed(s)` makes it; a
/// second graph goes on where the first one stopped. Otherwise seeds are random.
///
/// - Rules: `initial.kernel.seed`
public final class KernelSeeds: Sendable {
  private let generator: Mutex<MersenneTwister>

  public init(seed: Int) { generator = Mutex(MersenneTwister(seed: seed)) }

  /// Seeds that nobody can foresee.
  public convenience init(randomIn environment: any Environment) {
    self.init(seed: Int(environment.randomBits() >> 1))
  }

  /// The next seed: initial.kernel.seed (INIT-05).
  func next() -> Int64 {
    generator.withLock { Int64($0.integer(upTo: 1_000_000_000)) }
  }
}
