import EstimatorStorage

/// The checkpoints of one directory, and the state file that says which are kept.
struct CheckpointDirectory {
  let path: String
  let environment: any Environment
  let decisions: ReadingDecisions

  private var files: any FileSystem { environment.files }
  private var store: CheckpointStore { CheckpointStore(directory: path, files: files) }

  // MARK: Writing

  /// Writes a checkpoint so that no reader ever finds a part of it, and returns its prefix.
  func write(_ checkpoint: Checkpoint) throws -> String {
    try files.createDirectory(path)
    return try store.write(checkpoint)
  }

  /// checkpoint.state (CKPT-40, CKPT-41): names relative to the directory.
  func writeState(latest: String, all: [String]) throws {
    try store.write(
      CheckpointState(
        modelCheckpointPath: relative(latest), allModelCheckpointPaths: all.map(relative)))
  }

  /// checkpoint.retention (SAVER-07): a file that cannot be removed is left where it is.
  func remove(prefix: String) throws {
    do { try store.remove(prefix) } catch is FileError {}
  }

  private func relative(_ prefix: String) -> String {
    let start = path.appending(path: "")
    return prefix.hasPrefix(start) ? String(prefix.dropFirst(start.count)) : prefix
  }

  // MARK: Training

  /// The prefixes that the state file names, or `nil` when there is no state file.
  ///
  /// - Throws: When the file cannot be understood: training would overwrite what it cannot see.
  /// - Rules: `checkpoint.state.unparsable`, `checkpoint.state.stale`
  func stateForTraining() throws -> (latest: String, all: [String])? {
    do {
      guard let state = try store.readState() else { return nil }
      return (try latest(state), state.all(in: path))
    } catch let error as StorageError {
      // checkpoint.state.unparsable (CKPT-44)
      throw EstimatorError(
        .dataLoss, "\(error)", rule: .checkpointStateUnparsable,
        advice: "Mend or remove the file '\(path.appending(path: "checkpoint"))'.")
    }
  }

  /// The checkpoint to resume from.
  func readForTraining(_ prefix: String) throws -> Checkpoint {
    guard try store.exists(prefix) else {
      // checkpoint.state.stale (CKPT-43)
      throw EstimatorError(
        .valueError,
        "'\(path.appending(path: "checkpoint"))' names '\(prefix)', which does not exist",
        rule: .checkpointStateStale,
        advice: "Bring the checkpoint back, or remove the state file to start anew.")
    }
    return try read(prefix)
  }

  /// Those of `prefixes` that exist, with the time at which they were written.
  func existing(_ prefixes: [String]) throws -> [CheckpointSaver.Kept] {
    // checkpoint.retention.resumed (CKPT-45): others are dropped from the list.
    try prefixes.filter(store.exists).map {
      .init(prefix: $0, savedAt: try store.modificationTime(of: $0))
    }
  }

  // MARK: Reading

  func read(_ prefix: String) throws -> Checkpoint {
    do {
      return try store.read(prefix)
    } catch let error as StorageError {
      throw EstimatorError(
        .dataLoss, "\(error)", rule: .checkpointDamaged,
        advice: "Restore the file from a copy, or name an older checkpoint in the state file.")
    }
  }

  /// The newest checkpoint's prefix; `nil` when there is none that can be used.
  ///
  /// - Rules: `variables.latest`, `checkpoint.state.stale`
  func latest() throws -> String? {
    do {
      guard let state = try store.readState() else { return nil }
      let prefix = try latest(state)
      // checkpoint.state.stale (CKPT-42): older ones are not tried.
      if try store.exists(prefix) { return prefix }
      reportUnusable("'\(prefix)', which the state file names, does not exist")
    } catch let error as StorageError {
      reportUnusable("\(error)")
    }
    return nil
  }

  private func latest(_ state: CheckpointState) throws -> String {
    decisions.newest(try state.latest(in: path), state.all(in: path))
  }

  /// The global step of the newest checkpoint; 0 when it cannot be read (TRAIN-11).
  func latestStep() -> Int {
    guard let prefix = try? latest(), let checkpoint = try? store.read(prefix),
      let step = checkpoint.variables["global_step"]?.array(of: Int64.self)?.first
    else { return 0 }
    return Int(step)
  }

  /// What evaluate and predict start from.
  func choose(_ given: String?) throws -> CheckpointChoice {
    // evaluate.checkpoint.explicit (EVAL-12), evaluate.checkpoint.latest (EVAL-10)
    if let given { return CheckpointChoice { try readGiven(given) } }
    if let prefix = try latest() { return CheckpointChoice { try readOrReport(prefix) } }
    // evaluate.checkpoint.none (EVAL-11)
    environment.log.write(
      LogEvent(
        .info, .noCheckpoint, "There is no checkpoint in '\(path)': initial values are used."))
    return CheckpointChoice { nil }
  }

  private func readGiven(_ prefix: String) throws -> Checkpoint {
    guard try store.exists(prefix) else {
      throw EstimatorError(
        .valueError, "there is no checkpoint '\(prefix)'", argument: "checkpointPath",
        rule: .evaluateCheckpointExplicit, advice: "Give the prefix of one, such as model.ckpt-10.")
    }
    return try read(prefix)
  }

  /// checkpoint.damaged.latest (CKPT-43): a damaged one is as good as none, which is said.
  private func readOrReport(_ prefix: String) throws -> Checkpoint? {
    do {
      return try store.read(prefix)
    } catch let error as StorageError where decisions.passesOverDamage() {
      reportUnusable("\(error)")
      return nil
    }
  }

  private func reportUnusable(_ reason: String) {
    environment.log.write(LogEvent(.error, .checkpointUnusable, reason))
  }
}

/// What an evaluation or prediction starts from, read anew for every session.
struct CheckpointChoice {
  /// `nil` stands for the initial values.
  let checkpoint: () throws -> Checkpoint?
}

extension CheckpointState {
  /// The prefix of the newest checkpoint.
  ///
  /// - Throws: `ValueError` when the state names none (CKPT-44).
  fileprivate func latest(in directory: String) throws -> String {
    guard let modelCheckpointPath, !modelCheckpointPath.isEmpty else {
      throw EstimatorError(
        .valueError, "'\(directory.appending(path: "checkpoint"))' names no newest checkpoint",
        rule: .checkpointStateUnparsable, advice: "Add the field model_checkpoint_path.")
    }
    return resolve(modelCheckpointPath, in: directory)
  }

  fileprivate func all(in directory: String) -> [String] {
    allModelCheckpointPaths.map { resolve($0, in: directory) }
  }

  private func resolve(_ name: String, in directory: String) -> String {
    name.hasPrefix("/") ? name : directory.appending(path: name)
  }
}
