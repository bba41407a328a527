/// A live session, as hooks and participants hold it.
final class SessionHandle: HookSession {
  let session: any GraphSession
  /// Whether a checkpoint gave it its values.
  let isResumed: Bool
  private let globalStepVariable: Variable

  init(_ session: any GraphSession, globalStep: Variable, isResumed: Bool) {
    self.session = session
    globalStepVariable = globalStep
    self.isResumed = isResumed
  }

  /// The global step, straight from the variable.
  var step: Int {
    Int(session.value(of: globalStepVariable)?.array(of: Int64.self)?.first ?? 0)
  }

  func globalStep() throws -> Int { step }

  func run(_ fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]) throws -> [Tensor] {
    try session.run(fetches: fetches, targets: [], feeds: feeds)
  }
}

/// A request to stop: sticky.
final class StopRequest: Coordinator {
  private(set) var isMade = false
  func requestStop() { isMade = true }
}

/// One attended run.
final class AttendedRun: SessionRunContext {
  let handle: SessionHandle
  /// The global step before the run.
  let stepBefore: Int
  private(set) var stopRequested = false

  init(_ handle: SessionHandle, stepBefore: Int) {
    self.handle = handle
    self.stepBefore = stepBefore
  }

  var session: any HookSession { handle }
  func requestStop() { stopRequested = true }
}
