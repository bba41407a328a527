public import Estimators
internal import Synchronization

/// Processes of one program that run scenarios side by side, each one at a time.
///
/// A scenario gets the process that has been free the longest. A process is started when the first
/// scenario gets it, and what befalls one befalls the scenario at hand, as `AdapterProcess` says.
public final class AdapterPool: Sendable {
  private let processes: [AdapterProcess]
  /// Who waits for work.
  private let free: any Channel<AdapterProcess>
  /// How many can still be started.
  private let usable: Atomic<Int>

  /// How many scenarios run at once.
  public var count: Int { processes.count }

  /// - Parameters:
  ///   - command: The program, looked for along `PATH`, and its arguments. No shell reads it.
  ///   - timeout: How long to wait for each answer.
  /// - Precondition: The command names a program, and there is at least one process.
  public convenience init(
    command: [String], count: Int = 1, environment: any Environment,
    timeout: Duration = .seconds(60)
  ) {
    self.init(
      (0..<count).map { _ in
        AdapterProcess(command: command, environment: environment, timeout: timeout)
      }, tasks: environment.tasks)
  }

  package init(_ processes: [AdapterProcess], tasks: any Tasks) {
    precondition(!processes.isEmpty, "A pool has at least one process")
    self.processes = processes
    free = tasks.makeChannel(of: AdapterProcess.self, capacity: processes.count)
    usable = Atomic(processes.count)
    for process in processes { _ = free.send(process) }
  }

  /// Starts one process, unless it runs, and asks what it is.
  ///
  /// - Throws: `AdapterError`, the same every time.
  @discardableResult
  public func start() throws -> AdapterIdentity { try processes[0].start() }

  /// What a free process says that happened; waits for one.
  ///
  /// - Throws: `UnsupportedFeature` or `NotExpressible` when it says so; `AdapterError`.
  package func run(_ scenario: Scenario) throws -> [RawEvent] {
    guard let process = free.receive() else {
      throw AdapterError(.cannotStart, "it was abandoned")
    }
    defer { giveBack(process) }
    return try process.run(scenario)
  }

  /// One that cannot be started would be free at once, and spoil whatever is left to do; only the last
  /// one goes on telling why.
  private func giveBack(_ process: AdapterProcess) {
    if process.isBroken, usable.subtract(1, ordering: .relaxed).newValue > 0 { return }
    _ = free.send(process)
  }

  /// Asks all that run to stop, and ends what is left of them.
  ///
  /// - Throws: The first `AdapterError` of those that do not stop as they should.
  public func stop() throws {
    let results = processes.map { process in Result { try process.stop() } }
    for result in results { try result.get() }
  }

  /// Ends all at once, from any thread, and lets no other start.
  public func abandon() {
    free.close()
    for process in processes { process.abandon() }
  }
}
