import EstimatorModels
import Estimators

/// A stack of recurrent cells over a batch, with a loss and its gradients.
struct RecurrentSample: Sendable {
  enum Cell: String, Sendable, CaseIterable {
    case simpleRNN, lstm, gru
  }

  enum Mask: String, Sendable, CaseIterable {
    /// Every step.
    case full
    /// The first steps of each row; of some rows none.
    case ragged
    /// Any steps.
    case scattered
  }

  enum Use: String, Sendable, CaseIterable {
    case last, sequence, both
  }

  var cells: [(Cell, units: Int)]
  var batch = 3
  var time = 4
  var depth = 5
  var mask = Mask.ragged
  var use = Use.last
  /// Whether sizes are known when the graph is built.
  var knowsShapes = false
  /// Whether a gradient of the input is asked for.
  var wantsInput = true
  /// Takes the place of every cell.
  var custom: (any RecurrentCell)?

  struct Built {
    let graph: Graph
    let fetches: [SymbolicTensor]
    let feeds: [SymbolicTensor: Tensor]
  }

  /// Fetches the loss, the gradients of all weights and perhaps of the input, and the output.
  func build() throws -> Built {
    let graph = Graph()
    var generator = SampleGenerator(seed: 77)
    let sizes: PartialShape = knowsShapes ? [time, batch] : [nil, nil]
    let x = try graph.placeholder(
      "x", .float32, shape: knowsShapes ? [time, batch, depth] : [nil, nil, depth])
    let live = try graph.placeholder("mask", .bool, shape: sizes)
    let stack = RecurrentStack(
      stacking: try cells.map { try custom ?? Self.cell($0.0, units: $0.units) })
    var parameters: [[SymbolicTensor]] = []
    var variables: [Variable] = []
    var below = depth
    for (layer, cell) in cells.enumerated() {
      let shapes = Self.shapes(cell.0, below, cell.units)
      let added = try shapes.enumerated().map { index, shape in
        try graph.addVariable(
          "w\(layer)_\(index)", initialValue: generator.tensor(.float32, shape, in: -0.5...0.5),
          in: [.global, .trainable])
      }
      variables += added
      parameters.append(try added.map { try graph.read($0) })
      below = cell.units
    }
    let output = try stack(x, mask: live, parameters: parameters, in: graph)
    let outputs =
      use == .last
      ? [output.last]
      : use == .sequence
        ? [output.sequence]
        : [
          output.last, output.sequence,
        ]
    let parts = try outputs.map { try graph.sum(graph.multiply(graph.square($0), graph.exp($0))) }
    let loss = try graph.addN(parts)
    let targets = variables.map(\.handle) + (wantsInput ? [x] : [])
    let gradients = try graph.gradients(of: loss, withRespectTo: targets).compactMap { $0 }
    return Built(
      graph: graph, fetches: [loss] + gradients + outputs,
      feeds: [
        x: generator.tensor(.float32, [time, batch, depth], in: -1...1),
        live: Tensor(steps, shape: [time, batch]),
      ])
  }

  private var steps: [Bool] {
    (0..<time).flatMap { step in
      (0..<batch).map { row in
        switch mask {
        case .full: true
        case .ragged: step < (row * 5 + 2) % (time + 1)
        case .scattered: (row * 7 + step * 5 + row * step) % 3 != 0
        }
      }
    }
  }

  private static func cell(_ cell: Cell, units: Int) throws -> any RecurrentCell {
    switch cell {
    case .simpleRNN: try SimpleRNNCell(units: units)
    case .lstm: try LSTMCell(units: units)
    case .gru: try GRUCell(units: units)
    }
  }

  private static func shapes(_ cell: Cell, _ depth: Int, _ units: Int) -> [Shape] {
    switch cell {
    case .simpleRNN: [[depth, units], [units, units], [units]]
    case .lstm: [[depth, 4 * units], [units, 4 * units], [4 * units]]
    case .gru: [[depth, 3 * units], [units, 3 * units], [2, 3 * units]]
    }
  }
}
