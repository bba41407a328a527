package import EstimatorTensors

/// How one kind of operation is carried out: a function from what is known of a node to its work.
///
/// A kernel runs in three moments. `resolve` sees types, shapes and known values, checks them, and
/// answers the shapes of the outputs and the ``Work``. Then memory is found for them. Last, the work is bound to
/// that memory, which gives a closure that is called once per run and looks nothing up.
package struct Kernel: Sendable {
  package typealias Resolve = @Sendable (Site) throws -> Work

  package let resolve: Resolve

  package init(_ resolve: @escaping Resolve) { self.resolve = resolve }
}

/// One piece of a run, bound to its memory.
package typealias Step = () throws -> Void

/// What a resolved node does.
package struct Work {
  /// Binds the work to memory.
  package typealias Bind = (Ports) throws -> Step

  package enum Action {
    /// Nothing: the outputs do not exist.
    case none
    /// The output is the first input's memory under another shape.
    case alias
    /// The output is known: nothing is left to do at run time.
    case known(Tensor)
    /// Element by element; may be fused with its neighbours.
    case lanes(LaneWork)
    case compute(Bind)
  }

  package let shapes: [Shape]
  package let action: Action

  package init(_ shapes: [Shape], _ action: Action) {
    self.shapes = shapes
    self.action = action
  }

  /// Work with one output.
  package static func compute(_ shape: Shape, _ bind: @escaping Bind) -> Work {
    Work([shape], .compute(bind))
  }

  package static func known(_ tensor: Tensor) -> Work { Work([tensor.shape], .known(tensor)) }

  package static func alias(_ shape: Shape) -> Work { Work([shape], .alias) }
}

/// The memory that a step works on.
package struct Ports {
  /// One per input; a variable's own memory where the input is its handle.
  package let inputs: [Slot]
  package let outputs: [Slot]
  private let scratch: Scratch

  package init(inputs: [Slot], outputs: [Slot], scratch: Scratch) {
    self.inputs = inputs
    self.outputs = outputs
    self.scratch = scratch
  }

  /// Further memory that lives as long as the step.
  package func makeScratch(_ type: DataType, _ shape: Shape) -> Slot {
    scratch.makeSlot(type, shape)
  }

  /// Adds what is to be done once before many runs, because it depends on inputs that stay the same.
  package func addToPrologue(_ step: @escaping Step) { scratch.addToPrologue(step) }

  /// The same memory, for work on other outputs.
  package func with(outputs: [Slot]) -> Ports {
    Ports(inputs: inputs, outputs: outputs, scratch: scratch)
  }
}
