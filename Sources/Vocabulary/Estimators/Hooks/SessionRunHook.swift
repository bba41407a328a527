/// User code called around every run of a session. Every callback may be left out.
///
/// - Rules: `hook.order.callbacks`
public protocol SessionRunHook: AnyObject {
  /// Before the graph is finalised: the only callback that may add to it.
  func begin(_ graph: Graph) throws
  /// After a session was made or made again.
  func afterCreateSession(_ session: any HookSession, _ coordinator: any Coordinator) throws
  /// Before a run. What is returned is fetched and fed along with it.
  func beforeRun(_ context: any SessionRunContext) throws -> SessionRunArguments?
  /// After a run that succeeded, with the values that `beforeRun` asked for.
  func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) throws
  /// After the last run, unless an error ended the loop.
  func end(_ session: any HookSession) throws
}

extension SessionRunHook {
  public func begin(_ graph: Graph) throws {}
  public func afterCreateSession(_ session: any HookSession, _ coordinator: any Coordinator) throws
  {}
  public func beforeRun(_ context: any SessionRunContext) throws -> SessionRunArguments? { nil }
  public func afterRun(_ context: any SessionRunContext, _ values: SessionRunValues) throws {}
  public func end(_ session: any HookSession) throws {}
}

/// The live session as a hook sees it: runs made here call no hooks.
public protocol HookSession: AnyObject {
  func run(_ fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]) throws -> [Tensor]
  /// The present value of the global step.
  func globalStep() throws -> Int
}

/// Ends the loop from outside a run.
public protocol Coordinator: AnyObject {
  func requestStop()
}

/// One run, as the hooks around it see it.
public protocol SessionRunContext: AnyObject {
  var session: any HookSession { get }
  var stopRequested: Bool { get }
  /// Ends the loop after this run.
  func requestStop()
}

/// What a hook adds to a run.
public struct SessionRunArguments: Sendable {
  public let fetches: OrderedDictionary<String, SymbolicTensor>?
  public let feeds: [SymbolicTensor: Tensor]

  public init(
    fetches: OrderedDictionary<String, SymbolicTensor>? = nil, feeds: [SymbolicTensor: Tensor] = [:]
  ) {
    self.fetches = fetches
    self.feeds = feeds
  }
}

/// What a hook gets back from a run: its fetches' values under their names, `nil` if it asked for none.
public struct SessionRunValues: Sendable {
  public let results: OrderedDictionary<String, Tensor>?

  public init(results: OrderedDictionary<String, Tensor>?) { self.results = results }
}
