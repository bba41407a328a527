internal import EstimatorTensors

/// A place where the elements of values lie: several values may share one, under other shapes.
struct Root {
  enum Storage {
    case constant(OwnedTensor)
    /// One of the plan's inputs.
    case input(Int)
    /// A variable as it is after so many of the run's writes to it.
    case variable(String, version: Int)
    /// Written by one of the plan's operations.
    case computed
  }

  let storage: Storage
  let dataType: DataType
  let count: Int
  /// Whether it stays the same from run to run.
  let isInvariant: Bool

  /// What lies there, if it does not change from run to run.
  var constant: Slot? {
    if case .constant(let tensor) = storage { tensor.slot } else { nil }
  }

  var isComputed: Bool { if case .computed = storage { true } else { false } }
}

/// One value as an operation sees it.
struct Operand: Hashable {
  let root: Int
  let shape: Shape
}

/// One node's work with its operands settled, but not yet where they lie.
struct PlanOperation {
  let site: Site
  let work: Work
  /// One per input. Of a handle, the variable in the version that the operation meets.
  let operands: [Operand]
  let outputs: [Operand]
  /// The variables that it writes, and the version it makes of each.
  let writes: [(name: String, version: Int)]
  /// Whether it depends only on what stays the same from run to run.
  let isInvariant: Bool

  /// The work as an elementwise loop that may be fused, with its number of elements.
  var flat: (lane: LaneWork, count: Int)? {
    guard case .lanes(let lane) = work.action, lane.isFlat, lane.loop.inner > 1,
      outputs.count == 1, lane.dataType != .string,
      !site.inputs.contains(where: { $0.dataType == .string })
    else { return nil }
    return (lane, lane.loop.inner)
  }

  func bind(_ ports: Ports) throws -> Step {
    switch work.action {
    case .lanes(let lane): return lane.bind(ports, on: site)
    case .compute(let bind): return try bind(ports)
    case .none, .alias, .known: return {}
    }
  }
}
