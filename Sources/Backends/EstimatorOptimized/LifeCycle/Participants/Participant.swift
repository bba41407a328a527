/// Somebody who takes part in a loop: at its start and end, and in the runs that concern him.
///
/// A run that concerns nobody is quiet. Quiet runs follow one another without any call between them,
/// but for `concerns(_:)`, which may look at the clock and at the loss.
protocol Participant: AnyObject {
  func begin(_ graph: Graph) throws
  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws
  /// How many runs from here are quiet as far as this participant can tell ahead.
  func quietRuns(from step: Int, increment: Int?) -> Int
  /// Whether the quiet run that just ended turned out to concern him after all. Then he is told as of an
  /// attended one.
  func concerns(_ run: QuietRun) -> Bool
  /// What to fetch and feed along in an attended run.
  func willRun(_ run: AttendedRun) throws -> SessionRunArguments?
  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws
  /// Told of a quiet run that did not concern him, so that he can keep count.
  func passed(_ run: QuietRun)
  func finish(_ handle: SessionHandle) throws
}

extension Participant {
  func begin(_ graph: Graph) throws {}
  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws {}
  func quietRuns(from step: Int, increment: Int?) -> Int { .max }
  func concerns(_ run: QuietRun) -> Bool { false }
  func willRun(_ run: AttendedRun) throws -> SessionRunArguments? { nil }
  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {}
  func passed(_ run: QuietRun) {}
  func finish(_ handle: SessionHandle) throws {}
}

extension Graph {
  /// For those who count steps, when they begin.
  ///
  /// - Throws: `RuntimeError` when the graph has no global step.
  func requireGlobalStep() throws {
    // hook.needs-global-step (HOOK-95)
    if globalStep == nil {
      throw EstimatorError(
        .runtimeError, "this graph counts no global step", rule: .hookNeedsGlobalStep)
    }
  }
}

/// What is known after a quiet run.
struct QuietRun {
  /// The global step before it and after it.
  let stepBefore: Int
  let step: Int
  /// What the loop itself fetched: in training, the loss.
  let results: [Tensor]
}

/// A user's hook: every run concerns it.
final class Guest: Participant {
  private let hook: any SessionRunHook

  init(_ hook: any SessionRunHook) { self.hook = hook }

  func begin(_ graph: Graph) throws { try hook.begin(graph) }
  func sessionStarted(_ handle: SessionHandle, _ stop: StopRequest) throws {
    try hook.afterCreateSession(handle, stop)
  }
  func quietRuns(from step: Int, increment: Int?) -> Int { 0 }
  func willRun(_ run: AttendedRun) throws -> SessionRunArguments? { try hook.beforeRun(run) }
  func didRun(_ run: AttendedRun, _ values: SessionRunValues) throws {
    try hook.afterRun(run, values)
  }
  func finish(_ handle: SessionHandle) throws { try hook.end(handle) }
}
