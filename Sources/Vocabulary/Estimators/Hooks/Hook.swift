/// A hook in a list: user code, or the description of a built-in hook that each backend carries out itself.
public enum Hook {
  case user(any SessionRunHook)
  case stopAtStep(StopAtStepHook)
  case checkpointSaver(CheckpointSaverHook)
  case nanTensor(NanTensorHook)
  case loggingTensor(LoggingTensorHook)
  case stepCounter(StepCounterHook)
}

/// Told of every checkpoint that a saver hook writes.
///
/// - Rules: `listener.callbacks`
public protocol CheckpointSaverListener: AnyObject {
  func begin() throws
  func beforeSave(_ session: any HookSession, globalStep: Int) throws
  /// - Returns: `true` to end training after the current run.
  func afterSave(_ session: any HookSession, globalStep: Int) throws -> Bool
  func end(_ session: any HookSession, globalStep: Int) throws
}

extension CheckpointSaverListener {
  public func begin() throws {}
  public func beforeSave(_ session: any HookSession, globalStep: Int) throws {}
  public func afterSave(_ session: any HookSession, globalStep: Int) throws -> Bool { false }
  public func end(_ session: any HookSession, globalStep: Int) throws {}
}
