import Dispatch
import Estimators

/// Who goes first among tasks that can all run.
package enum TaskOrder: Sendable, Hashable {
  /// Who was ready first.
  case inserted
  /// Anyone, as the seed says.
  case shuffled(seed: UInt64)
}

/// The tasks of a simulation, and whose turn it is.
struct Turns: Sendable {
  struct Turn: Sendable {
    let task: Int
    /// The virtual time before which it does not come.
    let time: Double
    /// Breaks ties.
    let number: Int
  }

  var tasks = [Baton.Task(name: "main")]
  var holder = 0
  private var turns: [Turn] = []
  private var turnCount = 0
  private var generator: SplitMix64?

  init(order: TaskOrder) {
    if case .shuffled(let seed) = order { generator = SplitMix64(seed: seed) }
  }

  /// Adds a task whose turn comes at `time`; without a time it has ended before it began.
  mutating func add(_ name: String, at time: Double?) -> (Int, gate: DispatchSemaphore) {
    var task = Baton.Task(name: name)
    task.hasEnded = time == nil
    tasks.append(task)
    if let time { addTurn(tasks.count - 1, at: time) }
    return (tasks.count - 1, task.gate)
  }

  mutating func addTurn(_ task: Int, at time: Double) {
    turns.append(Turn(task: task, time: time, number: turnCount))
    turnCount += 1
  }

  mutating func takeTurn(at now: Double) -> Turn? {
    let due = turns.indices.filter { turns[$0].time <= now }
    if !due.isEmpty, var generator {
      defer { self.generator = generator }
      return due.randomElement(using: &generator).map { turns.remove(at: $0) }
    }
    let first = turns.indices.min {
      (turns[$0].time, turns[$0].number) < (turns[$1].time, turns[$1].number)
    }
    return first.map { turns.remove(at: $0) }
  }

  mutating func wake(_ condition: Baton.Wait, at time: Double) {
    for task in tasks.indices where tasks[task].waitsFor == condition {
      tasks[task].waitsFor = nil
      addTurn(task, at: time)
    }
  }

  /// In a dead process all others end before the main task goes on, the most impatient last.
  func nextOfDead() -> Int {
    let others = tasks.indices.dropFirst().filter { !tasks[$0].hasEnded }
    return others.min { tasks[$0].lateCalls < tasks[$1].lateCalls } ?? 0
  }

  /// Who waits, and what for.
  var waiting: [String] {
    tasks.compactMap { task in
      switch task.waitsFor {
      case .send(let channel)?: "\(task.name) waits to send to channel \(channel)"
      case .receive(let channel)?: "\(task.name) waits to receive from channel \(channel)"
      case .end(let other)?: "\(task.name) waits for the end of \(tasks[other].name)"
      case nil: nil
      }
    }
  }

  func checkThread() {
    guard let thread = tasks[holder].thread, tasks.dropFirst().contains(where: { !$0.hasEnded })
    else { return }
    precondition(
      thread == currentThread(), "a simulation is entered only from tasks that it started")
  }
}
