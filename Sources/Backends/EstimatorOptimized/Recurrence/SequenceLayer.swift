internal import CEstimatorKernels
internal import EstimatorTensors

/// One layer of a fused stack: its memory for one pass over a sequence.
struct SequenceLayer {
  typealias Floats = UnsafeMutablePointer<Float>

  let pattern: RecurrentPattern.Layer
  let shape: ek_layer
  let sizes: ek_layer_sizes
  let weights: Floats
  /// Kept for the way back: of all rows; otherwise of a window of each shard.
  let activations: Floats
  /// Of an LSTM only.
  let cells: Floats?
  let output: Floats

  /// - Parameters:
  ///   - rows: The most live rows there can be.
  ///   - most: The most rows that a step of a shard has.
  init(
    _ pattern: RecurrentPattern.Layer, rows: Int, most: Int, shards: Int, keeps: Bool,
    _ scratch: Scratch
  ) {
    let shape = ek_layer(cell: pattern.cell, inputs: pattern.inputs, units: pattern.units)
    self.pattern = pattern
    self.shape = shape
    sizes = withUnsafePointer(to: shape) { ek_recurrent_sizes($0) }
    weights = Self.floats(sizes.forward_weights, scratch)
    let kept = keeps ? rows : shards * ek_recurrent_window(most)
    activations = Self.floats(kept * sizes.activations, scratch)
    output = Self.floats(rows * sizes.width, scratch)
    cells =
      pattern.hasMemory ? Self.floats((keeps ? rows : shards * most) * sizes.width, scratch) : nil
  }

  static func floats(_ count: Int, _ scratch: Scratch) -> Floats {
    scratch.makeSlot(.float32, Shape([count])).elements(Float.self)
  }

  /// Kernel, recurrent kernel and bias among those of all layers, or their gradients.
  func weights(_ slots: ArraySlice<Slot>) -> (kernel: Floats, recurrent: Floats, bias: Floats) {
    let first = slots.startIndex + pattern.weight
    return (
      slots[first].elements(), slots[first + 1].elements(), slots[first + 2].elements()
    )
  }

  func pack(_ slots: ArraySlice<Slot>) {
    let given = weights(slots)
    withUnsafePointer(to: shape) {
      ek_recurrent_pack_forward($0, given.kernel, given.recurrent, given.bias, weights)
    }
  }
}

/// What a layer needs beside for the way back.
struct BackwardLayer {
  let weights: SequenceLayer.Floats
  /// The gradients of what goes into the gates, and from one panel of them to the next.
  let gates: SequenceLayer.Floats
  let gatesStep: Int
  /// The gradient of the layer's input, as the layer below takes it; none if nobody wants it.
  let input: SequenceLayer.Floats?
  let inputColumns: Int
  let states: SequenceLayer.Floats
  let memories: SequenceLayer.Floats?
  /// Of the kernel that differentiates weights.
  let products: SequenceLayer.Floats

  init(
    _ layer: SequenceLayer, below: SequenceLayer?, rows: Int, batch: Int, givesInput: Bool,
    _ scratch: Scratch
  ) {
    let floats = { (count: Int) in SequenceLayer.floats(count, scratch) }
    let sizes = layer.sizes
    weights = floats(sizes.backward_weights)
    gatesStep = rows * sizes.panel
    gates = floats(gatesStep * sizes.panels)
    inputColumns = below?.sizes.width ?? layer.pattern.inputs
    input = givesInput ? floats(rows * inputColumns) : nil
    states = floats(batch * sizes.width)
    memories = layer.pattern.hasMemory ? floats(batch * sizes.width) : nil
    products = floats(sizes.scratch)
  }

  func pack(_ layer: SequenceLayer, _ slots: ArraySlice<Slot>) {
    let given = layer.weights(slots)
    withUnsafePointer(to: layer.shape) {
      ek_recurrent_pack_backward($0, given.kernel, given.recurrent, weights)
    }
  }
}
