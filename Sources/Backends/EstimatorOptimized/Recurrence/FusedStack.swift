internal import CEstimatorKernels
internal import EstimatorTensors
internal import Estimators

/// A loop over a stack of recurrent layers, run layer by layer over the whole sequence.
///
/// The input products of many steps are one matrix product; each step adds one product for the state, against
/// weights packed once; gates follow in the same pass. Padding takes no time. One core trains an LSTM of 128 and one
/// of 64 units on [50, 64, 64] in about 13 ms; step by step in the general loop it takes several times that.
///
/// Shards of the batch run at the same time. What is added up over rows is added up in an order that depends on
/// shapes and lengths alone.
///
/// A stack owns the memory of its passes, so that both find it wherever they are bound. How often a run asks for memory
/// does not depend on the number of time steps (a test counts); with helping threads, each call that hands pieces out
/// makes one object.
final class FusedStack {
  let pattern: RecurrentPattern
  let steps: Int
  let batch: Int
  let keeps: Bool
  let used: Set<Int>
  let tasks: any Tasks
  let choices: SequenceChoices
  let memory: Memory
  /// What the way back has beside, once it was bound.
  private var backward: BackwardMemory?
  private let scratch: Scratch

  /// What the pass forward leaves behind.
  struct Memory {
    let live: LiveRows
    /// `[rows, depth]`
    let input: SequenceLayer.Floats
    let layers: [SequenceLayer]
  }

  init(
    _ forward: RecurrentLoops.Forward, steps: Int, batch: Int, on tasks: any Tasks,
    _ choices: SequenceChoices
  ) {
    let (pattern, rows, scratch) = (forward.pattern, steps * batch, Scratch())
    // The last states of an LSTM are found only among all of them.
    let memories = pattern.layers.filter(\.hasMemory).map { $0.carry + 1 }
    let keeps = forward.isFollowed || !forward.used.isDisjoint(with: memories)
    let live = LiveRows(steps: steps, batch: batch, scratch, choices)
    let layers = pattern.layers.map {
      SequenceLayer(
        $0, rows: rows, most: live.mostRows, shards: live.shardCount, keeps: keeps, scratch)
    }
    memory = Memory(
      live: live, input: SequenceLayer.floats(rows * pattern.depth, scratch), layers: layers)
    (self.pattern, self.steps, self.batch, self.keeps) = (pattern, steps, batch, keeps)
    (self.tasks, self.scratch, self.choices) = (tasks, scratch, choices)
    used = forward.used
  }

  /// The same for every binding: a loop has one way back at most.
  func backwardMemory(_ role: RecurrentLoops.Backward) -> BackwardMemory {
    let made = backward ?? BackwardMemory(self, role, scratch)
    backward = made
    return made
  }

  /// Outputs that nobody looks at have no elements, nor have those that only a way back looks at.
  private func forwardShapes(_ site: Site) -> [Shape] {
    let layout = pattern.layout
    let top = pattern.layers[pattern.layers.count - 1].units
    return site.node.outputs.indices.map { output in
      if !used.contains(output) || layout.incoming.contains(output) { return Shape([0]) }
      return layout.carries.contains(output) ? site.shape(output) : Shape([steps, batch, top])
    }
  }

  func forward(_ site: Site) -> Work {
    Work(forwardShapes(site), .compute { self.bindForward($0) })
  }

  private func bindForward(_ ports: Ports) -> Step {
    let layout = pattern.layout
    let input = ports.inputs[layout.input].elements(Float.self)
    let mask = UnsafePointer(ports.inputs[layout.mask].elements(Bool.self))
    let weights = ports.inputs[layout.weights]
    let outputs = ports.outputs
    return { [self] in
      memory.live.arrange(mask)
      DisjointSlices.forEach(memory.layers.count, on: tasks) { memory.layers[$0].pack(weights) }
      DisjointSlices.forEach(memory.live.shardCount, on: tasks) { run($0, input) }
      hand(to: outputs)
    }
  }

  // MARK: Forward

  /// All layers of one shard.
  private func run(_ shard: Int, _ input: SequenceLayer.Floats) {
    let (live, depth) = (memory.live, pattern.depth)
    let range = live.range(shard)
    ek_float32_gather_rows(
      input, depth, live.cells + range.lowerBound, range.count, depth,
      memory.input + range.lowerBound * depth, depth)
    for (index, layer) in memory.layers.enumerated() {
      let below = index > 0 ? memory.layers[index - 1] : nil
      let window = keeps ? 0 : shard * ek_recurrent_window(live.mostRows)
      let states = keeps ? 0 : shard * live.mostRows
      var pass = ek_forward_pass(
        input: below?.output ?? memory.input, input_step: below?.sizes.width ?? depth,
        weights: layer.weights, activations: layer.activations + window * layer.sizes.activations,
        cells: layer.cells.map { $0 + states * layer.sizes.width }, output: layer.output,
        keeps: keeps ? 1 : 0)
      withUnsafePointer(to: layer.shape) { ek_recurrent_forward($0, live.live + shard, &pass) }
    }
  }

  /// Writes what somebody looks at: last states, and the outputs of all steps.
  private func hand(to outputs: [Slot]) {
    let (live, layers) = (memory.live, memory.layers)
    let last = live.lastRows + (steps - 1) * batch
    for layer in layers {
      let (carry, units) = (layer.pattern.carry, layer.pattern.units)
      let width = layer.sizes.width
      if used.contains(carry) {
        ek_float32_gather_rows(
          layer.output, width, last, batch, units, outputs[carry].elements(), units)
      }
      if let cells = layer.cells, used.contains(carry + 1) {
        ek_float32_gather_rows(
          cells, width, last, batch, units, outputs[carry + 1].elements(), units)
      }
    }
    guard let top = layers.last, used.contains(pattern.layout.output) else { return }
    let (units, width) = (top.pattern.units, top.sizes.width)
    let output = outputs[pattern.layout.output].elements(Float.self)
    forEachRow(of: steps * batch, width: units) { rows in
      ek_float32_gather_rows(
        top.output, width, live.lastRows + rows.lowerBound, rows.count, units,
        output + rows.lowerBound * units, units)
    }
  }

  func forEachRow(of count: Int, width: Int, _ work: (Range<Int>) -> Void) {
    DisjointSlices.forEachRange(of: count, size: LaneWork.rows(of: width), on: tasks, work)
  }
}
