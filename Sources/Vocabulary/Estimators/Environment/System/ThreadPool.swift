import Dispatch
import Glibc
import Synchronization

/// Threads that stand by to share the pieces of a job with the thread that brings it.
///
/// A job brought while another is under way, from within it too, is done by its bringer alone. Helpers
/// look out for work for a short while before they sleep, because jobs come in bursts.
final class ThreadPool: Sendable {
  private struct State {
    var job: PieceJob?
    /// Moves with every job brought, and at the end.
    var version = 0
    /// Helpers at work on the job.
    var working = 0
    var areStarted = false
    var isStopped = false
    var sleeping: [DispatchSemaphore] = []
    /// Where the bringer waits for the last helper.
    var bringer: DispatchSemaphore?
  }

  private let helpers: Int
  private let state = Mutex(State())
  private let isTaken = Atomic(false)
  /// Copies of `version` and `working` to look at without the lock.
  private let version = Atomic(0)
  private let working = Atomic(0)

  init(helpers: Int) {
    self.helpers = helpers
  }

  func forEachPiece(count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1, helpers > 0, !isTaken.exchange(true, ordering: .acquiring) else {
      for piece in 0..<max(0, count) { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { share(PieceJob(count: count, body: $0)) }
    isTaken.store(false, ordering: .releasing)
  }

  /// Ends the threads.
  func stop() {
    change { $0.isStopped = true }
  }

  // MARK: The thread that brings a job

  private func share(_ job: PieceJob) {
    startHelpers()
    change { $0.job = job }
    job.work()
    state.withLock { $0.job = nil }
    waitForHelpers()
  }

  private func startHelpers() {
    let areStarted = state.withLock { state in
      defer { state.areStarted = true }
      return state.areStarted
    }
    if areStarted { return }
    for _ in 0..<helpers { startThread { self.help() } }
  }

  private func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      body(&state)
      state.version += 1
      version.store(state.version, ordering: .releasing)
      for one in state.sleeping { one.signal() }
      state.sleeping = []
    }
  }

  private func waitForHelpers() {
    if lookOut(until: { working.load(ordering: .acquiring) == 0 }) { return }
    let turn = DispatchSemaphore(value: 0)
    let isDone = state.withLock { state in
      if state.working > 0 { state.bringer = turn }
      return state.working == 0
    }
    if !isDone { turn.wait() }
  }

  // MARK: The threads that help

  private func help() {
    var seen = 0
    while true {
      waitForChange(after: seen)
      seen = version.load(ordering: .acquiring)
      if state.withLock({ $0.isStopped }) { return }
      if workOnce() { leave() }
    }
  }

  /// Nothing of the job is held when this returns, so that its closure does not outlive the call it came with.
  @inline(never)
  private func workOnce() -> Bool {
    guard let job = enter() else { return false }
    job.work()
    return true
  }

  private func enter() -> PieceJob? {
    state.withLock { state in
      if state.job != nil { state.working += 1 }
      working.store(state.working, ordering: .releasing)
      return state.job
    }
  }

  private func leave() {
    state.withLock { state in
      state.working -= 1
      working.store(state.working, ordering: .releasing)
      guard state.working == 0 else { return }
      state.bringer?.signal()
      state.bringer = nil
    }
  }

  private func waitForChange(after seen: Int) {
    if lookOut(until: { version.load(ordering: .acquiring) != seen }) { return }
    let turn = DispatchSemaphore(value: 0)
    let hasChanged = state.withLock { state in
      if state.version == seen { state.sleeping.append(turn) }
      return state.version != seen
    }
    if !hasChanged { turn.wait() }
  }

  /// Looks a few hundred times, about 100 µs, letting others run in between.
  private func lookOut(until condition: () -> Bool) -> Bool {
    for _ in 0..<200 {
      if condition() { return true }
      sched_yield()
    }
    return false
  }
}

/// Pieces of work, each taken by whoever is free.
private final class PieceJob: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func work() {
    while true {
      let piece = next.add(1, ordering: .relaxed).oldValue
      guard piece < count else { return }
      body(piece)
    }
  }
}
