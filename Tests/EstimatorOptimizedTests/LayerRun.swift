import CEstimatorKernels

/// Floats at a fixed address, not a number at first.
final class Floats {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int, filledWith value: Float = .nan) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
  }

  convenience init(_ values: [Double]) {
    self.init(values.count)
    for (index, value) in values.enumerated() { base[index] = Float(value) }
  }

  deinit { base.deallocate() }

  var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// A layer run by the kernels on sequences of several lengths, dealt to two shards.
final class LayerRun {
  var layer: ek_layer
  let sizes: ek_layer_sizes
  private let exact: ExactLayer
  /// The sequences of each shard, longest first, and where its steps' rows begin.
  private let shards: [[Int]]
  private var starts: [UnsafeMutablePointer<Int>] = []
  private var live: [ek_live_rows] = []
  private var rows = 0
  private let input: Floats
  let output: Floats
  let cells: Floats
  private let activations: Floats
  private var gates = Floats(0)
  private var gatesStep = 0
  private(set) var inputGradient = Floats(0)

  init(_ exact: ExactLayer, _ sequences: [[[Double]]], keeps: Bool = true) {
    self.exact = exact
    layer = ek_layer(cell: exact.cell, inputs: exact.inputs, units: exact.units)
    sizes = ek_recurrent_sizes(&layer)
    let order = sequences.indices.sorted {
      (sequences[$1].count, $0) < (sequences[$0].count, $1)
    }
    shards = [0, 1].map { shard in order.indices.filter { $0 % 2 == shard }.map { order[$0] } }
    var inputs: [Double] = []
    for shard in shards {
      let steps = shard.first.map { sequences[$0].count } ?? 0
      let starts = UnsafeMutablePointer<Int>.allocate(capacity: steps + 1)
      starts[0] = rows
      for step in 0..<steps {
        let rowsOfStep = shard.filter { sequences[$0].count > step }
        for row in rowsOfStep { inputs += sequences[row][step] }
        rows += rowsOfStep.count
        starts[step + 1] = rows
      }
      self.starts.append(starts)
      live.append(ek_live_rows(steps: steps, starts: starts))
    }
    let most = shards.map(\.count).max() ?? 0
    input = Floats(inputs)
    output = Floats(rows * sizes.width)
    cells = Floats((keeps ? rows : most) * sizes.width)
    activations = Floats((keeps ? rows : ek_recurrent_window(most)) * sizes.activations)
    forward(keeps)
  }

  deinit { for one in starts { one.deallocate() } }

  /// Where the data of a step of a sequence lie.
  func row(_ sequence: Int, _ step: Int) -> Int {
    let shard = shards[0].contains(sequence) ? 0 : 1
    return starts[shard][step] + (shards[shard].firstIndex(of: sequence) ?? 0)
  }

  private func forward(_ keeps: Bool) {
    let weights = Floats(sizes.forward_weights)
    let given = [exact.kernel, exact.recurrent, exact.bias].map { Floats($0) }
    ek_recurrent_pack_forward(
      &layer, given[0].base, given[1].base, given[2].base, weights.base)
    for shard in live.indices {
      var pass = ek_forward_pass(
        input: input.base, input_step: exact.inputs, weights: weights.base,
        activations: activations.base, cells: cells.base, output: output.base,
        keeps: keeps ? 1 : 0)
      ek_recurrent_forward(&layer, &live[shard], &pass)
    }
    withExtendedLifetime((weights, given)) {}
  }

  /// The gradients of kernel, recurrent kernel and bias, for given gradients of outputs and final states.
  func backward(outputs: Floats, states: [[Double]], cells finals: [[Double]], cuts: Int)
    -> [[Float]]
  {
    let weights = Floats(sizes.backward_weights)
    let (kernel, recurrent) = (Floats(exact.kernel), Floats(exact.recurrent))
    ek_recurrent_pack_backward(&layer, kernel.base, recurrent.base, weights.base)
    gatesStep = rows * sizes.panel + 48
    gates = Floats(gatesStep * sizes.panels)
    inputGradient = Floats(rows * exact.inputs)
    for shard in live.indices {
      let (dh, dc) = (
        padded(shards[shard].map { states[$0] }), padded(shards[shard].map { finals[$0] })
      )
      var pass = ek_backward_pass(
        weights: weights.base, activations: activations.base, cells: cells.base,
        output: output.base, output_gradient: outputs.base, state_gradient: dh.base,
        cell_gradient: dc.base, gates: gates.base, gates_step: gatesStep,
        input_gradient: inputGradient.base, input_columns: exact.inputs)
      ek_recurrent_backward(&layer, &live[shard], &pass)
      withExtendedLifetime((dh, dc)) {}
    }
    withExtendedLifetime((weights, kernel, recurrent)) {}
    return weightGradients(cuts)
  }

  private func padded(_ rows: [[Double]]) -> Floats {
    Floats(
      rows.flatMap { $0 + [Double](repeating: 0, count: sizes.width - $0.count) })
  }

  private func weightGradients(_ cuts: Int) -> [[Float]] {
    let results = [exact.kernel, exact.recurrent, exact.bias].map { Floats($0.count) }
    let scratch = Floats(sizes.scratch)
    var pass = ek_weight_gradients(
      input: input.base, input_step: exact.inputs, output: output.base, gates: gates.base,
      gates_step: gatesStep, scratch: scratch.base, kernel: results[0].base,
      recurrent: results[1].base, bias: results[2].base)
    for cut in 0..<cuts {
      ek_recurrent_weight_gradients(
        &layer, live, live.count, &pass, sizes.panels * cut / cuts, sizes.panels * (cut + 1) / cuts)
    }
    withExtendedLifetime(scratch) {}
    return results.map(\.values)
  }
}
