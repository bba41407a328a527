import EstimatorSimulation
import Estimators
import Testing

@Suite("The end of a simulated process", .timeLimit(.minutes(1)))
struct SimulatedDeathTests {
  @Test("a deadlock is reported with who waits for what, and hangs nobody")
  func deadlock() {
    let world = SimulatedEnvironment()
    let first = world.tasks.makeChannel(of: Int.self, capacity: 1)
    let second = world.tasks.makeChannel(of: Int.self, capacity: 1)
    let writer = world.tasks.spawn("writer") { _ = first.receive() }
    #expect(second.send(0))
    #expect(!second.send(1))
    writer.join()
    #expect(
      "\(String(describing: world.process.causeOfDeath))".contains(
        "deadlock: main waits to send to channel 1; writer waits to receive from channel 0"))
    #expect(throws: SimulatedDeadlock.self) { try world.files.write([], to: "/f") }
    #expect(throws: SimulatedDeadlock.self) { try world.device.beginRun() }
  }

  @Test("a task that waits for its own end, or two for each other's, are a deadlock")
  func joins() {
    let world = SimulatedEnvironment()
    let handles = world.tasks.makeChannel(of: (any TaskHandle).self, capacity: 1)
    let lonely = world.tasks.spawn("lonely") { handles.receive()?.join() }
    #expect(handles.send(lonely))
    lonely.join()
    #expect(
      world.process.causeOfDeath as? SimulatedDeadlock
        == SimulatedDeadlock(waiting: [
          "main waits for the end of lonely", "lonely waits for the end of lonely",
        ]))
  }

  @Test("a crash in one task ends them all")
  func crash() {
    let trace = Trace()
    let world = SimulatedEnvironment(filePlan: .at(2, .crash(.none)))
    let channel = world.tasks.makeChannel(of: Int.self, capacity: 1)
    let reader = world.tasks.spawn("reader") {
      while channel.receive() != nil {}
      trace.say("reader ends")
    }
    let writer = world.tasks.spawn("writer") {
      do {
        for number in 0..<5 { try world.files.write([], to: "/\(number)") }
      } catch {
        trace.say("writer: \(error)")
      }
    }
    writer.join()
    #expect(throws: SimulatedCrash(operation: 2)) { try world.files.sync("/0") }
    #expect(channel.receive() == nil)
    #expect(!channel.send(1))
    reader.join()
    #expect(Set(trace.all) == ["writer: crash at file operation 2", "reader ends"])
    #expect(world.exit() == [])
  }

  @Test("a task that never stops calling does not keep a dead process from its end")
  func stubborn() {
    let world = SimulatedEnvironment()
    _ = world.tasks.spawn("stubborn") { while true { world.tasks.sleep(seconds: 1) } }
    world.tasks.sleep(seconds: 10)
    #expect(world.exit() == ["stubborn"])
    #expect(world.clock.now() == 1_000_000_010)
  }

  @Test("exit ends tasks that wait, and says which; a dead process starts none")
  func exit() {
    let trace = Trace()
    let world = SimulatedEnvironment()
    let channel = world.tasks.makeChannel(of: Int.self, capacity: 1)
    _ = world.tasks.spawn("waiting") {
      _ = channel.receive()
      trace.say("ended")
    }
    _ = world.tasks.spawn("unstarted") { trace.say("started late") }
    #expect(world.exit() == ["waiting", "unstarted"])
    #expect(trace.all == ["ended", "started late"])
    world.tasks.spawn("after") { trace.say("after") }.join()
    #expect(trace.all.count == 2)
    #expect(throws: SimulatedExit.self) { try world.process.checkAlive() }
  }

  @Test("nothing is logged by a dead process")
  func log() {
    let world = SimulatedEnvironment()
    world.log.write(LogEvent(.info, .finalLoss, "first"))
    world.crash()
    world.log.write(LogEvent(.info, .finalLoss, "second"))
    #expect(world.recordingLog.events.map(\.text) == ["first"])
  }
}
