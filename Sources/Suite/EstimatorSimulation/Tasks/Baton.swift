import Dispatch
import Estimators
import Synchronization

/// What only one task at a time holds: the right to run.
///
/// Tasks are numbered from 0, which is the one that made the simulation, called `main`. Whoever calls
/// in here is the holder. It goes to whose turn has the least (virtual time, insertion number).
final class Baton: Sendable {
  /// What a task can wait for.
  enum Wait: Sendable, Hashable {
    case send(channel: Int)
    case receive(channel: Int)
    case end(task: Int)
  }

  struct Task: Sendable {
    let name: String
    let gate = DispatchSemaphore(value: 0)
    var thread: UInt?
    var waitsFor: Wait?
    var hasEnded = false
    /// Calls since the end of the process.
    var lateCalls = 0
  }

  let process: SimulatedProcess
  private let clock: VirtualClock
  private let state: Mutex<Turns>

  init(clock: VirtualClock, process: SimulatedProcess, order: TaskOrder) {
    self.clock = clock
    self.process = process
    state = Mutex(Turns(order: order))
  }

  /// Starts a task; it runs when its turn comes. A dead process starts nothing.
  func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> Int {
    let isAlive = process.isAlive
    let (number, gate) = state.withLock { state in
      state.checkThread()
      state.tasks[state.holder].thread = currentThread()
      return state.add(name, at: isAlive ? clock.now() : nil)
    }
    if isAlive {
      startThread {
        gate.wait()
        self.state.withLock { $0.tasks[number].thread = currentThread() }
        body()
        self.end()
      }
    }
    return number
  }

  /// Lets those run whose turn it is, and then goes on.
  func pass() { sleep(seconds: 0) }

  /// Goes on when so much virtual time has passed.
  func sleep(seconds: Double) {
    if !process.isAlive { return countLateCall() }
    handOver { $0.addTurn($0.holder, at: clock.now() + seconds) }
  }

  /// Waits until somebody wakes those that wait for `condition`.
  ///
  /// When nobody is left to do so, or the process ends, this returns too: look whether it lives.
  func wait(for condition: Wait) {
    if !process.isAlive { countLateCall() }
    handOver { $0.tasks[$0.holder].waitsFor = condition }
  }

  func wake(_ condition: Wait) {
    state.withLock { $0.wake(condition, at: clock.now()) }
  }

  func hasEnded(_ task: Int) -> Bool { state.withLock { $0.tasks[task].hasEnded } }

  /// The names of the tasks that have not ended, but for the main one.
  var unended: [String] {
    state.withLock { $0.tasks.dropFirst().filter { !$0.hasEnded }.map(\.name) }
  }

  /// Lets the tasks of a process that has ended run to their ends.
  func drain() {
    precondition(!process.isAlive, "only the tasks of a dead process are hurried to their ends")
    handOver { _ in }
  }

  // MARK: Handing over

  private func end() {
    handOver(waiting: false) { state in
      let task = state.holder
      state.tasks[task].hasEnded = true
      state.wake(.end(task: task), at: clock.now())
    }
  }

  private func handOver(waiting: Bool = true, _ change: (inout Turns) -> Void) {
    let (next, mine) = state.withLock { state -> (DispatchSemaphore?, DispatchSemaphore) in
      state.checkThread()
      let holder = state.holder
      change(&state)
      state.holder = self.next(&state)
      let hasChanged = state.holder != holder || !waiting
      return (hasChanged ? state.tasks[state.holder].gate : nil, state.tasks[holder].gate)
    }
    guard let next else { return }
    next.signal()
    if waiting { mine.wait() }
  }

  private func next(_ state: inout Turns) -> Int {
    if process.isAlive, let turn = state.takeTurn(at: clock.now()) {
      clock.advance(to: turn.time)
      return turn.task
    }
    // Somebody must be able to run, or nobody ever will.
    process.die(of: SimulatedDeadlock(waiting: state.waiting))
    return state.nextOfDead()
  }

  /// The tasks of a dead process are to end. One that keeps calling instead is left where it is.
  private func countLateCall() {
    let isTooLate = state.withLock { state in
      state.checkThread()
      state.tasks[state.holder].lateCalls += 1
      return state.holder != 0 && state.tasks[state.holder].lateCalls > 10_000
    }
    guard isTooLate else { return }
    handOver { state in
      state.tasks[state.holder].hasEnded = true
      state.wake(.end(task: state.holder), at: clock.now())
    }
  }
}
