internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Runs a schedule node by node, resolving each when its inputs are there.
///
/// This is how runs go whose shapes depend on what they compute, which no plan can know. It is slow, and
/// gives the same bits.
package struct DirectRun {
  private let schedule: Schedule
  let context: KernelContext
  private let variables: VariableStore?
  private(set) var values: [Int: OwnedTensor] = [:]
  /// Whether reads stay where the variable is, because nothing writes it as long as they are used.
  private let borrows: Bool

  package init(
    _ schedule: Schedule, variables: VariableStore?, context: KernelContext, borrows: Bool = false
  ) {
    self.schedule = schedule
    self.variables = variables
    self.context = context
    self.borrows = borrows
  }

  /// - Parameter inputs: What is fed, then the components of batches.
  /// - Returns: What is fetched.
  package mutating func run(_ inputs: [OwnedTensor]) throws -> [OwnedTensor] {
    take(inputs)
    for place in schedule.order { try run(at: place) }
    return schedule.fetches.map(value)
  }

  /// Puts what is fed, then the components of batches, where nodes find them.
  mutating func take(_ inputs: [OwnedTensor]) {
    for (value, tensor) in zip(schedule.inputs, inputs) { values[value] = tensor }
  }

  /// Puts a value where nodes find it.
  mutating func put(_ tensor: OwnedTensor, at value: Int) { values[value] = tensor }

  func value(_ number: Int) -> OwnedTensor {
    guard let value = values[number] else {
      preconditionFailure("Every value is computed before its use")
    }
    return value
  }

  /// - Parameter work: What to do instead of what the node's kernel would.
  mutating func run(at place: Int, as work: ((Site) -> Work)? = nil) throws {
    let node = schedule.program.nodes[place]
    var inputs: [Slot] = []
    for tensor in node.inputs { inputs.append(input(tensor)) }
    let site = site(node, inputs) { _ in true }
    guard let kernel = context.kernels[node.kind] else {
      throw site.error(.unimplemented, "there is no kernel for \(node.kind)")
    }
    let outputs = try results(of: work?(site) ?? kernel.resolve(site), site, inputs)
    for (index, output) in outputs.enumerated() {
      // session.run.feed (MSESS-21)
      let number = schedule.program.value(place, index)
      values[number] = values[number] ?? output
    }
    if !node.isRead {
      for name in schedule.versions[place]?.keys.sorted() ?? [] { variables?.markInitialized(name) }
    }
  }

  // MARK: Inputs

  /// What a kernel is told of a node whose inputs are there, with the elements of those that it may see.
  mutating func site(_ node: Node, seeing isSeen: (SymbolicTensor) -> Bool) -> Site {
    var inputs: [Slot] = []
    for tensor in node.inputs { inputs.append(input(tensor)) }
    return site(node, inputs, isSeen)
  }

  private func site(_ node: Node, _ inputs: [Slot], _ isSeen: (SymbolicTensor) -> Bool) -> Site {
    Site(
      node: node,
      inputs: zip(node.inputs, inputs).map { tensor, slot in
        let hasValue = !isVariable(tensor) && (tensor.dataType == .resource || isSeen(tensor))
        return Site.Input(slot.dataType, slot.shape, value: hasValue ? slot : nil)
      }, context: context)
  }

  private func isVariable(_ tensor: SymbolicTensor) -> Bool {
    tensor.dataType == .resource && !schedule.program.handleSource(tensor).isTable
  }

  private mutating func input(_ tensor: SymbolicTensor) -> Slot {
    guard isVariable(tensor) else {
      return tensor.dataType == .resource
        ? table(tensor) : value(schedule.program.value(tensor)).slot
    }
    guard let variables else { preconditionFailure("The body of a loop has no variables") }
    return variables.slot(schedule.program.handleSource(tensor).variableName)
  }

  private mutating func table(_ handle: SymbolicTensor) -> Slot {
    let source = schedule.program.handleSource(handle)
    let number = schedule.program.value(schedule.program.place(source.id), 0)
    let tensor = values[number] ?? OwnedTensor(context.tables.handle(of: source))
    values[number] = tensor
    return tensor.slot
  }

  // MARK: Outputs

  private func results(of work: Work, _ site: Site, _ inputs: [Slot]) throws -> [OwnedTensor] {
    switch work.action {
    case .none: return []
    case .known(let tensor): return [OwnedTensor(tensor)]
    case .alias where borrows && site.node.isRead:
      return [OwnedTensor(borrowing: inputs[0].reshaped(to: work.shapes[0]))]
    case .alias:
      // A copy, because a variable's memory changes under who has read it.
      let result = OwnedTensor(inputs[0].dataType, work.shapes[0])
      result.slot.copy(from: inputs[0])
      return [result]
    case .lanes, .compute:
      let results = work.shapes.enumerated().map { OwnedTensor(site.outputType($0), $1) }
      let scratch = Scratch()
      let operation = PlanOperation(
        site: site, work: work, operands: [], outputs: [], writes: [], isInvariant: false)
      try operation.bind(Ports(inputs: inputs, outputs: results.map(\.slot), scratch: scratch))()
      return withExtendedLifetime(scratch) { results }
    }
  }
}
