import Estimators
import Synchronization
import Testing

@Suite("SystemEnvironment")
struct SystemEnvironmentTests {
  @Test("occurrences are counted by key")
  func occurrences() {
    let log = SystemEnvironment(sink: { _ in }).log
    #expect((0..<3).map { _ in log.occurrence(of: .nanLoss) } == [1, 2, 3])
    #expect(log.occurrence(of: .finalLoss) == 1)
  }

  @Test("the log prints one line for each event, and says when it warns")
  func lines() {
    let lines = Lines()
    let log = SystemEnvironment(sink: lines.append).log
    log.write(LogEvent(.info, .finalLoss, step: 3, "Loss for final step: 0.5."))
    log.write(LogEvent(.warning, .stepNotIncreased, "The step stands still."))
    #expect(lines.all == ["Loss for final step: 0.5.", "warning: The step stands still."])
  }

  @Test("variables come from the process environment")
  func variables() {
    let environment = SystemEnvironment()
    #expect(environment.variable("PATH")?.isEmpty == false)
    #expect(environment.variable("A_VARIABLE_THAT_NOBODY_SETS") == nil)
  }

  @Test("random bits differ")
  func randomness() {
    let environment = SystemEnvironment()
    #expect(Set((0..<8).map { _ in environment.randomBits() }).count == 8)
  }

  @Test("the device is never lost")
  func device() throws {
    let device = SystemEnvironment().device
    try device.beginRun()
    try device.endRun()
  }
}

private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }

  func append(_ line: String) {
    lines.withLock { $0.append(line) }
  }
}
