// Checkpoints that tables start from.
extension Mutant {
  static let modelCheckpoints: [Mutant] = [
    .model(
      "checkpoint-unheard", "a table starts from its initializer, whatever checkpoint is named",
      breaking: .columnEmbeddingCheckpoint,
      taking: { $0.without("ckpt_to_load_from").without("tensor_name_in_ckpt") }),
    .reading(
      "checkpoint-newest", "the newest of a directory stands for each of its checkpoints",
      breaking: .columnEmbeddingCheckpoint
    ) { path, checkpoints in
      try checkpoints.variables(ofCheckpoint: path.isCheckpoint ? path.directoryPath : path)
    },
    .reading(
      "checkpoint-first", "a directory stands for the checkpoint of its first step",
      breaking: .columnEmbeddingCheckpoint
    ) { path, checkpoints in
      try checkpoints.variables(
        ofCheckpoint: path.isCheckpoint ? path : path.appending(path: "model.ckpt-0"))
    },
    .reading(
      "checkpoint-missing-value", "a checkpoint that is not there is a wrong value",
      breaking: .columnEmbeddingCheckpointMissing
    ) { path, checkpoints in
      do { return try checkpoints.variables(ofCheckpoint: path) } catch let error as EstimatorError
      {
        throw error.kind == .notFound ? EstimatorError(.valueError, error.message) : error
      }
    },
    .reading(
      "checkpoint-of-directory-missing", "a directory without checkpoint is one that is not there",
      breaking: .columnEmbeddingCheckpointMissing
    ) { path, checkpoints in
      do { return try checkpoints.variables(ofCheckpoint: path) } catch let error as EstimatorError
      {
        throw error.kind == .valueError ? EstimatorError(.notFound, error.message) : error
      }
    },
  ]

  /// One whose models read checkpoints otherwise.
  private static func reading(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ read: @escaping AlteredCheckpoints.Reading
  ) -> Mutant {
    .model(
      name, summary, breaking: rule,
      changing: { change in
        change.input = { input in
          input.checkpoints = AlteredCheckpoints(base: input.checkpoints, read: read)
        }
      })
  }
}

/// Checkpoints that are read otherwise.
private struct AlteredCheckpoints: CheckpointReading {
  typealias Reading =
    @Sendable (_ path: String, _ base: any CheckpointReading) throws -> OrderedDictionary<
      String, Tensor
    >

  let base: any CheckpointReading
  let read: Reading

  func variables(ofCheckpoint path: String) throws -> OrderedDictionary<String, Tensor> {
    try read(path, base)
  }
}

extension String {
  /// Whether this is a checkpoint's path rather than a directory's.
  fileprivate var isCheckpoint: Bool {
    split(separator: "/").last?.hasPrefix("model.ckpt") ?? false
  }
}
