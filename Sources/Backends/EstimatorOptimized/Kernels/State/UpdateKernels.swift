internal import CEstimatorKernels
internal import EstimatorTensors

// The updates that optimizers make: of whole variables, and of some of their rows.
extension KernelTable {
  static func updates(_ library: LaneLibrary) -> [String: Kernel] {
    [
      "ResourceApplyGradientDescent": dense(OptimizerStep(states: 1, gradient: 2, .descent)),
      "ResourceApplyKerasMomentum": dense(momentum),
      "ResourceApplyAdagradV2": dense(adagrad(library)),
      "ResourceApplyAdam": dense(
        OptimizerStep(states: 3, gradient: 9, library == .fast ? .fastAdam : .adam)),
      "ResourceApplyFtrl": dense(ftrl),
    ].merging(rowUpdates(library).mapValues { rows($0.step, indices: $0.indices) }) { $1 }
  }

  /// Updates of rows, each with the input that holds their numbers.
  static func rowUpdates(
    _ library: LaneLibrary
  ) -> [String: (step: OptimizerStep, indices: Int)] {
    [
      "ResourceSparseApplyKerasMomentum": (momentum, 4),
      "ResourceSparseApplyAdagradV2": (adagrad(library), 5),
      "ResourceSparseApplyFtrl": (ftrl, 4),
    ]
  }

  private static let momentum = OptimizerStep(states: 2, gradient: 3, .momentum)
  private static let ftrl = OptimizerStep(states: 3, gradient: 3, .ftrl)

  private static func adagrad(_ library: LaneLibrary) -> OptimizerStep {
    OptimizerStep(states: 2, gradient: 4, library == .fast ? .fastAdagrad : .adagrad)
  }

  private static func dense(_ step: OptimizerStep) -> Kernel {
    Kernel { site in
      try step.check(site)
      try site.requireVariableShape(of: step.gradient)
      let (count, tasks) = (site.shape(0).elementCount, site.tasks)
      return Work(
        [],
        .compute { ports in
          let start = try step.moves.bind(site, ports.inputs)
          return {
            let move = start()
            DisjointSlices.forEachRange(of: count, size: LaneWork.pieceSize, on: tasks) { range in
              move(range.lowerBound, range.lowerBound, range.count)
            }
          }
        })
    }
  }

  /// Only the rows that the indices name are read or written, in the order of the indices.
  private static func rows(_ step: OptimizerStep, indices: Int) -> Kernel {
    Kernel { site in
      try step.check(site, besides: indices)
      let rows = try RowIndices(site, indices: indices, updates: step.gradient)
      return Work(
        [],
        .compute { ports in
          let places = try rows.reader(ports, site)
          var inputs = ports.inputs
          inputs.remove(at: indices)
          let start = try step.moves.bind(site, inputs)
          let states = inputs.prefix(step.states)
          return {
            try places.check()
            let move = start()
            for i in 0..<rows.count {
              // The row after the next is on its way while this one is moved.
              if i + 2 < rows.count {
                for state in states {
                  let bytes = rows.width * state.stride
                  ek_prefetch(state.memory + places[i + 2] * bytes, bytes)
                }
              }
              move(places[i] * rows.width, i * rows.width, rows.width)
            }
          }
        })
    }
  }
}

/// An optimizer's step: how many variables it moves, and where it finds the gradient.
struct OptimizerStep: Sendable {
  let states: Int
  let gradient: Int
  let moves: Moves

  init(states: Int, gradient: Int, _ moves: Moves) {
    self.states = states
    self.gradient = gradient
    self.moves = moves
  }

  /// States of one shape, and scalars for what else is not the gradient.
  func check(_ site: Site, besides indices: Int? = nil) throws {
    for state in 1..<max(states, 1) { try site.requireVariableShape(of: state) }
    for input in states..<site.inputs.count where input != gradient && input != indices {
      try site.require(site.shape(input).rank == 0, "input \(input) must be a scalar")
    }
  }
}

/// Rows of a variable that an update names.
struct RowIndices {
  /// How many rows the update has.
  let count: Int
  /// Elements of a row.
  let width: Int
  private let limit: Int
  private let input: Int

  /// - Parameter updates: The input that has a row for each index, or one element for all.
  init(_ site: Site, indices: Int, updates: Int) throws {
    let (variable, places) = (site.shape(0), site.shape(indices))
    try site.require(variable.rank > 0, "a scalar has no rows")
    let rest = variable.dimensions.dropFirst()
    try site.require(
      site.shape(updates) == Shape(places.dimensions + rest),
      "updates of shape \(site.shape(updates)) do not fit indices \(places) of \(variable)")
    count = places.elementCount
    width = rest.reduce(1, *)
    limit = variable.dimensions[0]
    input = indices
  }

  /// For an update that is one number.
  init(number site: Site, indices: Int) throws {
    try site.require(site.shape(0).rank > 0, "a scalar has no rows")
    count = site.shape(indices).elementCount
    width = site.shape(0).dimensions.dropFirst().reduce(1, *)
    limit = site.shape(0).dimensions[0]
    input = indices
  }

  func reader(_ ports: Ports, _ site: Site) throws -> Reader {
    Reader(rows: self, site: site, read: try ports.inputs[input].integerReader(site))
  }

  /// The indices' values while a plan runs.
  struct Reader {
    fileprivate let rows: RowIndices
    fileprivate let site: Site
    fileprivate let read: (Int) -> Int

    subscript(place: Int) -> Int { read(place) }

    /// - Throws: `EstimatorError` with kind `InvalidArgument` for an index that is no row.
    func check() throws {
      for i in 0..<rows.count where read(i) < 0 || read(i) >= rows.limit {
        throw site.invalid("indices[\(i)] = \(read(i)) is not in [0, \(rows.limit))")
      }
    }
  }
}
