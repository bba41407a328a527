/// Runs a session with its participants: stretches of quiet runs, and attended runs between them.
///
/// - Rules: `session.run.order`, `session.end.normal`, `session.end.of-input`, `session.recovery`
final class Loop {
  private let factory: SessionFactory
  private let participants: [any Participant]
  private let engine: Engine
  private let fetches: [SymbolicTensor]
  private let targets: [Operation]
  /// What a run adds to the global step, if that is known ahead.
  private let increment: Int?
  /// Whether quiet runs may follow one another, or each is handed out before the next.
  private let stretches: Bool
  /// Called for every new session, before its first run.
  private let reset: () throws -> Void
  /// Called with the results of every run that the graph finished, whatever hooks make of it.
  private let observe: ([Tensor]) -> Void

  private var handle: SessionHandle
  private var stop = StopRequest()
  private var stopWasRequested = false
  private var repeatsRun = false
  private(set) var isOver = false

  /// Calls everybody's `begin`, and makes the first session.
  init(
    _ factory: SessionFactory, participants: [any Participant], fetches: [SymbolicTensor],
    targets: [Operation], increment: Int?, stretches: Bool = true, engine: Engine,
    reset: @escaping () throws -> Void = {}, observe: @escaping ([Tensor]) -> Void = { _ in }
  ) throws {
    self.factory = factory
    self.participants = participants
    self.fetches = fetches
    self.targets = targets
    self.increment = increment
    self.stretches = stretches
    self.engine = engine
    self.reset = reset
    self.observe = observe
    handle = try Self.started(factory, participants, stop, engine, reset)
  }

  var shouldStop: Bool {
    stopWasRequested || stop.isMade && engine.policies.obeys(.coordinator)
  }

  /// Runs to the end, handing the results of every run to `collect`.
  func run(_ collect: ([Tensor]) -> Void) throws {
    while try advance(collect) {}
  }

  /// Does one stretch of quiet runs and one attended run.
  ///
  /// - Returns: `false` when the loop has ended and everybody was told.
  func advance(_ collect: ([Tensor]) -> Void) throws -> Bool {
    guard !isOver else { return false }
    if shouldStop && !repeatsRun {
      try finish()
      return false
    }
    repeatsRun = false
    do {
      try work(collect)
      return true
    } catch let error as EstimatorError {
      return try meet(error)
    } catch {
      close()
      throw error
    }
  }

  /// Ends without telling anybody.
  func close() {
    isOver = true
    handle.session.close()
    factory.closeInput()
  }

  /// Tells everybody of the end, and ends.
  func leave() throws { try finish() }

  // MARK: Runs

  private func work(_ collect: ([Tensor]) -> Void) throws {
    let step = handle.step
    let quiet = participants.map { $0.quietRuns(from: step, increment: increment) }.min() ?? .max
    if try runQuietly(atMost: stretches ? engine.policies.stretch(quiet) : 0, collect) {
      try runAttended(collect)
    }
  }

  /// - Returns: Whether the stretch went to its end without concerning anybody.
  private func runQuietly(atMost count: Int, _ collect: ([Tensor]) -> Void) throws -> Bool {
    var done = 0
    while done < count {
      let before = handle.step
      let results = try execute(fetches, feeds: [:])
      done += 1
      let run = QuietRun(stepBefore: before, step: handle.step, results: results)
      let concerned =
        engine.policies.watchesQuietRuns() ? participants.filter { $0.concerns(run) } : []
      for participant in participants { participant.passed(quietRuns: 1) }
      if !concerned.isEmpty {
        try tell(concerned, stepBefore: before)
        collect(results)
        return false
      }
      collect(results)
    }
    return true
  }

  private func tell(_ concerned: [any Participant], stepBefore: Int) throws {
    let run = AttendedRun(handle, stepBefore: stepBefore)
    for participant in concerned {
      try participant.didRun(run, SessionRunValues(results: nil))
    }
    stopWasRequested = stopWasRequested || run.stopRequested
  }

  /// session.run.order (MSESS-20)
  private func runAttended(_ collect: ([Tensor]) -> Void) throws {
    let run = AttendedRun(handle, stepBefore: handle.step)
    var requests = [SessionRunArguments?](repeating: nil, count: participants.count)
    for place in turns(.willRun) { requests[place] = try participants[place].willRun(run) }
    let feeds = try Self.union(of: requests)
    let wanted = fetches + requests.flatMap { $0?.fetches?.values ?? [] }
    let results = try execute(wanted, feeds: feeds)
    var position = fetches.count
    let values = requests.map { request in
      request?.fetches?.mapValues { _ in
        defer { position += 1 }
        return results[position]
      }
    }
    for place in turns(.didRun) {
      try participants[place].didRun(run, SessionRunValues(results: values[place]))
    }
    // session.stop.completes (MSESS-26)
    stopWasRequested = stopWasRequested || run.stopRequested && engine.policies.obeys(.run)
    collect(Array(results.prefix(fetches.count)))
  }

  private func turns(_ moment: Moment) -> [Int] {
    engine.policies.turns(moment, participants.count)
  }

  private func execute(
    _ wanted: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    try engine.environment.device.beginRun()
    let results = try handle.session.run(fetches: wanted, targets: targets, feeds: feeds)
    observe(Array(results.prefix(fetches.count)))
    try engine.environment.device.endRun()
    return results
  }

  /// session.run.feed-conflict (MSESS-22)
  private static func union(
    of requests: [SessionRunArguments?]
  ) throws -> [SymbolicTensor: Tensor] {
    let pairs = requests.flatMap { $0?.feeds.sorted { $0.key.name < $1.key.name } ?? [] }
    for (position, pair) in pairs.enumerated()
    where pairs[..<position].contains(where: { $0.key == pair.key }) {
      throw EstimatorError(
        .runtimeError, "\(pair.key.name) is fed by more than one hook",
        rule: .sessionRunFeedConflict)
    }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, $0.value) })
  }

  // MARK: Start and end

  /// - Returns: Whether the loop goes on.
  private func meet(_ error: EstimatorError) throws -> Bool {
    do {
      switch engine.policies.outcome(error.kind) {
      case .ends:
        try finish()
        return false
      case .startsOver:
        handle.session.close()
        stop = StopRequest()
        stopWasRequested = false
        // The run that failed is repeated whatever the new session says.
        repeatsRun = true
        handle = try Self.started(factory, participants, stop, engine, reset, isFirst: false)
        return true
      case .fails:
        throw error
      }
    } catch {
      close()
      throw error
    }
  }

  /// session.end.normal (MSESS-30), session.end.hook-fails (MSESS-33)
  private func finish() throws {
    guard !isOver else { return }
    defer { close() }
    for place in turns(.finish) { try participants[place].finish(handle) }
  }

  /// session.start.order (MSESS-10), session.recovery (MSESS-50, MSESS-51)
  private static func started(
    _ factory: SessionFactory, _ participants: [any Participant], _ stop: StopRequest,
    _ engine: Engine, _ reset: () throws -> Void, isFirst: Bool = true
  ) throws -> SessionHandle {
    if isFirst {
      for place in engine.policies.turns(.begin, participants.count) {
        try participants[place].begin(factory.blueprint.graph)
      }
      factory.blueprint.graph.finalize()
    }
    while true {
      do {
        return try made(factory, participants, stop, engine, reset)
      } catch let error as EstimatorError where engine.policies.outcome(error.kind) == .startsOver {
        continue
      }
    }
  }

  private static func made(
    _ factory: SessionFactory, _ participants: [any Participant], _ stop: StopRequest,
    _ engine: Engine, _ reset: () throws -> Void
  ) throws -> SessionHandle {
    do {
      let handle = try factory.make()
      try reset()
      for place in engine.policies.turns(.sessionStarted, participants.count) {
        try participants[place].sessionStarted(handle, stop)
      }
      return handle
    } catch {
      factory.closeInput()
      throw error
    }
  }
}
