/// Turns the hooks of a list into running ones. A hook that is listed twice runs twice, as one.
final class HookFactory {
  private let environment: any Environment
  private let decisions: Decisions
  /// Shared by all savers of one call, as they share its list of kept checkpoints.
  private let saver: CheckpointSaver
  private var made: [ObjectIdentifier: any RunningHook] = [:]

  init(environment: any Environment, decisions: Decisions, saver: CheckpointSaver) {
    self.environment = environment
    self.decisions = decisions
    self.saver = saver
  }

  func running(_ hook: Hook) -> any RunningHook {
    // hook.reuse (MSESS-25)
    if let running = made[hook.identity] { return running }
    let running = make(hook)
    made[hook.identity] = running
    return running
  }

  private func make(_ hook: Hook) -> any RunningHook {
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

extension Hook {
  /// Which object it is.
  fileprivate var identity: ObjectIdentifier {
    switch self {
    case .user(let hook): ObjectIdentifier(hook)
    case .stopAtStep(let hook): ObjectIdentifier(hook)
    case .checkpointSaver(let hook): ObjectIdentifier(hook)
    case .nanTensor(let hook): ObjectIdentifier(hook)
    case .loggingTensor(let hook): ObjectIdentifier(hook)
    case .stepCounter(let hook): ObjectIdentifier(hook)
    }
  }
}
