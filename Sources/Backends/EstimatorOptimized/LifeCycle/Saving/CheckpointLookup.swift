import EstimatorStorage

/// Finds and reads the checkpoints of a model directory.
struct CheckpointLookup {
  let directory: String
  let engine: Engine

  private var files: any FileSystem { engine.environment.files }
  private var store: CheckpointStore { CheckpointStore(directory: directory, files: files) }
  private var statePath: String { directory.appending(path: "checkpoint") }

  /// The state file with prefixes resolved, or `nil` when there is none.
  private func state() throws -> (newest: String, all: [String])? {
    guard let state = try store.readState() else { return nil }
    guard let newest = state.modelCheckpointPath, !newest.isEmpty else {
      // checkpoint.state.unparsable (CKPT-44)
      throw EstimatorError(
        .valueError, "the state file '\(statePath)' has no model_checkpoint_path",
        rule: .checkpointStateUnparsable, advice: "Add it, or remove the file.")
    }
    let all = state.allModelCheckpointPaths.map(resolved)
    return (engine.policies.answers.newest(resolved(newest), all), all)
  }

  private func resolved(_ name: String) -> String {
    name.hasPrefix("/") ? name : directory.appending(path: name)
  }

  // MARK: For training

  /// The checkpoint that training resumes from, and those that count towards the limit.
  ///
  /// - Throws: When there is a state file and what it says cannot be had: starting anew would destroy it.
  /// - Rules: `checkpoint.state.stale`, `checkpoint.state.unparsable`
  func resume() throws -> (checkpoint: Checkpoint, kept: [CheckpointArchive.Entry])? {
    do {
      guard let (newest, all) = try state() else { return nil }
      guard try store.exists(newest) else {
        // checkpoint.state.stale (CKPT-43)
        throw EstimatorError(
          .valueError, "the state file '\(statePath)' names '\(newest)', and there is no such file",
          rule: .checkpointStateStale,
          advice: "Restore it, or remove the state file to train from the beginning.")
      }
      let kept = try all.filter(store.exists).map { prefix in
        CheckpointArchive.Entry(
          prefix: prefix, time: try store.modificationTime(of: prefix))
      }
      return (try read(newest), kept)
    } catch let error as StorageError {
      throw EstimatorError(
        .dataLoss, "\(error)", rule: .checkpointStateUnparsable,
        advice:
          "Restore the file from a copy, or remove '\(statePath)' to train from the beginning.")
    }
  }

  // MARK: For everybody else

  /// - Rules: `variables.latest`, `checkpoint.state.stale`
  func newest() throws -> String? {
    do {
      guard let (newest, _) = try state() else { return nil }
      if try store.exists(newest) { return newest }
      complain("the state file names '\(newest)', and there is no such file")
    } catch let error as StorageError {
      complain("\(error)")
    }
    return nil
  }

  /// The step that the newest checkpoint holds, 0 if that cannot be told (TRAIN-11).
  func trainedStep() -> Int {
    let prefix = (try? newest()) ?? nil
    let checkpoint = prefix.flatMap { try? store.read($0) }
    let step = checkpoint?.variables["global_step"]?.array(of: Int64.self)?.first
    return step.map { Int($0) } ?? 0
  }

  func read(_ prefix: String) throws -> Checkpoint {
    do {
      return try store.read(prefix)
    } catch let error as StorageError {
      throw EstimatorError(
        .dataLoss, "\(error)", rule: .checkpointDamaged,
        advice: "Restore the file from a copy, or let the state file name another one.")
    }
  }

  /// What evaluate and predict start from: the given checkpoint, the newest, or nothing.
  ///
  /// - Rules: `evaluate.checkpoint.explicit`, `evaluate.checkpoint.latest`, `evaluate.checkpoint.none`,
  ///   `predict.checkpoint`
  func origin(_ path: String?) throws -> () throws -> Checkpoint? {
    if let path = engine.policies.answers.chosen(path) { return { try given(path) } }
    guard let prefix = try newest() else {
      engine.log(.info, .noCheckpoint, "No checkpoint in '\(directory)': using initial values.")
      return { nil }
    }
    return {
      do {
        return try store.read(prefix)
      } catch let error as StorageError where engine.policies.answers.doesWithoutDamaged() {
        // checkpoint.damaged.latest (CKPT-43)
        complain("\(error)")
        return nil
      }
    }
  }

  private func given(_ path: String) throws -> Checkpoint {
    if try store.exists(path) { return try read(path) }
    // evaluate.checkpoint.explicit (EVAL-12)
    throw EstimatorError(
      .valueError, "'\(path)' is not a checkpoint", argument: "checkpointPath",
      rule: .evaluateCheckpointExplicit, advice: "Give a prefix such as model.ckpt-10.")
  }

  private func complain(_ text: String) { engine.log(.error, .checkpointUnusable, text) }
}
