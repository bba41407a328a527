import EstimatorConformance
import EstimatorOptimized
import Synchronization
import Testing

/// Pieces of work that are large enough to be spread are in the optimized engine's own tests: scenarios are
/// small. Here the shapes are those that scenarios have.
@Suite("The same bits")
struct ThreadDeterminismTests {
  /// Scenarios that a Swift backend can be driven through.
  private static let names = Checkout.names

  // One run more on one thread would show nothing that these two runs do not.
  @Test(
    "model.determinism: every scenario, run with one thread and again with two, has the same trace")
  func everyScenario() throws {
    let (one, two) = (PooledBackend(threads: 1), PooledBackend(threads: 2))
    let outcomes = Mutex<[String: Bool]>([:])
    let errors = Mutex<[String]>([])
    Checkout.environment.tasks.forEachPiece(count: Self.names.count) { index in
      let name = Self.names[index]
      do {
        let scenario = try Checkout.library.scenario(named: name)
        guard let alone = try events(of: scenario, on: one) else { return }
        let isSame = try events(of: scenario, on: two) == alone
        outcomes.withLock { $0[name] = isSame }
      } catch { errors.withLock { $0.append("\(name): \(error)") } }
    }
    #expect(errors.withLock { $0 } == [])
    let compared = outcomes.withLock { $0 }
    #expect(compared.filter { !$0.value }.keys.sorted() == [])
    #expect(compared.count > Self.names.count * 9 / 10)
  }

  /// The events as bytes, tensors bit by bit; `nil` for what no Swift backend is driven through.
  private func events(of scenario: Scenario, on backend: PooledBackend) throws -> [String]? {
    do {
      return try BackendSubject(backend).events(of: scenario).map { try $0.json().text }
    } catch is UnsupportedFeature { return nil } catch is NotExpressible { return nil }
  }
}

/// The optimized backend, in a simulated world but for its cores, which are real.
private final class PooledBackend: EstimatorBackend {
  let name = "optimized"
  private let base = OptimizedBackend()
  private let cores: any Tasks

  init(threads: Int) { cores = SystemEnvironment(threads: threads).tasks }

  func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    try base.makeEstimator(
      modelFn: modelFn, modelDir: modelDir, config: config,
      environment: PooledEnvironment(base: environment, cores: cores))
  }
}

private struct PooledTasks: Tasks {
  let base: any Tasks
  let cores: any Tasks

  func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) -> any TaskHandle {
    base.spawn(name, body)
  }
  func makeChannel<Element: Sendable>(of type: Element.Type, capacity: Int) -> any Channel<Element>
  {
    base.makeChannel(of: type, capacity: capacity)
  }
  func sleep(seconds: Double) { base.sleep(seconds: seconds) }
  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) {
    cores.forEachPiece(count: count, body)
  }
}

private struct PooledEnvironment: Environment {
  let base: any Environment
  let cores: any Tasks

  var clock: any Clock { base.clock }
  var files: any FileSystem { base.files }
  var log: any Log { base.log }
  var tasks: any Tasks { PooledTasks(base: base.tasks, cores: cores) }
  var device: any Device { base.device }
  var processes: any Processes { base.processes }
  func variable(_ name: String) -> String? { base.variable(name) }
  func randomBits() -> UInt64 { base.randomBits() }
}
