import EstimatorModels
import EstimatorReference
import Testing

/// A stack in float64, fed from outside.
struct StackModel {
  let graph = Graph()
  let input, mask: SymbolicTensor
  let parameters: [[SymbolicTensor]]
  let last, sequence: SymbolicTensor

  init(_ stack: RecurrentStack, parameterShapes: [[Shape]], depth: Int) throws {
    input = try graph.placeholder("x", [nil, nil, depth], .float64)
    mask = try graph.placeholder("mask", [nil, nil], .bool)
    let graph = graph
    parameters = try parameterShapes.map { shapes in
      try shapes.map { try graph.placeholder("p", PartialShape($0), .float64) }
    }
    let output = try stack(
      graph.transpose(input, permutation: [1, 0, 2]),
      mask: graph.transpose(mask, permutation: [1, 0]), parameters: parameters, in: graph)
    last = output.last
    sequence = try graph.transpose(output.sequence, permutation: [1, 0, 2])
  }

  /// What to feed for rows of these lengths, all of them `time` long.
  func feeds(
    input values: [Double], lengths: [Int], time: Int, parameters given: [Double]
  ) -> [SymbolicTensor: Tensor] {
    let depth = input.shape.dimensions?[2].map { $0 } ?? 1
    let steps = lengths.flatMap { length in (0..<time).map { $0 < length } }
    var feeds = [
      input: Tensor(values, shape: Shape([lengths.count, time, depth])),
      mask: Tensor(steps, shape: Shape([lengths.count, time])),
    ]
    var rest = given[...]
    for parameter in parameters.flatMap({ $0 }) {
      guard let shape = parameter.shape.known else { continue }
      feeds[parameter] = Tensor(Array(rest.prefix(shape.elementCount)), shape: shape)
      rest = rest.dropFirst(shape.elementCount)
    }
    return feeds
  }

  var parameterCount: Int {
    parameters.flatMap { $0 }.reduce(0) { $0 + ($1.shape.elementCount ?? 0) }
  }
}

/// Numbers without a pattern, between -0.5 and 0.5.
func unpatterned(_ count: Int) -> [Double] {
  (0..<count).map { Double(($0 * 7919 + 104_729) % 1013) / 1013 - 0.5 }
}

enum CellKind: String, CaseIterable, Sendable {
  case simpleRNN, lstm, gru

  func cell(units: Int) throws -> any RecurrentCell {
    switch self {
    case .simpleRNN: try SimpleRNNCell(units: units)
    case .lstm: try LSTMCell(units: units)
    case .gru: try GRUCell(units: units)
    }
  }

  func shapes(depth: Int, units: Int) -> [Shape] {
    switch self {
    case .simpleRNN: [[depth, units], [units, units], [units]]
    case .lstm: [[depth, 4 * units], [units, 4 * units], [4 * units]]
    case .gru: [[depth, 3 * units], [units, 3 * units], [2, 3 * units]]
    }
  }
}

struct RecurrentStackTests {
  private struct Recorded {
    let last, sequence: [Double]
  }

  /// What TensorFlow answers when every trainable value is 0.3, there are two units, and the rows are
  /// [1, 2] and [3]: logits, from an output of equal elements h as 0.3 + 0.6 h.
  private static let recorded: [CellKind: Recorded] = [
    .simpleRNN: Recorded(
      last: [0.8041864, 0.8001928], sequence: [0.6222298, 0.8041864, 0.8001928, 0.8001928]),
    .lstm: Recorded(
      last: [0.5997167, 0.5606984], sequence: [0.4291918, 0.5997167, 0.5606984, 0.5606984]),
    .gru: Recorded(
      last: [0.4986434, 0.3979356], sequence: [0.4164408, 0.4986434, 0.3979356, 0.3979356]),
  ]

  @Test(
    "cell.mask.carry: TensorFlow's logits, with the short row's last one repeated",
    arguments: CellKind.allCases)
  func recordedLogits(kind: CellKind) throws {
    let model = try StackModel(
      RecurrentStack(kind.cell(units: 2)), parameterShapes: [kind.shapes(depth: 1, units: 2)],
      depth: 1)
    let feeds = model.feeds(
      input: [1, 2, 3, 77], lengths: [2, 1], time: 2,
      parameters: [Double](repeating: Double(Float(0.3)), count: model.parameterCount))
    let session = try TestSession(model.graph)
    let wanted = try #require(Self.recorded[kind])
    for (tensor, logits) in [
      (model.last, wanted.last), (model.sequence, wanted.sequence),
    ] {
      let found = try session.floats(tensor, feeding: feeds)
      #expect(agree(found, logits.flatMap { [($0 - 0.3) / 0.6, ($0 - 0.3) / 0.6] }, within: 4e-7))
    }
  }

  @Test(
    "cell.stack, cell.mask.gradient: gradients through two layers are those of differences",
    arguments: CellKind.allCases)
  func differences(kind: CellKind) throws {
    let stack = RecurrentStack(stacking: [try kind.cell(units: 3), try LSTMCell(units: 2)])
    let model = try StackModel(
      stack,
      parameterShapes: [
        kind.shapes(depth: 2, units: 3), CellKind.lstm.shapes(depth: 3, units: 2),
      ], depth: 2)
    let graph = model.graph
    // Each element of each output has its own weight.
    let weights = try graph.constant(Tensor(unpatterned(3 * 4 * 2), shape: [3, 4, 2]))
    let parts = try [
      graph.sum(graph.multiply(model.sequence, weights)),
      graph.sum(graph.square(model.last)),
    ]
    let loss = try graph.add(parts[0], parts[1])
    let targets = [model.input] + model.parameters.flatMap { $0 }
    let gradients = try graph.gradients(of: loss, withRespectTo: targets).map { try #require($0) }
    let session = try TestSession(graph)
    let input = unpatterned(24)
    let parameters = unpatterned(model.parameterCount + 50).suffix(model.parameterCount)
    let feeds = model.feeds(
      input: input, lengths: [4, 0, 2], time: 4, parameters: Array(parameters))
    for (target, gradient) in zip(targets, gradients) {
      let found = try session.floats(gradient, feeding: feeds)
      let value = try #require(feeds[target])
      let elements = try #require(value.array(of: Double.self))
      for index in stride(from: 0, to: elements.count, by: max(1, elements.count / 7)) {
        let ends = try [1e-5, -1e-5].map { change in
          var moved = (elements, feeds)
          moved.0[index] += change
          moved.1[target] = Tensor(moved.0, shape: value.shape)
          return try session.floats(loss, feeding: moved.1)[0]
        }
        #expect(abs(found[index] - (ends[0] - ends[1]) / 2e-5) < 1e-8, "\(target.name) \(index)")
      }
    }
  }

  @Test(
    "column.padding.nan: what is masked has no influence, not even on gradients",
    arguments: CellKind.allCases, [Double.nan, .infinity, 1000])
  func padding(kind: CellKind, filler: Double) throws {
    let model = try StackModel(
      RecurrentStack(kind.cell(units: 2)), parameterShapes: [kind.shapes(depth: 1, units: 2)],
      depth: 1)
    let loss = try model.graph.sum(model.sequence)
    let gradients = try model.graph.gradients(
      of: loss, withRespectTo: [model.input] + model.parameters[0])
    let session = try TestSession(model.graph)
    let results = try [filler, 0].map { filler in
      let feeds = model.feeds(
        input: [1, 2, filler, 3, filler, filler, filler, filler, filler], lengths: [2, 1, 0],
        time: 3, parameters: unpatterned(model.parameterCount))
      return try gradients.flatMap { try session.floats(#require($0), feeding: feeds) }
    }
    #expect(results[0] == results[1])
    #expect(results[0].contains { $0 != 0 })
  }

  @Test(
    "mask.wide, mask.no-steps: more steps than the longest row are padding, none at all give zeros")
  func widths() throws {
    let kind = CellKind.lstm
    let model = try StackModel(
      RecurrentStack(kind.cell(units: 2)), parameterShapes: [kind.shapes(depth: 1, units: 2)],
      depth: 1)
    let session = try TestSession(model.graph)
    let parameters = unpatterned(model.parameterCount)
    let narrow = model.feeds(input: [1, 2], lengths: [2], time: 2, parameters: parameters)
    let wide = model.feeds(input: [1, 2, 5, 6], lengths: [2], time: 4, parameters: parameters)
    let none = model.feeds(input: [], lengths: [0, 0], time: 0, parameters: parameters)
    let last = try [narrow, wide].map { try session.floats(model.last, feeding: $0) }
    #expect(last[0] == last[1])
    #expect(try session.floats(model.last, feeding: none) == [0, 0, 0, 0])
    #expect(try session.floats(model.sequence, feeding: none) == [])
  }

  @Test("cell.mask.carry: a cell whose output is not its state repeats its output before")
  func customCell() throws {
    let stack = RecurrentStack(SummingCell())
    let model = try StackModel(stack, parameterShapes: [[[1]]], depth: 1)
    let feeds = model.feeds(
      input: [1, 2, 9, 4, 9, 9, 9, 9, 9], lengths: [2, 1, 0], time: 3, parameters: [10])
    let session = try TestSession(model.graph)
    #expect(
      try session.floats(model.sequence, feeding: feeds) == [
        10, 30, 30, 40, 40, 40, 0, 0, 0,
      ])
    #expect(try session.floats(model.last, feeding: feeds) == [30, 40, 0])
    let sum = try model.graph.sum(model.sequence)
    let gradient = try #require(
      try model.graph.gradients(of: sum, withRespectTo: [model.input])[0])
    #expect(
      try TestSession(model.graph).floats(gradient, feeding: feeds)
        == [30, 20, 0, 30, 0, 0, 0, 0, 0])
  }

  @Test("rnn.units.empty: without layers the input is the output, of empty rows zeros")
  func noLayers() throws {
    let model = try StackModel(RecurrentStack(stacking: []), parameterShapes: [], depth: 2)
    let feeds = model.feeds(
      input: [1, 2, 3, 4, 5, 6, 7, 8], lengths: [1, 0], time: 2, parameters: [])
    let session = try TestSession(model.graph)
    #expect(try session.floats(model.last, feeding: feeds) == [1, 2, 0, 0])
    #expect(
      try session.floats(model.sequence, feeding: feeds) == [1, 2, 1, 2, 0, 0, 0, 0])
  }

  @Test("rnn.units.positive: no cell without units")
  func units() {
    for kind in CellKind.allCases {
      let error = #expect(throws: EstimatorError.self) { try kind.cell(units: 0) }
      #expect(error?.kind == .valueError)
    }
  }
}

/// Adds up its input, and puts out the sum times its parameter.
private struct SummingCell: RecurrentCell {
  let scope = CellScope.named("summing")
  let stateSizes = [1]
  let outputSize = 1

  func parameters(inputWidth: Int) -> [CellParameter] {
    [CellParameter("factor", shape: [1], startingFrom: ConstantInitializer.ones)]
  }

  func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput {
    let sum = try graph.add(step.states[0], step.input)
    return RecurrentOutput(output: try graph.multiply(sum, step.parameters[0]), states: [sum])
  }
}
