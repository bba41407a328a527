internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Runs a schedule node by node, resolving each when its inputs are there.
///
/// This is how runs go whose shapes depend on what they compute, which no plan can know. It is slow, and
/// gives the same bits.
package struct DirectRun {
  private let schedule: Schedule
  private let context: KernelContext
  private let variables: VariableStore?
  private var values: [Int: OwnedTensor] = [:]

  package init(_ schedule: Schedule, variables: VariableStore?, context: KernelContext) {
    self.schedule = schedule
    self.variables = variables
    self.context = context
  }

  /// - Parameter inputs: What is fed, then the components of batches.
  /// - Returns: What is fetched.
  package mutating func run(_ inputs: [OwnedTensor]) throws -> [OwnedTensor] {
    let components = schedule.batches.flatMap { node in
      node.outputs.indices.map { schedule.program.value(schedule.program.place(node.id), $0) }
    }
    for (value, tensor) in zip(
      components + schedule.feeds, inputs.rotated(by: schedule.feeds.count))
    {
      values[value] = tensor
    }
    for place in schedule.order { try run(schedule.program.nodes[place], at: place) }
    return schedule.fetches.map(value)
  }

  private func value(_ number: Int) -> OwnedTensor {
    guard let value = values[number] else {
      preconditionFailure("Every value is computed before its use")
    }
    return value
  }

  private mutating func run(_ node: Node, at place: Int) throws {
    var inputs: [Slot] = []
    for tensor in node.inputs { inputs.append(input(tensor)) }
    let site = Site(
      node: node,
      inputs: zip(node.inputs, inputs).map { tensor, slot in
        Site.Input(slot.dataType, slot.shape, value: isVariable(tensor) ? nil : slot)
      }, context: context)
    guard let kernel = context.kernels[node.kind] else {
      throw site.error(.unimplemented, "there is no kernel for \(node.kind)")
    }
    let outputs = try results(of: kernel.resolve(site), site, inputs)
    for (index, output) in outputs.enumerated() {
      // session.run.feed (MSESS-21)
      let number = schedule.program.value(place, index)
      values[number] = values[number] ?? output
    }
    if !node.isRead {
      for name in schedule.versions[place]?.keys.sorted() ?? [] { variables?.markInitialized(name) }
    }
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

  private func results(of work: Work, _ site: Site, _ inputs: [Slot]) throws -> [OwnedTensor] {
    switch work.action {
    case .none: return []
    case .known(let tensor): return [OwnedTensor(tensor)]
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

extension Array {
  /// The elements from `count` on, then those before.
  fileprivate func rotated(by count: Int) -> [Element] { Array(self[count...] + self[..<count]) }
}
