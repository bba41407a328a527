internal import EstimatorGraphs
internal import EstimatorTensors

/// A run with lookups, for inputs of given shapes.
final class LookupPlan {
  private let plan: Plan
  /// For each result, the input that it is, or `nil` for one of the plan's, in their order.
  private let passed: [Int?]
  /// Where the run's inputs go, by their places.
  private let inputs: [(place: Int, slot: Slot)]
  private let tables: [LookupTableRows]
  private let scratch: Scratch

  private init(
    _ plan: Plan, passed: [Int?], inputs: [(place: Int, slot: Slot)], tables: [LookupTableRows],
    _ scratch: Scratch
  ) {
    self.plan = plan
    self.passed = passed
    self.inputs = inputs
    self.tables = tables
    self.scratch = scratch
  }

  /// - Parameters:
  ///   - tensors: One batch, for the shapes.
  ///   - sizes: Of each lookup, rows and steps.
  /// - Throws: `ValueNeeded` when shapes depend on elements after all.
  static func make(
    _ rest: LookupRest, _ lookups: [SequenceLookup], _ tensors: [Tensor],
    sizes: [[Int]], _ state: SessionState, _ loops: RecurrentLoops
  ) throws -> LookupPlan {
    let scratch = Scratch()
    let known = Set(lookups.map { $0.sparse.upperBound - 1 })
    var given = rest.inputs.map { place -> PlanInput in
      let value = known.contains(place) ? scratch.keep(OwnedTensor(tensors[place])) : nil
      return PlanInput(tensors[place].dataType, tensors[place].shape, value: value)
    }
    for (lookup, size) in zip(lookups, sizes) {
      let width = lookup.tableShape.dimensions[1]
      given.append(PlanInput(.float32, Shape([size[1], size[0], width])))
      given.append(PlanInput(.int64, Shape([size[0]])))
    }
    var compiler = PlanCompiler(
      rest.schedule, inputs: given, variables: state.variables, context: state.context,
      options: state.options, loops: loops)
    let plan = try compiler.compile()
    let inputs = rest.inputs.enumerated().compactMap { position, place in
      plan.input(position).map { (place: place, slot: $0) }
    }
    var fetches = plan.fetches.dropFirst(rest.passed.count { $0 == nil })
    var tables: [LookupTableRows] = []
    for (index, lookup) in lookups.enumerated() {
      let first = rest.inputs.count + 2 * index
      let cells = LookupCells(steps: sizes[index][1], batch: sizes[index][0], scratch)
      let update = try lookup.update.map {
        try TableUpdate($0, of: cells, &fetches, state, scratch)
      }
      tables.append(
        LookupTableRows(
          lookup, cells, table: state.variables.slot(lookup.table), vectors: plan.input(first),
          lengths: plan.input(first + 1), update, state.context.tasks))
    }
    return LookupPlan(plan, passed: rest.passed, inputs: inputs, tables: tables, scratch)
  }

  /// - Returns: What is fetched; `nil`, before anything has happened, for a batch that this is not for.
  func run(_ tensors: [Tensor]) throws -> [Tensor]? {
    for table in tables where !table.take(tensors) { return nil }
    for input in inputs { input.slot.fill(from: tensors[input.place]) }
    for table in tables { table.lookUp() }
    try plan.prepare()
    try plan.run()
    var own = plan.fetches.makeIterator()
    let results = passed.compactMap { input in
      input.map { tensors[$0] } ?? own.next()?.makeTensor()
    }
    for table in tables { table.move() }
    return results
  }
}
