import EstimatorStorage

/// Writes checkpoints and forgets old ones. One serves all saver hooks of a train call.
///
/// - Rules: `checkpoint.content`, `checkpoint.state`, `checkpoint.retention`,
///   `checkpoint.retention.all`, `checkpoint.retention.hours`
final class CheckpointSaver {
  /// A checkpoint that counts towards the limit.
  struct Kept: Equatable {
    let prefix: String
    /// Seconds since 1970.
    let savedAt: Double
  }

  private let config: RunConfig
  private let environment: any Environment
  private let decisions: Decisions
  private let variables: () -> [Variable]
  private var kept: [Kept] = []
  /// A checkpoint saved after this time survives its deletion, seconds since 1970.
  private var keepDeadline: Double
  /// What is added to it by each that survives, in seconds.
  private let keepPeriod: Double
  private var hasStarted = false

  init(
    config: RunConfig, environment: any Environment, decisions: Decisions,
    variables: @escaping () -> [Variable]
  ) {
    self.config = config
    self.environment = environment
    self.decisions = decisions
    self.variables = variables
    keepPeriod = (config.keepCheckpointEveryNHours ?? 0) * 3600
    keepDeadline = environment.clock.now() + keepPeriod
  }

  /// checkpoint.retention.hours (SAVER-06): counted from the first session of every train call.
  func startPeriod() {
    if !hasStarted { keepDeadline = environment.clock.now() + keepPeriod }
    hasStarted = true
  }

  /// Takes over the checkpoints that a state file lists, as they were when training resumed.
  func recover(_ listed: [Kept]) { kept = listed.filter { decisions.takesOver($0.prefix) } }

  /// Writes the variables, then the state file, and then removes what is one too many.
  func save(_ session: any GraphSession, step: Int, in directory: String) throws {
    let values = variables().compactMap { variable in
      session.value(of: variable).map { (variable.name, $0) }
    }
    let checkpoints = CheckpointDirectory(
      path: directory, environment: environment, decisions: decisions.reading)
    let checkpoint = Checkpoint(step: step, variables: OrderedDictionary(values))
    let prefix = try checkpoints.write(checkpoint)
    let surplus = remember(Kept(prefix: prefix, savedAt: environment.clock.now()))
    try checkpoints.writeState(
      latest: prefix, all: decisions.listed(surplus.map(\.prefix), kept.map(\.prefix), prefix))
    for old in surplus { try checkpoints.remove(prefix: old.prefix) }
  }

  /// Adds the newest and returns those to remove.
  private func remember(_ newest: Kept) -> [Kept] {
    // checkpoint.retention.all (SAVER-03)
    guard let maximum = decisions.keepMaximum(config.keepCheckpointMax) else { return [] }
    // checkpoint.retention (SAVER-01): a step saved again becomes the newest.
    kept.removeAll { $0.prefix == newest.prefix }
    kept.append(newest)
    let surplus = Array(kept.prefix(decisions.surplus(kept.count, maximum)))
    kept.removeFirst(surplus.count)
    return surplus.filter { !staysForGood($0) }
  }

  /// checkpoint.retention.hours (SAVER-06)
  private func staysForGood(_ checkpoint: Kept) -> Bool {
    guard decisions.staysForGood(checkpoint.savedAt, keepDeadline) else { return false }
    keepDeadline += keepPeriod
    return true
  }
}
