package import EstimatorTensors

/// A run made ready: closures in order, with their memory.
package final class Plan {
  private let steps: [Step]
  /// Where inputs that are not constant go, by position.
  private let inputs: [(position: Int, slot: Slot)]
  /// Where the results lie after a run.
  package let fetches: [Slot]
  /// For each fetch, whether it lies where a variable does, and changes with it.
  let isVariable: [Bool]
  /// The stacks that have run forward when the plan has run, by their loops' ids.
  let passed: [Int: FusedStack]
  /// Loops that run as whole sequences, those that lead back included.
  let fusedLoopCount: Int
  private let scratch: Scratch

  init(
    steps: [Step], inputs: [(Int, Slot)], fetches: [Slot], isVariable: [Bool],
    passed: [Int: FusedStack], fusedLoopCount: Int, scratch: Scratch
  ) {
    self.steps = steps
    self.inputs = inputs.map { (position: $0.0, slot: $0.1) }
    self.fetches = fetches
    self.isVariable = isVariable
    self.passed = passed
    self.fusedLoopCount = fusedLoopCount
    self.scratch = scratch
  }

  package var stepCount: Int { steps.count }

  /// Where the input at `position` is to be put, or `nil` if the plan does not look at it.
  package func input(_ position: Int) -> Slot? {
    inputs.first { $0.position == position }?.slot
  }

  /// Puts the inputs in their places.
  package func fill(_ tensors: [Tensor]) {
    for input in inputs { input.slot.fill(from: tensors[input.position]) }
  }

  /// Does what needs to be done once, for as long as the invariant inputs stay as they are.
  package func prepare() throws {
    for step in scratch.prologue { try step() }
  }

  package func run() throws {
    for step in steps { try step() }
  }
}
