public import Estimators
internal import Synchronization

/// A program that runs scenarios and speaks the adapter protocol (`Sources/Adapters/README.md`).
///
/// Whatever it does, exit, hang, flood or talk nonsense, it costs the scenario at hand: for the next one
/// it is started again.
public final class AdapterProcess: Sendable {
  public let command: [String]
  private let environment: any Environment
  private let timeout: Duration
  private let state = Mutex(State.notStarted)
  /// The child there is, for whoever must end it while another thread waits for its answer.
  private let child = Mutex<Child>(.none)

  private enum State {
    case notStarted
    case running(AdapterConnection, AdapterIdentity)
    /// It does not start, and is not tried again.
    case broken(AdapterError)
  }

  private enum Child {
    case none
    case running(AdapterConnection)
    /// No other will be started.
    case abandoned
  }

  /// - Parameters:
  ///   - command: The program, looked for along `PATH`, and its arguments. No shell reads it.
  ///   - timeout: How long to wait for each answer.
  /// - Precondition: The command names a program.
  public init(
    command: [String], environment: any Environment, timeout: Duration = .seconds(60)
  ) {
    precondition(!command.isEmpty, "The command of an adapter begins with its program")
    self.command = command
    self.environment = environment
    self.timeout = timeout
  }

  deinit {
    state.withLock { state in if case .running(let connection, _) = state { connection.kill() } }
  }

  /// Starts the program, unless it runs, and asks what it is.
  ///
  /// - Throws: `AdapterError`, the same every time.
  @discardableResult
  public func start() throws -> AdapterIdentity {
    try state.withLock { state in try running(&state).identity }
  }

  /// What the program says that happened.
  ///
  /// - Throws: `UnsupportedFeature` or `NotExpressible` when it says so; `AdapterError`.
  package func run(_ scenario: Scenario) throws -> [RawEvent] {
    try state.withLock { state in
      var (connection, identity) = try running(&state)
      // Until the answer is read the program is not to be trusted with another request.
      state = .notStarted
      let scratch = try AdapterScratch(environment.files)
      defer { scratch.exchange.remove() }
      do {
        let answer = try connection.ask("run", scratch.request(for: scenario))
        let outcome = try AdapterAnswer(answer, resources: scratch.exchange)
        state = .running(connection, identity)
        return try outcome.events { connection.failure(.failed, $0) }
      } catch let error as FormatError {
        connection.kill()
        throw connection.failure(.malformed, "the answer to \"run\" is wrong at \(error)")
      } catch let error as AdapterError where error.kind != .failed {
        connection.kill()
        throw error
      }
    }
  }

  /// Whether the program does not start, and is not tried again.
  var isBroken: Bool {
    state.withLock { state in if case .broken = state { true } else { false } }
  }

  /// Asks the program to stop, and ends what is left of it.
  ///
  /// - Throws: `AdapterError` when it does not stop as it should.
  public func stop() throws {
    try state.withLock { state in
      guard case .running(var connection, _) = state else { return }
      state = .notStarted
      defer { connection.close(within: min(timeout, .seconds(5))) }
      let answer = try connection.ask("stop")
      guard answer.member("stopped")?.element.value == .bool(true) else {
        throw connection.failure(.malformed, "the answer to \"stop\" is not {\"stopped\": true}")
      }
    }
  }

  /// Ends the program's process group at once, from any thread, and lets no other start.
  public func abandon() {
    child.withLock { child in
      if case .running(let connection) = child { connection.kill() }
      child = .abandoned
    }
  }

  private func running(
    _ state: inout State
  ) throws -> (connection: AdapterConnection, identity: AdapterIdentity) {
    switch state {
    case .running(let connection, let identity): return (connection, identity)
    case .broken(let error): throw error
    case .notStarted: break
    }
    do {
      let (connection, identity) = try started()
      state = .running(connection, identity)
      return (connection, identity)
    } catch let error as AdapterError {
      state = .broken(error)
      throw error
    }
  }

  private func started() throws -> (AdapterConnection, AdapterIdentity) {
    var connection = try launched()
    do {
      let answer = try connection.ask("start", [("protocol", .int(AdapterServer.protocolVersion))])
      if let reason = answer.optional("failed") {
        throw connection.failure(.failed, "it refuses to start: \(try reason.string())")
      }
      return (connection, try AdapterIdentity(answer.required("adapter")))
    } catch let error as FormatError {
      connection.kill()
      throw connection.failure(.malformed, "the answer to \"start\" is wrong at \(error)")
    } catch let error as AdapterError {
      connection.kill()
      throw error
    }
  }

  private func launched() throws -> AdapterConnection {
    try child.withLock { child in
      if case .abandoned = child { throw AdapterError(.cannotStart, "it was abandoned") }
      let connection = try AdapterConnection(
        command: command, processes: environment.processes, timeout: timeout)
      child = .running(connection)
      return connection
    }
  }
}
