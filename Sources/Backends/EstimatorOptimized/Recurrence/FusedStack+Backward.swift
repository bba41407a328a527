internal import CEstimatorKernels
internal import EstimatorTensors

// The way back through a fused stack: shard by shard down the layers, then the gradients of the weights.
extension FusedStack {
  private func backwardShapes(_ site: Site, _ role: RecurrentLoops.Backward) -> [Shape] {
    let layout = role.layout
    return site.node.outputs.indices.map { output in
      if layout.weightGradients.contains(output) { return site.shape(output) }
      return output == layout.inputGradient && role.used.contains(output)
        ? Shape([steps, batch, pattern.depth]) : Shape([0])
    }
  }

  /// The way back of the pass that ran last.
  ///
  /// Of the loop's inputs it takes gradients and weights alone.
  func backward(_ site: Site, _ role: RecurrentLoops.Backward) -> Work {
    let zeros = role.layout.carries.map { site.inputs[$0].isZero }
    return Work(
      backwardShapes(site, role),
      .compute { ports in
        let pass = BackwardStack(self, ports, role, isZero: zeros)
        return { pass.run() }
      })
  }
}

extension Site.Input {
  /// Whether all elements are known to be zero.
  var isZero: Bool { value?.isZero ?? false }
}

extension Slot {
  var isZero: Bool {
    let numbers = elements(Float.self)
    return dataType == .float32 && (0..<count).allSatisfy { numbers[$0] == 0 }
  }
}

/// What a way back needs beside what the pass forward left.
struct BackwardMemory {
  let layers: [BackwardLayer]
  /// Of every live row, the gradient of the top layer's output; none if only the last state has one.
  let rows: SequenceLayer.Floats?

  init(_ stack: FusedStack, _ role: RecurrentLoops.Backward, _ scratch: Scratch) {
    let (layers, count) = (stack.memory.layers, stack.steps * stack.batch)
    let givesInput = role.givesInput
    self.layers = layers.indices.map { index in
      BackwardLayer(
        layers[index], below: index > 0 ? layers[index - 1] : nil, rows: count,
        batch: stack.batch, givesInput: index > 0 || givesInput, scratch)
    }
    rows =
      role.layout.outputGradient == nil
      ? nil : SequenceLayer.floats(count * layers[layers.count - 1].sizes.width, scratch)
  }
}

extension RecurrentLoops.Backward {
  fileprivate var givesInput: Bool { layout.inputGradient.map(used.contains) ?? false }
}

/// One pass back.
private struct BackwardStack {
  private let stack: FusedStack
  private let memory: FusedStack.Memory
  private let layers: [BackwardLayer]
  /// For each carry, the gradient of its last value, if there is any.
  private let carries: [SequenceLayer.Floats?]
  /// The gradient of every step's output, `[steps, batch, units]`; and of every live row's.
  private let outputs: SequenceLayer.Floats?
  private let rows: SequenceLayer.Floats?
  private let weights: ArraySlice<Slot>
  private let results: ArraySlice<Slot>
  private let input: SequenceLayer.Floats?

  init(
    _ stack: FusedStack, _ ports: Ports, _ role: RecurrentLoops.Backward, isZero: [Bool]
  ) {
    let (layout, own) = (role.layout, stack.backwardMemory(role))
    self.stack = stack
    memory = stack.memory
    (layers, rows) = (own.layers, own.rows)
    carries = layout.carries.map { isZero[$0] ? nil : ports.inputs[$0].elements() }
    outputs = layout.outputGradient.map { ports.inputs[$0].elements() }
    weights = ports.inputs[layout.weights]
    results = ports.outputs[layout.weightGradients]
    input =
      role.givesInput ? layout.inputGradient.map { ports.outputs[$0].elements(Float.self) } : nil
  }

  func run() {
    let live = memory.live
    DisjointSlices.forEach(layers.count, on: stack.tasks) {
      layers[$0].pack(memory.layers[$0], weights)
    }
    takeOutputs()
    DisjointSlices.forEach(live.shardCount, on: stack.tasks, goBack)
    // Two pieces of each layer, whatever the number of threads. On one thread, one piece or four take 1.00 to 1.01 of
    // a step of the medium LSTM.
    DisjointSlices.forEach(2 * layers.count, on: stack.tasks) {
      differentiate($0 / 2, half: $0 % 2)
    }
    giveInput()
  }

  /// Adds up, for each live row, the gradients of its step's output and of those that repeat it.
  private func takeOutputs() {
    guard let outputs, let rows, let top = memory.layers.last else { return }
    let (live, units, width) = (memory.live, top.pattern.units, top.sizes.width)
    stack.forEachRow(of: live.rowCount, width: units) { range in
      ek_float32_gather_rows(
        outputs, units, live.cells + range.lowerBound, range.count, units,
        rows + range.lowerBound * width, width)
    }
    // cell.mask.gradient (CELL-07)
    guard live.repeats, stack.choices.repeatsGradients else { return }
    ek_float32_add_rows_at(
      outputs, units, live.repeated, stack.steps * stack.batch, units, rows, width)
  }

  /// All layers of one shard, the top one first.
  private func goBack(_ shard: Int) {
    let live = memory.live
    let member = live.firstMember(shard)
    for index in layers.indices.reversed() {
      let (layer, own) = (memory.layers[index], layers[index])
      let width = layer.sizes.width
      start(own.states + member * width, layer, carry: layer.pattern.carry, shard)
      if let memories = own.memories {
        start(memories + member * width, layer, carry: layer.pattern.carry + 1, shard)
      }
      let above = index + 1 < layers.count ? layers[index + 1].input : rows
      var pass = ek_backward_pass(
        weights: own.weights, activations: layer.activations, cells: layer.cells,
        output: layer.output, output_gradient: above, state_gradient: own.states + member * width,
        cell_gradient: own.memories.map { $0 + member * width }, gates: own.gates,
        gates_step: own.gatesStep, input_gradient: own.input, input_columns: own.inputColumns)
      withUnsafePointer(to: layer.shape) { ek_recurrent_backward($0, live.live + shard, &pass) }
    }
  }

  /// What comes back to the last states.
  private func start(
    _ target: SequenceLayer.Floats, _ layer: SequenceLayer, carry: Int, _ shard: Int
  ) {
    let live = memory.live
    let (count, width, units) = (live.memberCount(shard), layer.sizes.width, layer.pattern.units)
    guard let gradient = carries[carry] else {
      return target.update(repeating: 0, count: count * width)
    }
    ek_float32_gather_rows(
      gradient, units, live.members + live.firstMember(shard), count, units, target, width)
  }

  /// Half of the columns of a layer's weights.
  private func differentiate(_ index: Int, half: Int) {
    let (layer, own, below) = (
      memory.layers[index], layers[index], index > 0 ? memory.layers[index - 1] : nil
    )
    let gradients = layer.weights(results)
    var pass = ek_weight_gradients(
      input: below?.output ?? memory.input, input_step: below?.sizes.width ?? layer.pattern.inputs,
      output: layer.output, gates: own.gates, gates_step: own.gatesStep, scratch: own.products,
      kernel: gradients.kernel, recurrent: gradients.recurrent, bias: gradients.bias)
    let panels = stack.choices.panels(half, layer.sizes.panels)
    withUnsafePointer(to: layer.shape) {
      ek_recurrent_weight_gradients(
        $0, memory.live.live, memory.live.shardCount, &pass, panels.lowerBound,
        panels.upperBound)
    }
  }

  private func giveInput() {
    guard let input, let rows = layers[0].input else { return }
    let (live, depth) = (memory.live, stack.pattern.depth)
    stack.forEachRow(of: stack.steps * stack.batch, width: depth) { range in
      ek_float32_gather_rows(
        rows, depth, live.rows + range.lowerBound, range.count, depth,
        input + range.lowerBound * depth, depth)
    }
  }
}
