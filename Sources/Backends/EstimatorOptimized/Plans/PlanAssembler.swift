internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// Gives operations their order in units and their memory, and binds them.
struct PlanAssembler {
  private let units: [Unit]
  private let roots: [Root]
  private let fetches: [Operand]
  private let options: PlanOptions
  private let variables: VariableStore?
  private let carries: Range<Int>
  private let scratch = Scratch()
  /// The last unit that uses a root; `.max` for what is fetched.
  private var lastUse: [Int: Int] = [:]
  /// The unit that makes a version of a variable, by `version/name`.
  private var writers: [String: Int] = [:]
  /// Where computed roots and inputs lie.
  private var memory: [Int: UnsafeMutableRawPointer] = [:]
  /// Copies of versions that are used after they are overwritten.
  private var snapshots: [Int: Slot] = [:]
  /// Computed roots that nothing outside their fused group sees.
  private var inner: Set<Int> = []

  init(
    operations: [PlanOperation], roots: [Root], fetches: [Operand], options: PlanOptions,
    variables: VariableStore?, carries: Range<Int>
  ) {
    self.carries = carries
    units = Unit.group(operations, roots: roots, fusing: options.fuses)
    self.roots = roots
    self.fetches = fetches
    self.options = options
    self.variables = variables
    findUses()
  }

  /// - Parameters:
  ///   - passed: The stacks that have run forward when the plan has run.
  mutating func assemble(passing passed: [Int: FusedStack], fusedLoopCount: Int) throws -> Plan {
    placeInputs()
    placeCarries()
    placeComputed()
    placeSnapshots()
    var steps: [Step] = []
    for (index, unit) in units.enumerated() {
      steps += snapshotSteps(before: index)
      if unit.operations[0].isInvariant {
        scratch.addToPrologue(try bound(unit.operations[0], at: index))
      } else if unit.operations.count > 1 {
        steps.append(fused(unit, at: index))
      } else {
        steps.append(try bound(unit.operations[0], at: index))
      }
    }
    let inputs = roots.indices.compactMap { root -> (Int, Slot)? in
      guard case .input(let position) = roots[root].storage, lastUse[root] != nil else {
        return nil
      }
      return (position, slot(Operand(root: root, shape: Shape([roots[root].count])), at: 0))
    }
    return Plan(
      steps: steps, inputs: inputs, fetches: fetches.map { slot($0, at: .max) },
      isVariable: fetches.map { fetch in
        if case .variable = roots[fetch.root].storage { true } else { false }
      }, passed: passed, fusedLoopCount: fusedLoopCount, scratch: scratch)
  }

  // MARK: Life times

  private mutating func findUses() {
    var makers: [Int: Int] = [:]
    var escaping: Set<Int> = []
    for (index, unit) in units.enumerated() {
      for operation in unit.operations {
        for output in operation.outputs {
          makers[output.root] = index
          lastUse[output.root] = max(lastUse[output.root] ?? 0, index)
        }
        for operand in operation.operands {
          lastUse[operand.root] = max(lastUse[operand.root] ?? 0, index)
          if makers[operand.root] != index { escaping.insert(operand.root) }
        }
        for write in operation.writes { writers["\(write.version)/\(write.name)"] = index }
      }
    }
    for fetch in fetches {
      lastUse[fetch.root] = .max
      escaping.insert(fetch.root)
    }
    for root in roots.indices where roots[root].isInvariant { lastUse[root] = .max }
    for unit in units where unit.operations.count > 1 {
      inner.formUnion(unit.operations.flatMap(\.outputs).map(\.root))
    }
    inner.subtract(escaping)
  }

  // MARK: Places

  private mutating func placeInputs() {
    for root in roots.indices {
      guard case .input = roots[root].storage, lastUse[root] != nil else { continue }
      let shape = Shape([roots[root].count])
      memory[root] = scratch.makeSlot(roots[root].dataType, shape).memory
    }
  }

  /// Puts a carry's result where its argument lies, if nothing needs the argument any more when
  /// the result is written; then nothing is left to hand on.
  ///
  /// With 128 features and 256 units, the sums of weight gradients in the backward loop of a recurrent layer
  /// are 1.5 MB, which were copied twice per step.
  private mutating func placeCarries() {
    guard options.reusesMemory else { return }
    for position in carries {
      let result = fetches[position].root
      let argument = roots.firstIndex { root in
        if case .input(position) = root.storage { true } else { false }
      }
      guard let argument, roots[result].isComputed, !roots[result].isInvariant,
        roots[result].dataType != .string, roots[result].count == roots[argument].count,
        memory[result] == nil, canReplace(argument, by: result)
      else { continue }
      memory[result] = memory[argument]
    }
  }

  /// Whether the argument's last use is before the result is written, or the elementwise operation that
  /// writes it: element `i` is read before it is written.
  private func canReplace(_ argument: Int, by result: Int) -> Bool {
    for (index, unit) in units.enumerated() {
      let places = unit.operations.indices
      guard
        let place = places.first(where: {
          unit.operations[$0].outputs.contains { $0.root == result }
        })
      else { continue }
      let last = lastUse[argument] ?? -1
      if last != index { return last < index }
      let later = unit.operations[(place + 1)...]
      return unit.operations[place].flat != nil
        && !later.contains { $0.operands.contains { $0.root == argument } }
    }
    return false
  }

  private mutating func placeComputed() {
    var arena = Arena(reuses: options.reusesMemory)
    var offsets: [Int: Int] = [:]
    var ending: [Int: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      for output in unit.operations.flatMap(\.outputs)
      where !inner.contains(output.root) && memory[output.root] == nil {
        let root = roots[output.root]
        // What is made before the loop must not lie where the loop's own steps write.
        if root.dataType == .string || root.isInvariant {
          memory[output.root] = scratch.makeSlot(root.dataType, output.shape).memory
          continue
        }
        offsets[output.root] = arena.allocate(size(root))
        ending[lastUse[output.root] ?? index, default: []].append(output.root)
      }
      for root in ending[index] ?? [] {
        arena.release(offsets[root] ?? 0, size: size(roots[root]))
      }
    }
    let base = scratch.makeSlot(.uint8, Shape([arena.byteCount])).memory
    for (root, offset) in offsets { memory[root] = base + offset }
  }

  private func size(_ root: Root) -> Int { root.count * root.dataType.slotStride }

  /// The unit that overwrites a version of a variable, if one does.
  private func overwriter(_ root: Int) -> Int? {
    guard case .variable(let name, let version) = roots[root].storage else { return nil }
    return writers["\(version + 1)/\(name)"]
  }

  private mutating func placeSnapshots() {
    for root in roots.indices {
      guard let writer = overwriter(root), (lastUse[root] ?? -1) > writer else { continue }
      snapshots[root] = scratch.makeSlot(roots[root].dataType, Shape([roots[root].count]))
    }
  }

  private func snapshotSteps(before unit: Int) -> [Step] {
    snapshots.keys.sorted().filter { overwriter($0) == unit }.compactMap { root in
      guard let target = snapshots[root] else { return nil }
      let live = slot(Operand(root: root, shape: target.shape), at: unit)
      return { target.copy(from: live) }
    }
  }

  /// Where a value lies while the unit at `index` runs.
  private func slot(_ operand: Operand, at index: Int) -> Slot {
    let root = roots[operand.root]
    switch root.storage {
    case .constant(let tensor): return scratch.keep(tensor).reshaped(to: operand.shape)
    case .variable(let name, _):
      if let snapshot = snapshots[operand.root], let writer = overwriter(operand.root),
        index > writer
      {
        return snapshot.reshaped(to: operand.shape)
      }
      guard let live = variables?.slot(name) else {
        preconditionFailure("The body of a loop has no variables")
      }
      return live.reshaped(to: operand.shape)
    case .input, .computed:
      guard let memory = memory[operand.root] else {
        preconditionFailure("Every value that is used has a place")
      }
      return Slot(root.dataType, operand.shape, at: memory)
    }
  }

  // MARK: Steps

  private func bound(_ operation: PlanOperation, at index: Int) throws -> Step {
    let ports = Ports(
      inputs: operation.operands.map { slot($0, at: index) },
      outputs: operation.outputs.map { slot($0, at: index) }, scratch: scratch)
    let step = try operation.bind(ports)
    guard let variables, !operation.writes.isEmpty else { return step }
    let names = operation.writes.map(\.name)
    return {
      try step()
      for name in names { variables.markInitialized(name) }
    }
  }

  private func fused(_ unit: Unit, at index: Int) -> Step {
    var loop = FusedLoop(count: unit.count ?? 0)
    for operation in unit.operations {
      guard let flat = operation.flat else { preconditionFailure("A group is made of flat work") }
      let sources = zip(operation.operands, flat.lane.loop.innerSteps).map { operand, step in
        inner.contains(operand.root)
          ? FusedLoop.Source.register(operand.root) : .memory(slot(operand, at: index), step: step)
      }
      let output = operation.outputs[0]
      let target: FusedLoop.Target =
        inner.contains(output.root)
        ? .register(output.root) : .memory(slot(output, at: index))
      loop.add(flat.lane.lane, from: sources, to: target)
    }
    return loop.bind(on: unit.operations[0].site.tasks)
  }
}
