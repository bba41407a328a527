internal import EstimatorGraphs
internal import EstimatorTensors

/// What does the rest of a run with lookups.
protocol LookupBody {
  /// Where vectors and lengths of each lookup go; `nil` where nobody looks at them.
  var given: [Slot?] { get }
  /// Where, after a run, what the updates need lies: they may write there.
  var needed: [Slot] { get }

  /// - Parameter tensors: All inputs of the run.
  /// - Returns: The results that are not passed on.
  func run(_ tensors: [Tensor]) throws -> [Tensor]
}

/// The rest in one plan.
struct PlannedBody: LookupBody {
  private let plan: Plan
  private let inputs: [(place: Int, slot: Slot)]
  private let resultCount: Int
  private let counts: RunCounts
  let given: [Slot?]

  init(_ rest: LookupRest, _ plan: Plan, _ counts: RunCounts) {
    self.plan = plan
    self.counts = counts
    inputs = rest.inputs.enumerated().compactMap { position, place in
      plan.input(position).map { (place: place, slot: $0) }
    }
    resultCount = rest.resultCount
    given = (rest.inputs.count..<rest.schedule.inputs.count).map { plan.input($0) }
  }

  var needed: [Slot] { Array(plan.fetches.dropFirst(resultCount)) }

  func run(_ tensors: [Tensor]) throws -> [Tensor] {
    for input in inputs { input.slot.fill(from: tensors[input.place]) }
    try plan.prepare()
    try plan.run()
    counts.fusedLoops += plan.fusedLoopCount
    return plan.fetches.prefix(resultCount).map { $0.makeTensor() }
  }
}

/// The rest in parts, where shapes depend on what is computed.
///
/// Vectors and their gradients are copied once more, from part to part.
struct CutBody: LookupBody {
  private let run: SegmentedRun
  private let inputs: [Int]
  private let resultCount: Int
  private let vectors: [OwnedTensor]
  private let copies: [OwnedTensor]

  /// - Parameters:
  ///   - sizes: Of each lookup, rows and steps.
  /// - Returns: `nil` where the shape of something that an update needs is not known.
  init?(_ rest: LookupRest, _ lookups: [SequenceLookup], sizes: [[Int]], _ run: SegmentedRun) {
    self.run = run
    inputs = rest.inputs
    resultCount = rest.resultCount
    var (vectors, copies) = ([OwnedTensor](), [OwnedTensor]())
    for (lookup, size) in zip(lookups, sizes) {
      let shape = lookup.vectorShape(size)
      vectors += [OwnedTensor(.float32, shape), OwnedTensor(.int64, Shape([size[0]]))]
      guard let update = lookup.update else { continue }
      copies.append(OwnedTensor(.float32, shape))
      for value in update.scalarValues {
        let output = rest.schedule.program.output(value)
        guard let shape = output.shape.known else { return nil }
        copies.append(OwnedTensor(output.dataType, shape))
      }
    }
    (self.vectors, self.copies) = (vectors, copies)
  }

  var given: [Slot?] { vectors.map(\.slot) }
  var needed: [Slot] { copies.map(\.slot) }

  func run(_ tensors: [Tensor]) throws -> [Tensor] {
    try run.run(inputs.map { OwnedTensor(tensors[$0]) } + vectors) { fetched in
      for (copy, value) in zip(copies, fetched.dropFirst(resultCount)) {
        copy.slot.copy(from: value.slot)
      }
      return fetched.prefix(resultCount).map { $0.makeTensor() }
    }
  }
}

extension SequenceLookup {
  /// - Parameter size: Rows and steps.
  func vectorShape(_ size: [Int]) -> Shape {
    Shape([size[1], size[0], tableShape.dimensions[1]])
  }
}

extension Program {
  fileprivate func output(_ value: Int) -> Node.Output {
    let place = maker(value)
    return nodes[place].outputs[value - self.value(place, 0)]
  }
}
