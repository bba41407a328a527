import EstimatorSimulation
import Estimators
import Testing

@Suite("SimulatedTasks", .timeLimit(.minutes(1)))
struct SimulatedTasksTests {
  /// Two producers, a consumer and a poller, that write files and sleep; everything they did.
  static func trace(order: TaskOrder) throws -> [String] {
    let trace = Trace()
    let world = SimulatedEnvironment(order: order)
    let channel = world.tasks.makeChannel(of: String.self, capacity: 2)
    let producers = ["a", "b"].map { name in
      world.tasks.spawn(name) {
        for number in 0..<5 {
          trace.say("\(name) sends \(number)")
          _ = channel.send("\(name)\(number)")
          if number == 2 { world.tasks.sleep(seconds: 0.5) }
        }
      }
    }
    let poller = world.tasks.spawn("poller") {
      for _ in 0..<4 {
        world.tasks.sleep(seconds: 0.25)
        trace.say("poller sees \((try? world.files.list("/").count) ?? 0) at \(world.clock.now())")
      }
    }
    let consumer = world.tasks.spawn("consumer") {
      while let element = channel.receive() {
        trace.say("consumer takes \(element)")
        try? world.files.write([], to: "/" + element)
      }
    }
    for producer in producers { producer.join() }
    trace.say("main closes")
    channel.close()
    consumer.join()
    poller.join()
    #expect(world.exit() == [])
    return trace.all
  }

  @Test("the same tasks do the same things in the same order, a hundred times")
  func determinism() throws {
    let expected = try Self.trace(order: .inserted)
    #expect(expected.count == 25)
    for _ in 0..<100 { #expect(try Self.trace(order: .inserted) == expected) }
  }

  @Test("a seed is an order of its own, and always the same one")
  func seeds() throws {
    let traces = try (0..<10).map { try Self.trace(order: .shuffled(seed: $0)) }
    #expect(Set(traces).count > 1)
    for seed in 0..<10 {
      #expect(try Self.trace(order: .shuffled(seed: UInt64(seed))) == traces[seed])
    }
    #expect(traces.allSatisfy { $0.count == 25 })
  }

  @Test("a task starts when the main task waits, and tasks start in the order of their making")
  func start() {
    let trace = Trace()
    let tasks = SimulatedTasks()
    let handles = ["a", "b", "c"].map { name in tasks.spawn(name) { trace.say(name) } }
    trace.say("main")
    for handle in handles { handle.join() }
    #expect(trace.all == ["main", "a", "b", "c"])
  }

  @Test("sleepers wake by time, then by who slept first; time moves only when nobody can run")
  func sleep() {
    let trace = Trace()
    let clock = VirtualClock(start: 0)
    let tasks = SimulatedTasks(clock: clock)
    let handles = [("a", 3.0), ("b", 1.0), ("c", 3.0), ("d", 2.0)].map { name, seconds in
      tasks.spawn(name) {
        tasks.sleep(seconds: seconds)
        trace.say("\(name)@\(clock.now())")
      }
    }
    tasks.pass()
    #expect(clock.now() == 0)
    for handle in handles { handle.join() }
    #expect(trace.all == ["b@1.0", "d@2.0", "a@3.0", "c@3.0"])
    #expect(clock.now() == 3)
  }

  @Test("a sleep alone moves the clock; nothing, less than nothing and NaN do not")
  func sleepAlone() {
    let clock = VirtualClock(start: 10)
    let tasks = SimulatedTasks(clock: clock)
    tasks.sleep(seconds: 2.5)
    for seconds in [0, -1, Double.nan] { tasks.sleep(seconds: seconds) }
    #expect(clock.now() == 12.5)
  }

  @Test("pieces are done in order")
  func pieces() {
    let trace = Trace()
    SimulatedTasks().forEachPiece(count: 4) { trace.say("\($0)") }
    #expect(trace.all == ["0", "1", "2", "3"])
  }

  @Test("a closed channel takes nothing, and gives what it still has")
  func close() {
    let channel = SimulatedTasks().makeChannel(of: Int.self, capacity: 2)
    #expect(channel.send(1))
    channel.close()
    #expect(!channel.send(2))
    #expect(channel.receive() == 1)
    #expect(channel.receive() == nil)
  }

  @Test("a sender waits while the channel is full", arguments: 1...3)
  func capacity(capacity: Int) {
    let trace = Trace()
    let tasks = SimulatedTasks()
    let channel = tasks.makeChannel(of: Int.self, capacity: capacity)
    let sender = tasks.spawn("sender") {
      for number in 0..<5 where channel.send(number) { trace.say("sent") }
    }
    for _ in 0..<20 { tasks.pass() }
    #expect(trace.all.count == capacity)
    for number in 0..<5 { #expect(channel.receive() == number) }
    sender.join()
    #expect(trace.all.count == 5)
  }
}
