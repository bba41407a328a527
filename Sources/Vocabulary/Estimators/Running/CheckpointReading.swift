/// Reads checkpoints in whatever form they were written, which is the business of a backend.
///
/// A model function finds its backend's in ``ModelContext/checkpoints``: variables can then start from what
/// another model has learned.
public protocol CheckpointReading: Sendable {
  /// The variables of one checkpoint, by name.
  ///
  /// - Parameter path: A checkpoint's prefix, such as `/models/first/model.ckpt-10`; or a directory, for the
  ///   newest checkpoint that its state file names.
  /// - Throws: `EstimatorError` with kind `NotFound` when nothing is there, `ValueError` for a directory
  ///   without a checkpoint, `DataLoss` for one that cannot be read.
  func variables(ofCheckpoint path: String) throws -> OrderedDictionary<String, Tensor>
}

/// There are no checkpoints.
public struct NoCheckpoints: CheckpointReading {
  public init() {}

  /// - Throws: `EstimatorError` with kind `Unimplemented`.
  public func variables(ofCheckpoint path: String) throws -> OrderedDictionary<String, Tensor> {
    throw EstimatorError(
      .unimplemented, "the checkpoint '\(path)' cannot be read: the backend reads none for models",
      argument: "ckpt_to_load_from",
      advice: "Have the backend put a CheckpointReading into the ModelContext.")
  }
}
