internal import CEstimatorKernels
internal import EstimatorGraphs
internal import EstimatorModels
internal import EstimatorTensors

/// What a loop over a `RecurrentStack` of the three cells computes, found by its structure alone.
///
/// From the shapes of a loop's weights follows which cells it would have to have. Their body is built, and
/// compared with the loop's own node by node; so is the body of the way back, by taking the gradient of
/// that loop. Whatever differs anywhere is not this pattern and takes the general path.
struct RecurrentPattern {
  struct Layer {
    let cell: ek_cell
    let inputs: Int
    let units: Int
    /// Position of its first carry and weight among all.
    let carry: Int
    let weight: Int

    var hasMemory: Bool { cell == ek_lstm }
  }

  let layers: [Layer]
  let carryCount: Int

  var weightCount: Int { 3 * layers.count }
  var layout: ForwardLayout { ForwardLayout(carries: carryCount, weights: weightCount) }
  var depth: Int { layers[0].inputs }
  /// Position of the top layer's output among the loop's carries.
  var top: Int { layers[layers.count - 1].carry }

  /// - Returns: `nil` for any other loop.
  init?(forward node: Node, _ functions: [String: Function]) {
    guard node.kind == "Scan", !node.bool("reverse"), node.int("num_sequences") == 2,
      let body = functions[node.functionName("body")]
    else { return nil }
    carryCount = node.int("num_carries")
    let mask = ForwardLayout(carries: carryCount, weights: 0).mask
    guard let layers = Self.layers(Array(body.arguments.dropFirst(mask + 1))),
      layers.reduce(0, { $0 + ($1.hasMemory ? 2 : 1) }) == carryCount
    else { return nil }
    self.layers = layers
    guard
      let expected = try? stack().body(
        in: Graph(), arguments: body.arguments.map { Node.Output($0.dataType, $0.shape) })
    else { return nil }
    if !body.computesTheSame(as: expected) { return nil }
  }

  /// The cells that weights of these shapes belong to, if they belong to any.
  private static func layers(_ weights: [SymbolicTensor]) -> [Layer]? {
    guard !weights.isEmpty, weights.count.isMultiple(of: 3) else { return nil }
    var layers: [Layer] = []
    for first in stride(from: 0, to: weights.count, by: 3) {
      guard let kernel = weights[first].shape.known, let recurrent = weights[first + 1].shape.known,
        kernel.rank == 2, recurrent.rank == 2, recurrent.dimensions[0] > 0,
        weights[first].dataType == .float32, kernel.dimensions[0] > 0,
        let cell = cells[recurrent.dimensions[1] / recurrent.dimensions[0]]
      else { return nil }
      layers.append(
        Layer(
          cell: cell, inputs: kernel.dimensions[0], units: recurrent.dimensions[0],
          carry: layers.last.map { $0.carry + ($0.hasMemory ? 2 : 1) } ?? 0, weight: first))
    }
    return layers
  }

  /// Cells by their number of gates.
  private static let cells: [Int: ek_cell] = [1: ek_simple_rnn, 3: ek_gru, 4: ek_lstm]

  private func stack() throws -> RecurrentStack {
    RecurrentStack(
      stacking: try layers.map { layer -> any RecurrentCell in
        switch layer.cell {
        case ek_lstm: try LSTMCell(units: layer.units)
        case ek_gru: try GRUCell(units: layer.units)
        default: try SimpleRNNCell(units: layer.units)
        }
      })
  }
}

// The way back.
extension RecurrentPattern {
  /// What there is of a backward loop.
  struct Backward: Hashable {
    /// Whether a gradient comes back to the output of every step.
    let takesOutputs: Bool
    /// Whether the gradient of the input is wanted.
    let givesInput: Bool

    fileprivate static let all = [false, true].flatMap { outputs in
      [false, true].map { Backward(takesOutputs: outputs, givesInput: $0) }
    }
  }

  func layout(of form: Backward) -> BackwardLayout {
    BackwardLayout(carries: carryCount, weights: weightCount, form)
  }

  /// What `node` is, if it is the backward loop of the forward loop `forward`.
  func backward(_ node: Node, of forward: Node, _ functions: [String: Function]) -> Backward? {
    guard node.kind == "Scan", node.bool("reverse"),
      let body = functions[node.functionName("body")],
      let form = Backward.all.first(where: {
        let layout = layout(of: $0)
        return node.int("num_carries") == layout.carryCount
          && node.int("num_sequences") == layout.sequenceCount
          && body.results.count == layout.outputCount
      })
    else { return nil }
    guard
      let forwardBody = functions[forward.functionName("body")],
      let expected = try? canonical(form, forward, forwardBody.arguments),
      body.computesTheSame(as: expected)
    else { return nil }
    return takesInputs(of: forward, node, form) ? form : nil
  }

  /// The body of a backward loop of this form, as the gradient rules make it.
  private func canonical(
    _ form: Backward, _ forward: Node, _ arguments: [SymbolicTensor]
  ) throws -> Function? {
    let graph = Graph()
    let inputs = try forward.inputs.map { input in
      try graph.placeholder("input", input.dataType, shape: input.shape)
    }
    let body = try stack().body(
      in: graph, arguments: arguments.map { Node.Output($0.dataType, $0.shape) })
    let weights = Array(inputs[layout.weights])
    let (ends, outputs) = try graph.scan(
      body, carries: Array(inputs[layout.carries]),
      sequences: [inputs[layout.input], inputs[layout.mask]], invariants: weights)
    let value = try graph.sum(form.takesOutputs ? outputs[0] : ends[top])
    _ = try graph.gradients(
      of: value, withRespectTo: weights + (form.givesInput ? [inputs[layout.input]] : []))
    let loops = graph.nodes.filter { $0.kind == "Scan" && $0.bool("reverse") }
    return loops.first.flatMap { graph.functions[$0.functionName("body")] }
  }

  /// Whether the loop gets, in their places, the forward loop's own carries, and what the forward loop
  /// itself got.
  private func takesInputs(of forward: Node, _ node: Node, _ form: Backward) -> Bool {
    let (there, back) = (layout, layout(of: form))
    let isIncoming = zip(back.incoming, there.incoming).allSatisfy { input, output in
      node.inputs[input] == forward.tensors[output]
    }
    return isIncoming && node.inputs[back.input] == forward.inputs[there.input]
      && node.inputs[back.mask] == forward.inputs[there.mask]
      && node.inputs[back.weights] == forward.inputs[there.weights]
  }
}
