internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

// The structured loop: its body is a plan of its own, made once and run per step.
extension KernelTable {
  static let loops: [String: Kernel] = ["Scan": Kernel { try ScanLoop($0).resolve() }]
}

/// One `Scan`: carries go from step to step, sequences give each step a row, invariants stay.
private struct ScanLoop {
  private let site: Site
  private let schedule: Schedule
  private let carries: Range<Int>
  private let sequences: Range<Int>
  private let steps: Int

  init(_ site: Site) throws {
    self.site = site
    guard let body = site.context.functions[site.node.functionName("body")] else {
      throw site.invalid("there is no function '\(site.node.functionName("body"))'")
    }
    schedule = try Schedule(
      Program(body.nodes), fetches: body.results, targets: [], feeds: body.arguments)
    carries = 0..<site.int("num_carries")
    sequences = carries.upperBound..<carries.upperBound + site.int("num_sequences")
    let lengths = try sequences.map { input in
      guard let length = site.shape(input).dimensions.first else {
        throw site.invalid("a sequence must have an axis to go along")
      }
      return length
    }
    steps = lengths.first ?? 0
    try site.require(
      lengths.allSatisfy { $0 == lengths[0] }, "sequences have different lengths: \(lengths)")
  }

  func resolve() throws -> Work {
    do {
      let plan = try makePlan()
      return Work(try shapes(plan.fetches.map(\.shape)), .compute { bind(plan, $0) })
    } catch is ValueNeeded {
      return try resolveDirectly()
    }
  }

  private func elementShape(_ input: Int) -> Shape {
    sequences.contains(input)
      ? Shape(Array(site.shape(input).dimensions.dropFirst())) : site.shape(input)
  }

  /// Carries and sequences change from step to step; invariants are known if they are known here.
  private func makePlan() throws -> Plan {
    let inputs = site.inputs.indices.map { input in
      PlanInput(
        site.dataType(input), elementShape(input),
        value: input >= sequences.upperBound ? site.inputs[input].value : nil,
        isInvariant: input >= sequences.upperBound)
    }
    var compiler = PlanCompiler(
      schedule, inputs: inputs, variables: nil, context: site.context, carries: carries)
    return try compiler.compile()
  }

  private func shapes(_ results: [Shape]) throws -> [Shape] {
    for carry in carries {
      try site.require(
        results[carry] == site.shape(carry),
        "carry \(carry) has shape \(site.shape(carry)), but its body makes it \(results[carry])")
    }
    return carries.map { results[$0] }
      + results.dropFirst(carries.count).map { Shape([steps] + $0.dimensions) }
  }

  /// Rows in the order in which steps take them.
  private var rows: [Int] {
    site.flag("reverse") ? (0..<steps).reversed() : Array(0..<steps)
  }

  private func bind(_ plan: Plan, _ ports: Ports) -> Step {
    let elements = sequences.compactMap { input in
      plan.input(input).map { RowCopy(ports.inputs[input], row: $0.count, to: $0) }
    }
    let outputs = plan.fetches.indices.dropFirst(carries.count).map {
      RowCopy(ports.outputs[$0], row: plan.fetches[$0].count, to: plan.fetches[$0])
    }
    let hand = CarryCopies(plan, carries, ports)
    let fixed = (sequences.upperBound..<site.inputs.count).compactMap { input in
      plan.input(input).map { ($0, ports.inputs[input]) }
    }
    let rows = rows
    return {
      for (slot, input) in fixed { slot.copy(from: input) }
      try plan.prepare()
      hand.start()
      for row in rows {
        for element in elements { element.read(row) }
        try plan.run()
        for output in outputs { output.write(row) }
        hand.next()
      }
      if !rows.isEmpty { hand.finish() }
    }
  }

  // MARK: Bodies whose shapes depend on what they compute

  private func resolveDirectly() throws -> Work {
    var state = try site.inputs.indices.map { try site.value($0) }
    var results: [[OwnedTensor]] = Array(repeating: [], count: steps)
    for row in rows {
      let inputs = site.inputs.indices.map { input in
        sequences.contains(input) ? element(input, row) : OwnedTensor(copying: state[input])
      }
      var run = DirectRun(schedule, variables: nil, context: site.context)
      results[row] = try run.run(inputs)
      for carry in carries { state[carry] = results[row][carry].slot }
    }
    guard let any = results.first else {
      throw site.error(.unimplemented, "a scan of no steps whose shapes depend on its steps")
    }
    let last = results[rows.last ?? 0]
    let shapes = try shapes(any.map(\.slot.shape))
    return Work(
      shapes,
      .compute { ports in
        {
          for (index, output) in ports.outputs.enumerated() {
            guard index >= carries.count else {
              output.copy(from: last.isEmpty ? ports.inputs[index] : last[index].slot)
              continue
            }
            let copy = RowCopy(output, row: any[index].slot.count, to: output)
            for row in 0..<steps { copy.write(row, from: results[row][index].slot) }
          }
        }
      })
  }

  private func element(_ input: Int, _ row: Int) -> OwnedTensor {
    let result = OwnedTensor(site.dataType(input), elementShape(input))
    if let value = site.inputs[input].value {
      RowCopy(value, row: result.slot.count, to: result.slot).read(row)
    }
    return result
  }
}

/// Copies between one row of a sequence and a slot.
private struct RowCopy {
  private let sequence: Slot
  private let count: Int
  private let slot: Slot

  init(_ sequence: Slot, row count: Int, to slot: Slot) {
    self.sequence = sequence
    self.count = count
    self.slot = slot
  }

  private func address(_ row: Int) -> UnsafeMutableRawPointer {
    sequence.memory + row * count * sequence.stride
  }

  func read(_ row: Int) {
    copyElements(slot.dataType, from: address(row), to: slot.memory, count: count)
  }

  func write(_ row: Int) { write(row, from: slot) }

  func write(_ row: Int, from other: Slot) {
    copyElements(other.dataType, from: other.memory, to: address(row), count: count)
  }
}

/// Hands carries from the end of one step to the start of the next.
///
/// A carry whose result lies where its argument does needs no handing. One whose result is some argument
/// of the body goes by way of the output, because that argument may be overwritten first.
private struct CarryCopies {
  private struct Carry {
    let input: Slot
    let output: Slot
    let result: Slot
    let argument: Slot?
    let detours: Bool
  }

  private let carries: [Carry]

  init(_ plan: Plan, _ range: Range<Int>, _ ports: Ports) {
    let arguments = Set(range.compactMap { plan.input($0)?.memory })
    carries = range.map { position in
      let (result, argument) = (plan.fetches[position], plan.input(position))
      return Carry(
        input: ports.inputs[position], output: ports.outputs[position], result: result,
        argument: argument,
        detours: arguments.contains(result.memory) && result.memory != argument?.memory)
    }
  }

  func start() {
    for carry in carries {
      carry.output.copy(from: carry.input)
      carry.argument?.copy(from: carry.input)
    }
  }

  func next() {
    for carry in carries where carry.detours { carry.output.copy(from: carry.result) }
    for carry in carries { carry.argument?.copy(from: carry.detours ? carry.output : carry.result) }
  }

  /// After at least one step.
  func finish() {
    for carry in carries where !carry.detours {
      carry.output.copy(from: carry.argument ?? carry.result)
    }
  }
}
