internal import EstimatorGraphs
package import EstimatorTensors
internal import Estimators

/// What is known of one of a plan's inputs when the plan is made.
package struct PlanInput {
  package let dataType: DataType
  package let shape: Shape
  /// Its elements, if they are the same in every run of the plan.
  package let value: Slot?
  /// Whether it stays the same while the plan is run again and again.
  package let isInvariant: Bool

  package init(
    _ dataType: DataType, _ shape: Shape, value: Slot? = nil, isInvariant: Bool = false
  ) {
    self.dataType = dataType
    self.shape = shape
    self.value = value
    self.isInvariant = isInvariant
  }
}

/// Turns a schedule into a plan for inputs of given shapes.
///
/// In the schedule's order every node is resolved: shapes are settled, what is known is computed at once, what
/// was computed already is shared. What is left is fused, given memory, and bound.
struct PlanCompiler {
  let schedule: Schedule
  let context: KernelContext
  var options: PlanOptions { context.options }
  /// Absent in the body of a loop.
  let variables: VariableStore?
  private let carries: Range<Int>
  let loops: RecurrentLoops
  let stacks: FusedStacks
  /// The stacks whose pass forward comes first in the run, by their loops' ids: in plans before, or in this one.
  var passed: [Int: FusedStack]
  /// Loops of this plan that run as whole sequences, those that lead back included.
  var fusedLoopCount = 0

  private(set) var roots: [Root] = []
  private(set) var operations: [PlanOperation] = []
  /// Roots that are not needed if nobody uses them but whom they were spared.
  var spared: Set<Int> = []
  /// Of a root that is zero where a mask is false, the mask's root.
  var masks: [Int: Int] = [:]
  /// By number of a node's output.
  private(set) var values: [Int: Operand] = [:]
  private var variableRoots: [String: Int] = [:]
  private var known: [String: [Operand]] = [:]

  /// - Parameters:
  ///   - carries: Results that the caller hands back as the inputs of the same positions.
  ///   - loops: Loops that may run as whole sequences.
  ///   - stacks: Where those have their memory.
  ///   - passed: The stacks that plans before this one in the run have passed through.
  init(
    _ schedule: Schedule, inputs: [PlanInput], variables: VariableStore?, context: KernelContext,
    carries: Range<Int> = 0..<0, loops: RecurrentLoops = RecurrentLoops(),
    stacks: FusedStacks = FusedStacks(), passed: [Int: FusedStack] = [:]
  ) {
    self.carries = carries
    self.loops = loops
    self.stacks = stacks
    self.passed = passed
    self.schedule = schedule
    self.context = context
    self.variables = variables
    let components = schedule.batches.flatMap { node in
      node.outputs.indices.map {
        schedule.program.value(schedule.program.place(node.id), $0)
      }
    }
    for (position, input) in inputs.enumerated().reversed() {
      let value =
        position < schedule.feeds.count
        ? schedule.feeds[position] : components[position - schedule.feeds.count]
      values[value] = addInput(position, input)
    }
  }

  /// - Throws: `ValueNeeded` when a shape depends on elements that only a run can know; and what kernels find wrong.
  mutating func compile() throws -> Plan {
    for place in schedule.order {
      do { try add(schedule.program.nodes[place], at: place) } catch var need as ValueNeeded {
        need.place = place
        throw need
      }
    }
    let fetches = schedule.fetches.map(operand)
    dropSpared(fetches)
    var assembler = PlanAssembler(
      operations: operations, roots: roots, fetches: fetches, options: options,
      variables: variables, carries: carries)
    return try assembler.assemble(passing: passed, fusedLoopCount: fusedLoopCount)
  }

  private mutating func dropSpared(_ fetches: [Operand]) {
    let used = Set((operations.flatMap(\.operands) + fetches).map(\.root))
    operations.removeAll { operation in
      !operation.outputs.isEmpty && operation.writes.isEmpty
        && operation.outputs.allSatisfy { spared.contains($0.root) && !used.contains($0.root) }
    }
  }

  private func operand(_ value: Int) -> Operand {
    guard let operand = values[value] else {
      preconditionFailure("Every value is scheduled before its use")
    }
    return operand
  }

  private mutating func addRoot(
    _ storage: Root.Storage, _ type: DataType, _ shape: Shape, isInvariant: Bool = false
  ) -> Operand {
    roots.append(
      Root(
        storage: storage, dataType: type, count: shape.elementCount, isInvariant: isInvariant))
    return Operand(root: roots.count - 1, shape: shape)
  }

  private mutating func addInput(_ position: Int, _ input: PlanInput) -> Operand {
    guard let value = input.value else {
      return addRoot(
        .input(position), input.dataType, input.shape, isInvariant: input.isInvariant)
    }
    let owned = OwnedTensor(input.dataType, input.shape)
    owned.slot.copy(from: value)
    return addRoot(.constant(owned), input.dataType, input.shape)
  }

  private mutating func addVariable(_ name: String, version: Int) -> Operand {
    guard let slot = variables?.slot(name) else {
      preconditionFailure("The body of a loop has no variables")
    }
    let key = "\(version)/\(name)"
    if let root = variableRoots[key] { return Operand(root: root, shape: slot.shape) }
    let operand = addRoot(.variable(name, version: version), slot.dataType, slot.shape)
    variableRoots[key] = operand.root
    return operand
  }

  private mutating func addTable(_ source: Node) -> Operand {
    let key = "table/\(source.id)"
    if let root = variableRoots[key] { return Operand(root: root, shape: .scalar) }
    let handle = OwnedTensor(context.tables.handle(of: source))
    let operand = addRoot(.constant(handle), .int64, .scalar)
    variableRoots[key] = operand.root
    return operand
  }

  // MARK: Resolving

  private mutating func add(_ node: Node, at place: Int) throws {
    let starts = schedule.versions[place] ?? [:]
    var operands: [Operand] = []
    for input in node.inputs {
      guard input.dataType == .resource else {
        operands.append(operand(schedule.program.value(input)))
        continue
      }
      let source = schedule.program.handleSource(input)
      if source.isTable {
        operands.append(addTable(source))
      } else {
        let name = source.variableName
        operands.append(addVariable(name, version: starts[name] ?? 0))
      }
    }
    let outputs = try resolve(node, operands, writing: starts)
    for (index, output) in outputs.enumerated() {
      // session.run.feed (MSESS-21): what is fed stays, even where the node that would make it runs.
      let number = schedule.program.value(place, index)
      values[number] = values[number] ?? output
    }
  }

  private mutating func resolve(
    _ node: Node, _ operands: [Operand], writing starts: [String: Int]
  ) throws -> [Operand] {
    if let fused = try fuse(node, operands) { return fused }
    if let chosen = chosen(node, operands) { return [chosen] }
    let isWrite = !node.writtenInputs.isEmpty
    let key = isWrite || !options.sharesSubexpressions ? nil : SharingKey.key(node, operands)
    if let key, let outputs = known[key] { return outputs }
    let site = try makeSite(node, operands)
    guard let kernel = context.kernels[node.kind] else {
      throw site.error(.unimplemented, "there is no kernel for \(node.kind)")
    }
    let work = try kernel.resolve(site)
    let writes = node.isRead ? [] : starts.sorted { $0.key < $1.key }.map { ($0.key, $0.value + 1) }
    let outputs = try place(work, site, operands, writes)
    if let key { known[key] = outputs }
    return outputs
  }

  func makeSite(_ node: Node, _ operands: [Operand]) throws -> Site {
    let inputs = operands.map { operand in
      let root = roots[operand.root]
      return Site.Input(
        root.dataType, operand.shape, value: root.constant?.reshaped(to: operand.shape),
        isInvariant: root.isInvariant)
    }
    return Site(node: node, inputs: inputs, context: context)
  }

  mutating func place(
    _ work: Work, _ site: Site, _ operands: [Operand], _ writes: [(String, Int)]
  ) throws -> [Operand] {
    switch work.action {
    case .none: return []
    case .known(let tensor):
      return [addRoot(.constant(OwnedTensor(tensor)), tensor.dataType, tensor.shape)]
    case .alias: return [Operand(root: operands[0].root, shape: work.shapes[0])]
    case .lanes, .compute:
      let isKnown = writes.isEmpty && operands.allSatisfy { roots[$0.root].constant != nil }
      if isKnown { return try compute(work, site, operands) }
      let isInvariant =
        writes.isEmpty
        && operands.allSatisfy { operand in
          roots[operand.root].isInvariant || roots[operand.root].constant != nil
        }
      let outputs = work.shapes.enumerated().map {
        addRoot(.computed, site.outputType($0), $1, isInvariant: isInvariant)
      }
      operations.append(
        PlanOperation(
          site: site, work: work, operands: operands, outputs: outputs, writes: writes,
          isInvariant: isInvariant))
      return outputs
    }
  }

  /// Computes what depends on nothing but constants, now and for ever.
  private mutating func compute(
    _ work: Work, _ site: Site, _ operands: [Operand]
  ) throws -> [Operand] {
    let results = work.shapes.enumerated().map { OwnedTensor(site.outputType($0), $1) }
    let operation = PlanOperation(
      site: site, work: work, operands: operands, outputs: [], writes: [], isInvariant: true)
    let scratch = Scratch()
    let inputs = site.inputs.compactMap(\.value)
    try operation.bind(Ports(inputs: inputs, outputs: results.map(\.slot), scratch: scratch))()
    return withExtendedLifetime(scratch) {
      results.map { addRoot(.constant($0), $0.slot.dataType, $0.slot.shape) }
    }
  }
}

/// What makes two nodes compute the same.
private enum SharingKey {
  /// - Returns: `nil` for a node whose attributes have no short description.
  static func key(_ node: Node, _ operands: [Operand]) -> String? {
    var parts = [node.kind]
    for (name, value) in node.attributes.sorted(by: { $0.key < $1.key }) {
      if case .tensor = value { return nil }
      parts.append("\(name)=\(value)")
    }
    parts += operands.map { "\($0.root)\($0.shape)" }
    return parts.joined(separator: ";")
  }
}
