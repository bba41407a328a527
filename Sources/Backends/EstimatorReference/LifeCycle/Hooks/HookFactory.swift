/// Turns the hooks of a list into running ones.
struct HookFactory {
  let environment: any Environment
  let decisions: Decisions
  /// Shared by all savers of one call, as they share its list of kept checkpoints.
  let saver: CheckpointSaver

  func running(_ hook: Hook) -> any RunningHook {
    switch hook {
    case .user(let hook):
      UserHook(hook)
    case .stopAtStep(let hook):
      RunningStopAtStepHook(hook, decisions: decisions)
    case .checkpointSaver(let hook):
      RunningCheckpointSaverHook(
        hook, saver: saver, environment: environment, decisions: decisions)
    case .nanTensor(let hook):
      RunningNanTensorHook(hook, environment: environment, decisions: decisions)
    case .loggingTensor(let hook):
      RunningLoggingTensorHook(hook, environment: environment, decisions: decisions)
    case .stepCounter(let hook):
      RunningStepCounterHook(hook, environment: environment, decisions: decisions)
    }
  }
}
