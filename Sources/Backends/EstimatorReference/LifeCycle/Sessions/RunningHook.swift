/// A hook at work: the callbacks as the session calls them.
///
/// User code is called through `UserHook`; each built-in hook of the contract has a type of its own.
protocol RunningHook: AnyObject {
  func begin(_ graph: Graph) throws
  func afterCreateSession(_ session: LiveSession, _ coordinator: StopFlag) throws
  /// What the hook wants fetched and fed along with the run.
  func beforeRun(_ context: RunContext) throws -> SessionRunArguments?
  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws
  func end(_ session: LiveSession) throws
}

extension RunningHook {
  func begin(_ graph: Graph) throws {}
  func afterCreateSession(_ session: LiveSession, _ coordinator: StopFlag) throws {}
  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? { nil }
  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {}
  func end(_ session: LiveSession) throws {}
}

/// User code as a running hook.
final class UserHook: RunningHook {
  private let hook: any SessionRunHook

  init(_ hook: any SessionRunHook) { self.hook = hook }

  func begin(_ graph: Graph) throws { try hook.begin(graph) }

  func afterCreateSession(_ session: LiveSession, _ coordinator: StopFlag) throws {
    try hook.afterCreateSession(session, coordinator)
  }

  func beforeRun(_ context: RunContext) throws -> SessionRunArguments? {
    try hook.beforeRun(context)
  }

  func afterRun(_ context: RunContext, _ values: SessionRunValues) throws {
    try hook.afterRun(context, values)
  }

  func end(_ session: LiveSession) throws { try hook.end(session) }
}

/// A request to stop that anybody may make, and nobody takes back.
final class StopFlag: Coordinator {
  private(set) var isSet = false

  func requestStop() { isSet = true }
}

/// One run as its hooks see it.
final class RunContext: SessionRunContext {
  let live: LiveSession
  private(set) var stopRequested = false

  init(_ live: LiveSession) { self.live = live }

  var session: any HookSession { live }

  func requestStop() { stopRequested = true }
}
