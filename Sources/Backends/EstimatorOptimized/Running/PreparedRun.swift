internal import Estimators

/// A run's fetches, targets and feeds, scheduled once, with a plan for every set of input shapes met.
package final class PreparedRun {
  let schedule: Schedule
  private let feeds: [SymbolicTensor]
  /// Inputs that are parts of a batch but fed as well: what is fed stands there, too.
  private let replaced: [(input: Int, feed: Int)]
  private let state: SessionState
  private let loops: RecurrentLoops
  private var plans = RecentPlans<[Shape], Made>(most: mostPlans)

  private enum Made {
    case plan(Plan)
    /// Shapes depend on what is computed: the run goes node by node.
    case direct
  }

  /// Runs in parts, by what their inputs are alike in, once a plan of the whole was found to be impossible.
  private var segmented: RecentPlans<[RunInput], SegmentedRun>?

  /// Plans kept at the most of whole runs, of runs with lookups, and of each part of a run, so that a stream of ever
  /// new shapes does not fill the memory: each has its own activations, 30 MB for an LSTM of 128 and 64 units
  /// on [50, 64, 64].
  static let mostPlans = 32

  /// Runs with ids over time, if this is one: absent before the first run with a sparse input.
  private var lookups: LookupRun??

  init(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor], state: SessionState
  ) throws {
    self.feeds = feeds
    self.state = state
    schedule = try Schedule(state.program, fetches: fetches, targets: targets, feeds: feeds)
    let values = schedule.inputs
    replaced = feeds.indices.flatMap { feed in
      values.indices.dropFirst(feeds.count).filter { values[$0] == values[feed] }.map {
        (input: $0, feed: feed)
      }
    }
    loops =
      state.context.options.fusesRecurrence
      ? RecurrentLoops(schedule, state.context) : RecurrentLoops()
  }

  /// Loops that run as whole sequences of recurrent layers, those that lead back included.
  package var recurrentLoopCount: Int { loops.roles.count }

  package let counts = RunCounts()

  /// Steps of all plans together.
  package var stepCount: Int {
    plans.values.map { made in if case .plan(let plan) = made { plan.stepCount } else { 0 } }
      .reduce(0, +)
  }

  /// Runs once.
  ///
  /// The batch is taken before anything else, so that a run which does not get one changes nothing
  /// (`session.run.reads`).
  ///
  /// - Parameter values: What is fed, in the order of the feeds.
  package func run(_ values: [Tensor]) throws -> [Tensor] {
    try check(values)
    let taken = state.input?.taken ?? 0
    let batches = try schedule.batches.flatMap { node in
      guard let input = state.input else {
        throw EstimatorError(
          .failedPrecondition, "no input is bound [node '\(node.name)' (\(node.kind))]")
      }
      return try input.next(for: node)
    }
    try state.variables.require(schedule.requiredVariables)
    var inputs = values + batches
    for (input, feed) in replaced { inputs[input] = values[feed] }
    let results = try run(with: inputs)
    state.input?.report(since: taken)
    return results
  }

  private func run(with inputs: [Tensor]) throws -> [Tensor] {
    if let results = try runLookups(inputs) { return results }
    if segmented != nil { return try runSegmented(inputs) }
    switch try made(for: inputs) {
    case .plan(let plan):
      plan.fill(inputs)
      try plan.prepare()
      try plan.run()
      counts.fusedLoops += plan.fusedLoopCount
      return plan.fetches.map { $0.makeTensor() }
    case .direct where state.context.options.cutsRuns:
      segmented = RecentPlans(most: Self.mostPlans)
      return try runSegmented(inputs)
    case .direct:
      var run = DirectRun(schedule, variables: state.variables, context: state.context)
      return try run.run(inputs.map { OwnedTensor($0) }).map { $0.makeTensor() }
    }
  }

  /// - Returns: `nil` for any other run.
  private func runLookups(_ inputs: [Tensor]) throws -> [Tensor]? {
    guard let lookups else {
      let found =
        state.context.options.fusesLookups ? LookupRun(schedule, state, loops, counts) : nil
      lookups = .some(found)
      return try found?.run(inputs)
    }
    return try lookups?.run(inputs)
  }

  private func runSegmented(_ inputs: [Tensor]) throws -> [Tensor] {
    let kinds = RunInput.kinds(of: inputs)
    let run = segmented?[kinds] ?? makeSegmented(kinds)
    return try run.run(inputs.map { OwnedTensor($0) }) { $0.map { $0.makeTensor() } }
  }

  private func makeSegmented(_ kinds: [RunInput]) -> SegmentedRun {
    let values = schedule.inputs
    let known = zip(values, kinds).filter { $0.1.isKnown }.map(\.0)
    let run = SegmentedRun(schedule, state, loops, given: Set(values), known: Set(known), counts)
    segmented?[kinds] = run
    return run
  }

  private func made(for inputs: [Tensor]) throws -> Made {
    let shapes = inputs.map(\.shape)
    if let made = plans[shapes] { return made }
    let made = try make(inputs)
    plans[shapes] = made
    return made
  }

  private func make(_ inputs: [Tensor]) throws -> Made {
    counts.plans += 1
    var compiler = PlanCompiler(
      schedule, inputs: inputs.map { PlanInput($0.dataType, $0.shape) },
      variables: state.variables, context: state.context, loops: loops)
    do {
      return .plan(try compiler.compile())
    } catch is ValueNeeded {
      return .direct
    }
  }

  private func check(_ values: [Tensor]) throws {
    for (feed, value) in zip(feeds, values) {
      guard feed.dataType == value.dataType, feed.shape.accepts(value.shape) else {
        throw EstimatorError(
          .valueError,
          "Cannot feed a \(value.dataType) value of shape \(value.shape) for tensor '\(feed.name)', "
            + "which is \(feed.dataType) of shape \(feed.shape)")
      }
    }
  }
}

/// What all runs of a session share.
final class SessionState {
  let program: Program
  let variables: VariableStore
  let context: KernelContext
  var input: BoundInput?

  init(
    _ graph: GraphDefinition, kernels: KernelTable, options: PlanOptions, tasks: any Tasks
  ) throws {
    program = Program(graph.nodes)
    variables = try VariableStore(graph.nodes)
    context = KernelContext(
      kernels: kernels, functions: graph.functions, tables: try LookupTables(graph.tables),
      tasks: tasks, options: options)
  }
}
