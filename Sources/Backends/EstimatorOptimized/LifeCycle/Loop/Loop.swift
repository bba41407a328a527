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
  private let turnsAfterRun: [Int]

  private var handle: SessionHandle
  private var stop = StopRequest()
  private var stopWasRequested = false
  private var repeatsRun = false
  /// `false` between the loss of a session and the next.
  private var hasSession = true
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
    // Somebody who takes part twice is told of every run twice.
    self.stretches =
      stretches && Set(participants.map { ObjectIdentifier($0) }).count == participants.count
    self.engine = engine
    self.reset = reset
    self.observe = observe
    turnsAfterRun = engine.policies.turns(.didRun, participants.count)
    try Self.begin(participants, in: factory.blueprint.graph, engine)
    handle = try Self.made(factory, engine)
    do { try greet() } catch {
      // session.start.error (MSESS-12)
      close()
      throw error
    }
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
    var step = handle.step
    let run = try count > 0 ? quietRun() : { [] }
    while done < count {
      let before = step
      let results = try execute(run)
      done += 1
      step = handle.step
      let wasQuiet = try tell(of: QuietRun(stepBefore: before, step: step, results: results))
      collect(results)
      if !wasQuiet { return false }
    }
    return true
  }

  /// Tells one after the other: what the one does in a run that concerns him may make it concern the next.
  ///
  /// - Returns: Whether it concerned nobody.
  private func tell(of quiet: QuietRun) throws -> Bool {
    var attended: AttendedRun?
    for place in turnsAfterRun {
      let participant = participants[place]
      guard engine.policies.watchesQuietRuns(), participant.concerns(quiet) else {
        participant.passed(quiet)
        continue
      }
      let run = attended ?? AttendedRun(handle, stepBefore: quiet.stepBefore)
      attended = run
      try participant.didRun(run, SessionRunValues(results: nil))
    }
    guard let attended else { return true }
    stopWasRequested = stopWasRequested || attended.stopRequested && engine.policies.obeys(.run)
    return false
  }

  /// session.run.order (MSESS-20)
  private func runAttended(_ collect: ([Tensor]) -> Void) throws {
    let run = AttendedRun(handle, stepBefore: handle.step)
    var requests = [SessionRunArguments?](repeating: nil, count: participants.count)
    for place in turns(.willRun) { requests[place] = try participants[place].willRun(run) }
    let feeds = try Self.union(of: requests)
    let wanted = fetches + requests.flatMap { $0?.fetches?.values ?? [] }
    let results = try execute {
      try handle.session.run(fetches: wanted, targets: targets, feeds: feeds)
    }
    // session.run.values (MSESS-21)
    var position = fetches.count
    let values = requests.map { request in
      request?.fetches?.mapValues { _ in
        defer { position += 1 }
        return results[position]
      }
    }
    for place in turnsAfterRun {
      try participants[place].didRun(run, SessionRunValues(results: values[place]))
    }
    // session.stop.completes (MSESS-26)
    stopWasRequested = stopWasRequested || run.stopRequested && engine.policies.obeys(.run)
    collect(Array(results.prefix(fetches.count)))
  }

  private func turns(_ moment: Moment) -> [Int] {
    engine.policies.turns(moment, participants.count)
  }

  private func execute(_ run: () throws -> [Tensor]) throws -> [Tensor] {
    try engine.environment.device.beginRun()
    // train.updates.once (TRAIN-40): the targets, and what is fetched, in one run.
    let results = try run()
    observe(Array(results.prefix(fetches.count)))
    try engine.environment.device.endRun()
    return results
  }

  /// The run that a stretch repeats; our own engine looks its plan up once instead of in every run.
  private func quietRun() throws -> () throws -> [Tensor] {
    let (session, fetches, targets) = (handle.session, fetches, targets)
    guard let session = session as? OptimizedSession else {
      return { try session.run(fetches: fetches, targets: targets, feeds: [:]) }
    }
    let prepared = try session.prepare(fetches: fetches, targets: targets)
    return { try prepared.run([]) }
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
        // The run that failed is repeated whatever the new session says.
        repeatsRun = true
        try startOver()
        return !isOver
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

  /// session.start.order (MSESS-10)
  private static func begin(
    _ participants: [any Participant], in graph: Graph, _ engine: Engine
  ) throws {
    for place in engine.policies.turns(.begin, participants.count) {
      try participants[place].begin(graph)
    }
    graph.finalize()
  }

  /// session.recovery (MSESS-50): making a session is repeated too.
  private static func made(_ factory: SessionFactory, _ engine: Engine) throws -> SessionHandle {
    while true {
      do {
        return try factory.make()
      } catch let error as EstimatorError where engine.policies.outcome(error.kind) == .startsOver {
        continue
      }
    }
  }

  /// session.recovery (MSESS-50, MSESS-51): everybody is told of the new session, without `begin`.
  private func startOver() throws {
    do {
      try replaceSession()
      try greet()
    } catch let error as EstimatorError
      where hasSession && engine.policies.outcome(error.kind) == .ends
    {
      // session.end.of-input (MSESS-31): also where somebody meets it in a session made again.
      try finish()
    }
  }

  private func replaceSession() throws {
    handle.session.close()
    stop = StopRequest()
    stopWasRequested = false
    hasSession = false
    handle = try Self.made(factory, engine)
    hasSession = true
  }

  /// Tells everybody of the session; one that is lost meanwhile is replaced.
  private func greet() throws {
    while true {
      do {
        try reset()
        for place in turns(.sessionStarted) {
          try participants[place].sessionStarted(handle, stop)
        }
        return
      } catch let error as EstimatorError where engine.policies.outcome(error.kind) == .startsOver {
        try replaceSession()
      }
    }
  }
}
