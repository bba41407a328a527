import EstimatorStorage

/// Keeps the checkpoints of a train call, and writes them behind the training task.
///
/// The values are taken at once; encoding and writing follow on another task, one checkpoint after the other:
/// data, then the state file, then the removal of what is one too many.
///
/// - Rules: `checkpoint.content`, `checkpoint.state`, `checkpoint.retention`,
///   `checkpoint.retention.all`, `checkpoint.retention.hours`
final class CheckpointArchive {
  struct Entry: Sendable {
    let prefix: String
    /// Seconds since 1970.
    let time: Double
  }

  private let variables: [Variable]
  private let config: RunConfig
  private let engine: Engine
  private let writer: BackgroundWriter
  private var entries: [Entry] = []
  /// Seconds since 1970, and seconds.
  private var protectionStarts: Double
  private let protectionPeriod: Double
  private var hasSession = false

  init(variables: [Variable], config: RunConfig, engine: Engine) {
    self.variables = variables
    self.config = config
    self.engine = engine
    writer = BackgroundWriter(tasks: engine.environment.tasks)
    protectionPeriod = (config.keepCheckpointEveryNHours ?? 0) * 3600
    protectionStarts = engine.environment.clock.now() + protectionPeriod
  }

  /// checkpoint.retention.hours (SAVER-06): the call's first session starts the clock.
  func sessionBegins() {
    if !hasSession { protectionStarts = engine.environment.clock.now() + protectionPeriod }
    hasSession = true
  }

  /// Takes over what a state file lists (`checkpoint.retention.resumed`).
  func adopt(_ entries: [Entry]) {
    self.entries = entries.filter { engine.policies.adopts($0.prefix) }
  }

  func store(_ session: any GraphSession, step: Int, in directory: String) throws {
    let values = variables.compactMap { variable in
      session.value(of: variable).map { (variable.name, $0) }
    }
    let checkpoint = Checkpoint(step: step, variables: OrderedDictionary(values))
    let files = engine.environment.files
    let store = CheckpointStore(directory: directory, files: files)
    let prefix = store.prefix(step: step)
    let dropped = register(Entry(prefix: prefix, time: engine.environment.clock.now()))
    let state = CheckpointState(
      modelCheckpointPath: Self.name(prefix, in: directory),
      allModelCheckpointPaths: engine.policies
        .stateEntries(dropped.map(\.prefix), entries.map(\.prefix), prefix).map {
          Self.name($0, in: directory)
        })
    try writer.submit {
      try files.createDirectory(directory)
      _ = try store.write(checkpoint)
      try store.write(state)
      for entry in dropped {
        // checkpoint.retention (SAVER-07): what cannot be removed stays.
        do { try store.remove(entry.prefix) } catch is FileError {}
      }
    }
  }

  /// Waits until everything is on disk.
  ///
  /// - Throws: The first error of a write since the last flush.
  func flush() throws { try writer.flush() }

  /// Flushes, and ends the writing task.
  func close() throws { try writer.close() }

  /// Ends the writing task whatever became of the writes: another error is on its way already.
  func abandon() { try? writer.close() }

  private func register(_ entry: Entry) -> [Entry] {
    guard let limit = engine.policies.capacity(config.keepCheckpointMax) else { return [] }
    if let position = entries.firstIndex(where: { $0.prefix == entry.prefix }) {
      entries.remove(at: position)
    }
    entries.append(entry)
    let count = engine.policies.overflow(entries.count, limit)
    defer { entries.removeFirst(count) }
    return entries[..<count].filter { !isProtected($0) }
  }

  /// checkpoint.retention.hours (SAVER-06)
  private func isProtected(_ entry: Entry) -> Bool {
    guard engine.policies.protects(entry.time, protectionStarts) else { return false }
    protectionStarts += protectionPeriod
    return true
  }

  private static func name(_ prefix: String, in directory: String) -> String {
    let start = directory.appending(path: "")
    return prefix.hasPrefix(start) ? String(prefix.dropFirst(start.count)) : prefix
  }
}
