/// A runtime whose sessions are those of another one, each wrapped in something that alters it.
struct SessionChange: GraphRuntime {
  /// Wraps a new session of a graph.
  typealias Wrapping = @Sendable (any GraphSession, GraphDefinition) -> any GraphSession
  /// Makes what wraps the sessions of one backend, which may remember from one to the next.
  typealias Making = @Sendable () -> Wrapping

  private let base: any GraphRuntime
  private let wrap: Wrapping

  init(_ base: any GraphRuntime, _ wrap: @escaping Wrapping) {
    self.base = base
    self.wrap = wrap
  }

  func makeSession(
    for graph: GraphDefinition, in environment: any Environment
  ) throws -> any GraphSession {
    wrap(try base.makeSession(for: graph, in: environment), graph)
  }
}

/// A session that does what another one does. Subclasses do something else in one place.
class PassedSession: GraphSession {
  let base: any GraphSession
  let graph: GraphDefinition

  init(_ base: any GraphSession, _ graph: GraphDefinition) {
    self.base = base
    self.graph = graph
  }

  func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    try base.run(fetches: fetches, targets: targets, feeds: feeds)
  }

  func value(of variable: Variable) -> Tensor? { base.value(of: variable) }
  func assign(_ value: Tensor, to variable: Variable) throws {
    try base.assign(value, to: variable)
  }
  func bindInput(_ stream: any BatchStream) { base.bindInput(stream) }
  func close() { base.close() }
}
