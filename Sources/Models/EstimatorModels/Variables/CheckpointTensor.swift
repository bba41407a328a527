/// A tensor of a checkpoint, which a variable starts from.
public struct CheckpointTensor: Sendable, Hashable {
  /// A checkpoint's prefix, or a directory, for its newest.
  public let checkpoint: String
  /// The tensor's name in the checkpoint.
  public let name: String

  public init(named name: String, in checkpoint: String) {
    self.checkpoint = checkpoint
    self.name = name
  }

  /// What a variable starts from.
  ///
  /// A wrong type is an error in every mode. TensorFlow has it only when a session starts without a checkpoint
  /// of its own.
  ///
  /// - Parameter variable: The variable's name, for errors.
  /// - Returns: A float32 tensor of that shape.
  /// - Throws: `EstimatorError` with kind `ValueError` for no tensor of that name, or another shape, and
  ///   `InvalidArgument` for another type; what `checkpoints` throws.
  /// - Rules: `column.embedding.checkpoint`, `column.embedding.checkpoint-missing`
  func value(
    of variable: String, _ shape: Shape, from checkpoints: ReadCheckpoints
  ) throws -> Tensor {
    // column.embedding.checkpoint (COL-16)
    let tensors = try checkpoints.variables(ofCheckpoint: checkpoint)
    // column.embedding.checkpoint-missing (COL-16)
    guard let tensor = tensors[name] else {
      throw error("tensor_name_in_ckpt", "the checkpoint '\(checkpoint)' has no tensor '\(name)'")
    }
    guard tensor.shape == shape else {
      throw error(
        "ckpt_to_load_from",
        "'\(variable)' of shape \(shape) cannot start from '\(name)' of shape \(tensor.shape)")
    }
    guard tensor.dataType == .float32 else {
      throw EstimatorError(
        .invalidArgument,
        "'\(variable)' is float32 and cannot start from '\(name)', which is \(tensor.dataType)",
        argument: "tensor_name_in_ckpt", rule: .columnEmbeddingCheckpointMissing)
    }
    return tensor
  }

  private func error(_ argument: String, _ message: String) -> EstimatorError {
    EstimatorError(
      .valueError, message, argument: argument, rule: .columnEmbeddingCheckpointMissing,
      advice: "Name a tensor that the checkpoint has in the variable's shape.")
  }
}
