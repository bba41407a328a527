internal import CEstimatorKernels
internal import EstimatorTensors

// The way back through a fused stack: shard by shard down the layers, then the gradients of the weights.
extension FusedStack {
  func backwardShapes(_ site: Site, _ role: RecurrentLoops.Backward) -> [Shape] {
    let carries = pattern.carryCount
    let weights = site.inputs.count - pattern.weightCount
    return site.node.outputs.indices.map { output in
      if output < carries { return Shape([0]) }
      if output < carries + pattern.weightCount {
        return site.shape(weights + output - carries)
      }
      return role.used.contains(output) ? Shape([steps, batch, pattern.depth]) : Shape([0])
    }
  }

  /// - Parameter isZero: For each of the loop's inputs, whether it is known to be all zeros.
  func bindBackward(_ ports: Ports, _ role: RecurrentLoops.Backward, isZero: [Bool]) -> Step {
    guard let memory else { preconditionFailure("A pass forward is bound before its way back") }
    let pass = BackwardStack(self, memory, ports, role, isZero: isZero)
    return { pass.run() }
  }
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
  private let results: [Slot]
  private let input: SequenceLayer.Floats?

  init(
    _ stack: FusedStack, _ memory: FusedStack.Memory, _ ports: Ports,
    _ role: RecurrentLoops.Backward, isZero: [Bool]
  ) {
    let pattern = stack.pattern
    let givesInput = role.used.contains(pattern.carryCount + pattern.weightCount)
    self.stack = stack
    self.memory = memory
    let count = stack.steps * stack.batch
    layers = memory.layers.indices.map { index in
      BackwardLayer(
        memory.layers[index], above: index > 0 ? memory.layers[index - 1] : nil, rows: count,
        batch: stack.batch, givesInput: index > 0 || givesInput, ports)
    }
    carries = (0..<pattern.carryCount).map { isZero[$0] ? nil : ports.inputs[$0].elements() }
    let sequences = pattern.carryCount * 2 + pattern.weightCount
    outputs = role.form.takesOutputs ? ports.inputs[sequences + 2].elements() : nil
    let top = memory.layers[memory.layers.count - 1]
    rows = outputs == nil ? nil : SequenceLayer.floats(count * top.sizes.width, ports)
    weights = ports.inputs.suffix(pattern.weightCount)
    results = Array(ports.outputs.dropFirst(pattern.carryCount).prefix(pattern.weightCount))
    input =
      givesInput
      ? ports.outputs[pattern.carryCount + pattern.weightCount].elements(Float.self) : nil
  }

  func run() {
    let live = memory.live
    let isLarge = memory.layers.contains { $0.sizes.backward_weights > 1 << 15 }
    stack.share(layers.count, isLarge: isLarge) { layers[$0].pack(memory.layers[$0], weights) }
    takeOutputs()
    DisjointSlices.forEach(live.shardCount, on: stack.tasks, goBack)
    // Two pieces of each layer, whatever the number of threads.
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
    guard live.repeats else { return }
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
    let first = layer.pattern.weight
    var pass = ek_weight_gradients(
      input: below?.output ?? memory.input, input_step: below?.sizes.width ?? layer.pattern.inputs,
      output: layer.output, gates: own.gates, gates_step: own.gatesStep, scratch: own.scratch,
      kernel: results[first].elements(), recurrent: results[first + 1].elements(),
      bias: results[first + 2].elements())
    let panels = layer.sizes.panels
    withUnsafePointer(to: layer.shape) {
      ek_recurrent_weight_gradients(
        $0, memory.live.live, memory.live.shardCount, &pass, panels * half / 2,
        panels * (half + 1) / 2)
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
