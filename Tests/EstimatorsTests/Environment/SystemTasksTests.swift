import Estimators
import Synchronization
import Testing

@Suite("SystemTasks", .timeLimit(.minutes(1)))
struct SystemTasksTests {
  @Test(
    "a channel hands over every element in order, whatever its capacity", arguments: [1, 2, 64])
  func channel(capacity: Int) {
    let tasks = SystemEnvironment().tasks
    let channel = tasks.makeChannel(of: Int.self, capacity: capacity)
    let sender = tasks.spawn("sender") {
      for number in 0..<1000 { _ = channel.send(number) }
      channel.close()
    }
    var received: [Int] = []
    while let number = channel.receive() { received.append(number) }
    sender.join()
    #expect(received == Array(0..<1000))
  }

  @Test("several senders and receivers lose and double nothing")
  func manyToMany() {
    let tasks = SystemEnvironment().tasks
    let channel = tasks.makeChannel(of: Int.self, capacity: 3)
    let sum = Atomic(0)
    let receivers = (0..<3).map { _ in
      tasks.spawn("receiver") {
        while let number = channel.receive() { sum.add(number, ordering: .relaxed) }
      }
    }
    let senders = (0..<3).map { part in
      tasks.spawn("sender") { for number in 0..<500 { _ = channel.send(part * 500 + number) } }
    }
    for sender in senders { sender.join() }
    channel.close()
    for receiver in receivers { receiver.join() }
    #expect(sum.load(ordering: .relaxed) == (0..<1500).reduce(0, +))
  }

  @Test("a closed channel takes nothing, and gives what it still has")
  func close() {
    let channel = SystemEnvironment().tasks.makeChannel(of: Int.self, capacity: 2)
    #expect(channel.send(1))
    channel.close()
    #expect(!channel.send(2))
    #expect(channel.receive() == 1)
    #expect(channel.receive() == nil)
  }

  @Test("closing wakes who waits")
  func closeWakes() {
    let tasks = SystemEnvironment().tasks
    let empty = tasks.makeChannel(of: Int.self, capacity: 1)
    let full = tasks.makeChannel(of: Int.self, capacity: 1)
    #expect(full.send(0))
    let receiver = tasks.spawn("receiver") { _ = empty.receive() }
    let sender = tasks.spawn("sender") { _ = full.send(1) }
    tasks.sleep(seconds: 0.01)
    empty.close()
    full.close()
    receiver.join()
    sender.join()
    receiver.join()
  }

  @Test("an optional element may be nil without ending the channel")
  func optionalElements() {
    let channel = SystemEnvironment().tasks.makeChannel(of: Int?.self, capacity: 2)
    #expect(channel.send(nil))
    #expect(channel.receive() == .some(nil))
  }

  @Test("sleep takes at least its time; nothing, less than nothing and NaN take none")
  func sleep() {
    let tasks = SystemEnvironment().tasks
    let before = ContinuousClock.now
    tasks.sleep(seconds: 0.02)
    #expect(before.duration(to: .now) >= .milliseconds(19))
    for seconds in [0, -1, Double.nan] { tasks.sleep(seconds: seconds) }
  }

  @Test("every piece is done once, with any number of threads", arguments: [1, 2, 3, 8])
  func pieces(threads: Int) {
    let tasks = SystemEnvironment(threads: threads).tasks
    for count in [0, 1, 2, 3, 100] {
      for _ in 0..<50 {
        let done = Mutex([Int](repeating: 0, count: count))
        tasks.forEachPiece(count: count) { piece in done.withLock { $0[piece] += 1 } }
        #expect(done.withLock { $0 } == [Int](repeating: 1, count: count))
      }
    }
  }

  @Test("pieces may bring pieces, and tasks may bring them at the same time")
  func nestedPieces() {
    let tasks = SystemEnvironment(threads: 2).tasks
    let done = Atomic(0)
    let work: @Sendable () -> Void = {
      for _ in 0..<20 {
        tasks.forEachPiece(count: 4) { _ in
          tasks.forEachPiece(count: 3) { _ in done.add(1, ordering: .relaxed) }
        }
      }
    }
    let other = tasks.spawn("other", work)
    work()
    other.join()
    #expect(done.load(ordering: .relaxed) == 2 * 20 * 4 * 3)
  }

  @Test("helpers that have gone to sleep wake up again")
  func sleepingHelpers() {
    let tasks = SystemEnvironment(threads: 4).tasks
    for _ in 0..<5 {
      let done = Atomic(0)
      tasks.forEachPiece(count: 16) { _ in done.add(1, ordering: .relaxed) }
      #expect(done.load(ordering: .relaxed) == 16)
      tasks.sleep(seconds: 0.005)
    }
  }
}
