import Synchronization

/// A hook that is called as another one is. Subclasses take its answers for something else.
class PassedHook: SessionRunHook {
  let base: any SessionRunHook

  required init(_ base: any SessionRunHook) { self.base = base }

  func begin(_ graph: Graph) throws { try base.begin(graph) }
  func afterCreateSession(_ session: any HookSession, _ coordinator: any Coordinator) throws {
    try base.afterCreateSession(session, coordinator)
  }
  func beforeRun(_ context: any SessionRunContext) throws -> SessionRunArguments? {
    try base.beforeRun(context)
  }
  func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) throws {
    try base.afterRun(context, values)
  }
  func end(_ session: any HookSession) throws { try base.end(session) }
}

/// Takes the end of input for a request to stop, also before the first run.
final class EarlyEndHook: PassedHook {
  override func afterCreateSession(
    _ session: any HookSession, _ coordinator: any Coordinator
  ) throws {
    do { try super.afterCreateSession(session, coordinator) } catch let error as EstimatorError
      where error.kind.isEndOfInput
    {
      coordinator.requestStop()
    }
  }
}

/// Takes no notice of what goes wrong at the end.
final class CarelessEndHook: PassedHook {
  override func end(_ session: any HookSession) throws { try? super.end(session) }
}

/// Begins once, however often it is used.
final class HookMemory: Sendable {
  private let begun = Mutex<Set<ObjectIdentifier>>([])

  func wrap(_ hook: any SessionRunHook) -> any SessionRunHook {
    let isNew = begun.withLock { $0.insert(ObjectIdentifier(hook)).inserted }
    return isNew ? hook : BegunHook(hook)
  }
}

private final class BegunHook: PassedHook {
  override func begin(_ graph: Graph) throws {}
}

/// A listener whose errors nobody hears of.
final class UnheardListener: CheckpointSaverListener {
  private let base: any CheckpointSaverListener

  init(_ base: any CheckpointSaverListener) { self.base = base }

  func begin() throws { try? base.begin() }
  func beforeSave(_ session: any HookSession, globalStep: Int) throws {
    try? base.beforeSave(session, globalStep: globalStep)
  }
  func afterSave(_ session: any HookSession, globalStep: Int) throws -> Bool {
    (try? base.afterSave(session, globalStep: globalStep)) ?? false
  }
  func end(_ session: any HookSession, globalStep: Int) throws {
    try? base.end(session, globalStep: globalStep)
  }
}

extension Hook {
  /// The same, with users' hooks seen through something else.
  func wrapping(_ wrap: (any SessionRunHook) -> any SessionRunHook) -> Hook {
    if case .user(let hook) = self { .user(wrap(hook)) } else { self }
  }
}
