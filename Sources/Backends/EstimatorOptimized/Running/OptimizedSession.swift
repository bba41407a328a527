package import Estimators

/// Executes a graph by compiled plans.
///
/// A plan is made when a set of fetches, targets and fed tensors is first run with inputs of certain shapes;
/// from then on such a run is a walk over closures that know their memory.
package final class OptimizedSession: GraphSession {
  private let state: SessionState
  private var prepared: [Key: PreparedRun] = [:]
  private var isClosed = false

  /// What decides how a run is scheduled. Tensors and operations by their places in the graph.
  private struct Key: Hashable {
    let fetches: [SymbolicTensor]
    let targets: [Operation]
    let feeds: [SymbolicTensor]
  }

  package init(
    for graph: GraphDefinition, kernels: KernelTable, options: PlanOptions,
    in environment: any Environment
  ) throws {
    state = try SessionState(
      graph, kernels: kernels, options: options, tasks: environment.tasks)
  }

  package func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    let order = Self.order(of: feeds)
    let run = try prepare(fetches: fetches, targets: targets, feeds: order)
    return try run.run(order.compactMap { feeds[$0] })
  }

  /// The schedule and plans of a run, made if they are not there yet.
  package func prepare(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor] = []
  ) throws -> PreparedRun {
    guard !isClosed else {
      throw EstimatorError(.runtimeError, "Attempted to use a closed Session.")
    }
    let key = Key(fetches: fetches, targets: targets, feeds: feeds)
    if let run = prepared[key] { return run }
    let run = try PreparedRun(fetches: fetches, targets: targets, feeds: feeds, state: state)
    prepared[key] = run
    return run
  }

  private static func order(of feeds: [SymbolicTensor: Tensor]) -> [SymbolicTensor] {
    if feeds.isEmpty { return [] }
    return feeds.keys.sorted { ($0.node, $0.index) < ($1.node, $1.index) }
  }

  package func value(of variable: Variable) -> Tensor? {
    guard state.variables.contains(variable.name), state.variables.isInitialized(variable.name)
    else { return nil }
    return state.variables.slot(variable.name).makeTensor()
  }

  package func assign(_ value: Tensor, to variable: Variable) throws {
    guard state.variables.contains(variable.name) else {
      throw EstimatorError(.notFound, "this session has no variable '\(variable.name)'")
    }
    let slot = state.variables.slot(variable.name)
    guard slot.dataType == value.dataType, slot.shape == value.shape else {
      throw EstimatorError(
        .invalidArgument,
        "a \(value.dataType) value of shape \(value.shape) does not fit variable '\(variable.name)', "
          + "which is \(slot.dataType) of shape \(slot.shape)")
    }
    slot.fill(from: value)
    state.variables.markInitialized(variable.name)
  }

  package func bindInput(_ stream: any BatchStream) { state.input = BoundInput(stream) }

  package func close() {
    isClosed = true
    prepared = [:]
    state.input = nil
  }
}
