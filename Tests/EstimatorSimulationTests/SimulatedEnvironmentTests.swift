import EstimatorSimulation
import Estimators
import Testing

@Suite("SimulatedEnvironment")
struct SimulatedEnvironmentTests {
  @Test("time passes at the end of each run, and no other way")
  func stepSeconds() throws {
    let world = SimulatedEnvironment(stepSeconds: 0.5)
    try world.device.beginRun()
    try world.files.write([], to: "/f")
    #expect(world.clock.now() == 1_000_000_000)
    try world.device.endRun()
    try world.device.beginRun()
    #expect(world.clock.now() == 1_000_000_000.5)
  }

  @Test("the device fails at the action and run it was told to, every attempt counted")
  func deviceFaults() throws {
    let world = SimulatedEnvironment(deviceFaults: [
      DeviceFault(run: 1, .aborted, .before), DeviceFault(run: 2, .unavailable, .after),
      DeviceFault(action: 1, run: 0, .internal, .before),
    ])
    func run() -> EstimatorError.Kind? {
      do {
        try world.device.beginRun()
        try world.device.endRun()
        return nil
      } catch {
        return (error as? EstimatorError)?.kind
      }
    }
    #expect((0..<4).map { _ in run() } == [nil, .aborted, .unavailable, nil])
    // The run that failed before its work took no time.
    #expect(world.clock.now() == 1_000_000_003)
    world.simulatedDevice.beginAction(1)
    #expect((0..<2).map { _ in run() } == [.internal, nil])
    #expect(world.simulatedDevice.runs == 2)
  }

  @Test("random bits are a function of the seed")
  func randomness() {
    func bits(seed: UInt64) -> [UInt64] {
      let world = SimulatedEnvironment(seed: seed)
      return (0..<4).map { _ in world.randomBits() }
    }
    #expect(bits(seed: 1) == bits(seed: 1))
    #expect(bits(seed: 1) != bits(seed: 2))
    // The first outputs of the published SplitMix64 for the seed 1234567.
    #expect(
      bits(seed: 1_234_567).prefix(2) == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973])
  }

  @Test("variables are those it was made with")
  func variables() {
    let world = SimulatedEnvironment(variables: ["TF_CONFIG": "{}"])
    #expect(world.variable("TF_CONFIG") == "{}")
    #expect(world.variable("PATH") == nil)
  }

  @Test("there are no other programs")
  func processes() {
    #expect(throws: ProcessError(.unavailable, "ls")) {
      _ = try SimulatedEnvironment().processes.launch(["ls"])
    }
  }

  @Test(
    "the next process has the time, the disk and the variables of the last, and a log of its own")
  func restarted() throws {
    let first = SimulatedEnvironment(
      stepSeconds: 2, variables: ["A": "a"], filePlan: .at(4, .crash(.none)))
    try first.files.replace("/f", with: [1])
    first.virtualClock.advance(by: 7)
    #expect(first.log.occurrence(of: .nanLoss) == 1)
    #expect(throws: SimulatedCrash.self) { try first.files.replace("/f", with: [2]) }
    let second = first.restarted(.lost)
    #expect(try second.files.read("/f") == [1])
    #expect(second.clock.now() == 1_000_000_007)
    #expect(second.variable("A") == "a")
    #expect(second.log.occurrence(of: .nanLoss) == 1)
    try second.device.endRun()
    #expect(second.clock.now() == 1_000_000_009)
  }

  @Test("occurrences are counted by key, and events kept in order")
  func log() {
    let log = RecordingLog()
    #expect((0..<3).map { _ in log.occurrence(of: .nanLoss) } == [1, 2, 3])
    #expect(log.occurrence(of: .finalLoss) == 1)
    for key in [LogEvent.Key.nanLoss, .finalLoss] { log.write(LogEvent(.info, key, "")) }
    #expect(log.events.map(\.key) == [.nanLoss, .finalLoss])
  }

  @Test("the unavailable environment fails at the touch")
  func unavailable() async {
    await #expect(processExitsWith: .failure) { _ = UnavailableEnvironment().clock.now() }
    await #expect(processExitsWith: .failure) { _ = try UnavailableEnvironment().files.read("/f") }
    await #expect(processExitsWith: .failure) { _ = UnavailableEnvironment().randomBits() }
    let untouched = UnavailableEnvironment().clock
    _ = untouched
  }
}
