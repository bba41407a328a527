internal import EstimatorGraphs
internal import EstimatorModels
internal import EstimatorTensors

/// Ids over time that become vectors of a table, found in a schedule by structure alone.
struct SequenceLookup {
  /// The update of the table's rows.
  struct Update {
    let place: Int
    /// What comes back to the vectors: the number of a value.
    let gradient: Int
    let clipNorm: Double?
    /// Of the operation: the inputs that are variables, and the numbers of those that are scalars, by input.
    let variables: [String]
    let scalars: [Int: Int]
  }

  /// Indices, ids and dense shape: places among the run's inputs.
  let sparse: Range<Int>
  let table: String
  let tableShape: Shape
  /// Numbers of values.
  let vectors, lengths: Int
  let update: Update?
  /// All nodes that it stands for.
  let places: Set<Int>
}

/// Looks for lookups among the nodes of a schedule.
struct LookupSearch {
  private let schedule: Schedule
  private var program: Program { schedule.program }

  init(_ schedule: Schedule) { self.schedule = schedule }

  func run() -> [SequenceLookup] {
    let inputs = schedule.given
    let shapes = tableShapes
    return inputs.indices.dropLast(2).compactMap { first in
      let parts = Array(inputs[first..<first + 3])
      guard Self.isSparse(parts) else { return nil }
      for shape in shapes {
        if let found = lookup(parts, first, shape) { return found }
      }
      return nil
    }
  }

  private static func isSparse(_ parts: [SymbolicTensor]) -> Bool {
    parts.allSatisfy { $0.dataType == .int64 } && parts.map(\.shape.rank) == [2, 1, 1]
      && (parts[0].shape.dimensions?[1] ?? 2) == 2 && (parts[2].shape.dimensions?[0] ?? 2) == 2
  }

  /// Of all variables that are read and could be tables, each once.
  private var tableShapes: [Shape] {
    var shapes: [Shape] = []
    for place in schedule.order where program.nodes[place].isRead {
      let handle = program.handleSource(program.nodes[place].inputs[0])
      guard handle.type("dtype") == .float32, let shape = handle.shape("shape").known,
        shape.rank == 2, shape.elementCount > 0, !shapes.contains(shape)
      else { continue }
      shapes.append(shape)
    }
    return shapes
  }

  private func lookup(
    _ parts: [SymbolicTensor], _ first: Int, _ shape: Shape
  ) -> SequenceLookup? {
    let known = parts.map { Node.Output($0.dataType, $0.shape) }
    for combiner in Combiner.allCases {
      let make = { LookupPattern(known, table: shape, combiner: combiner, clipNorm: $0) }
      guard let pattern = make(nil), let match = forward(pattern, parts),
        let handle = match.given[pattern.table]
      else { continue }
      let table = program.handleSource(handle).variableName
      let update = trained(table) { make($0).map { ($0, parts) } }
      return SequenceLookup(
        sparse: first..<first + 3, table: table, tableShape: shape,
        vectors: value(pattern.vectors, match), lengths: value(pattern.lengths, match),
        update: update?.update,
        places: Set(match.places.values).union(update?.places ?? []))
    }
    return nil
  }

  private func value(_ tensor: SymbolicTensor, _ match: PatternMatch) -> Int {
    guard let place = match.places[tensor.node] else {
      preconditionFailure("Everything was found")
    }
    return program.value(place, tensor.index)
  }

  // MARK: Ways there and back

  /// Finds vectors and lengths of one input.
  private func forward(_ pattern: LookupPattern, _ parts: [SymbolicTensor]) -> PatternMatch? {
    let start = pattern.match(in: program)
    return search(pattern.vectors, pattern, from: start, parts)
      .flatMap { search(pattern.lengths, pattern, from: $0, parts) }
  }

  private func search(
    _ goal: SymbolicTensor, _ pattern: LookupPattern, from start: PatternMatch,
    _ parts: [SymbolicTensor]
  ) -> PatternMatch? {
    for place in schedule.order where program.nodes[place].kind == pattern.nodes[goal.node].kind {
      var match = start
      let isFound = match.meets(goal, program.nodes[place].tensors[goal.index])
      let isOfInput = zip(pattern.sparse, parts).allSatisfy {
        match.given[$0] == nil || match.given[$0] == $1
      }
      if isFound, isOfInput { return match }
    }
    return nil
  }

  /// Finds the operation that moves the table, if it moves rows alone.
  private func trained(
    _ table: String, _ make: (Double?) -> (LookupPattern, [SymbolicTensor])?
  ) -> (update: SequenceLookup.Update, places: Set<Int>)? {
    for place in schedule.order {
      let node = program.nodes[place]
      guard let (step, indices) = KernelTable.rowUpdates(.fast)[node.kind],
        program.handleSource(node.inputs[0]).variableName == table,
        let (pattern, parts) = make(clipNorm(of: node.inputs[step.gradient])),
        var match = forward(pattern, parts),
        match.meets(pattern.slices.values, node.inputs[step.gradient]),
        match.meets(pattern.slices.indices, node.inputs[indices]),
        let gradient = match.given[pattern.gradient]
      else { continue }
      let scalars = node.inputs.indices.dropFirst(step.states)
        .filter { $0 != step.gradient && $0 != indices }
      let update = SequenceLookup.Update(
        place: place, gradient: program.value(gradient),
        clipNorm: clipNorm(of: node.inputs[step.gradient]),
        variables: node.inputs.prefix(step.states).map { program.handleSource($0).variableName },
        scalars: Dictionary(
          uniqueKeysWithValues: scalars.map { ($0, program.value(node.inputs[$0])) }))
      return (update, Set(match.places.values).union([place]))
    }
    return nil
  }

  /// The norm that a gradient is cut to: of `g · norm / max(‖g‖, norm)`.
  private func clipNorm(of gradient: SymbolicTensor) -> Double? {
    let division = program.nodes[program.place(gradient.node)]
    guard division.kind == "RealDiv" else { return nil }
    let greatest = program.nodes[program.place(division.inputs[1].node)]
    guard greatest.kind == "Maximum" else { return nil }
    let limit = program.nodes[program.place(greatest.inputs[1].node)]
    guard limit.kind == "Const" else { return nil }
    return limit.tensor("value").array(of: Float.self)?.first.map { Double($0) }
  }
}
