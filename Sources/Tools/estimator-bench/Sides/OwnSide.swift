import EstimatorOptimized
import Estimators
import Synchronization

/// Our optimized backend, through the same calls as any user's.
final class OwnSide: Side {
  let name = "ours"
  private(set) var runsOn = ""
  private let workload: Workload
  private let environment: any Environment
  private let batches: WorkloadBatches
  private var folder: String?
  private var stream: GatedBatches?
  private var working: (any TaskHandle)?
  private let failure = Failure()
  private var task = BenchTask.train

  init(_ workload: Workload, environment: any Environment) {
    self.workload = workload
    self.environment = environment
    batches = WorkloadBatches(workload)
  }

  func prepare(_ task: BenchTask, threads: Int) throws {
    stop()
    self.task = task
    runsOn = "the optimized backend, \(threads) threads, \(OptimizedBackend.instructionSet)"
    let folder = try environment.files.makeTemporaryDirectory()
    self.folder = folder
    let stream = GatedBatches(batches.all, environment: environment)
    self.stream = stream
    let call = OwnCall(workload, folder: folder, environment: environment)
    let (failure, batches) = (failure, batches)
    working = environment.tasks.spawn("bench") {
      failure.note { try call.perform(task, batches.input(from: stream)) }
    }
  }

  func slice(seconds: Double) throws -> [Double] {
    guard let stream else { return [] }
    let times = stream.slice(seconds: seconds) { failure.reason == nil }
    if let reason = failure.reason { throw SideError(side: name, reason: reason) }
    return times
  }

  /// From a run of its own, in which a hook looks at each loss.
  var firstAnswers: [Double] {
    get throws {
      let folder = try environment.files.makeTemporaryDirectory()
      defer { try? environment.files.removeAll(at: folder) }
      let call = OwnCall(workload, folder: folder, environment: environment)
      let stream = GatedBatches(batches.all, environment: environment)
      stream.open()
      return try call.firstAnswers(of: task, batches.input(from: stream))
    }
  }

  func stop() {
    stream?.end()
    working?.join()
    if let folder { try? environment.files.removeAll(at: folder) }
    (stream, working, folder) = (nil, nil, nil)
  }
}

/// Why the work ended, if it ended by an error.
private final class Failure: Sendable {
  private let state = Mutex<String?>(nil)

  var reason: String? { state.withLock { $0 } }

  func note(_ body: () throws -> Void) {
    do { try body() } catch { state.withLock { $0 = "\(error)" } }
  }
}
