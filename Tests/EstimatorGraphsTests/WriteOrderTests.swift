import EstimatorGraphs
import Testing

@Suite("Writes of one run are ordered")
struct WriteOrderTests {
  let graph = Graph()
  let w: Variable
  let one: SymbolicTensor

  init() throws {
    w = try graph.addVariable("w", initialValue: Tensor(Float(0)))
    one = try graph.constant(Float(1))
  }

  private func check(_ targets: Operation..., fetching fetches: SymbolicTensor...) throws {
    try graph.definition.checkWriteOrder(fetches: fetches, targets: targets)
  }

  @Test("Two writes with no path between them are refused; the later one is named")
  func unordered() throws {
    let first = try graph.assignAdd(w, one)
    let second = try graph.assignSub(w, one)
    let error = try #require(throws: GraphError.self) { try check(first, second) }
    #expect(error.kind == .unorderedWrites)
    #expect(error.node == "w/AssignSubVariableOp")
    #expect(error.reason.contains("'w'") && error.reason.contains("'w/AssignAddVariableOp'"))
  }

  @Test("Either alone is fine: only what a run needs counts")
  func alone() throws {
    let first = try graph.assignAdd(w, one)
    let second = try graph.assignSub(w, one)
    try check(first)
    try check(second)
  }

  @Test("A control path orders them")
  func control() throws {
    let first = try graph.assignAdd(w, one)
    let between = try graph.group([first])
    try check(try graph.assignSub(w, one, after: [between]))
  }

  @Test("A data path orders them")
  func data() throws {
    let first = try graph.assignAdd(w, one)
    let value = try graph.multiply(graph.read(w, after: [first]), one)
    try check(try graph.assign(w, value), fetching: value)
  }

  @Test("Of three writes every two are ordered")
  func three() throws {
    let first = try graph.assignAdd(w, one)
    let second = try graph.assignAdd(w, one, after: [first])
    let third = try graph.assignAdd(w, one, after: [first])
    try check(second)
    #expect(throws: GraphError.self) { try check(second, third) }
  }

  @Test("Writes of two variables need no order")
  func twoVariables() throws {
    let other = try graph.addVariable("u", initialValue: Tensor(Float(0)))
    try check(try graph.assignAdd(w, one), try graph.assignAdd(other, one))
  }

  @Test("An optimizer's slot is written too")
  func slots() throws {
    let slot = try graph.addVariable("slot", initialValue: Tensor(Float(0)))
    let update = try graph.add(
      "ResourceApplyKerasMomentum", inputs: [w.handle, slot.handle, one, one, one])
    let reset = try graph.assign(slot, one)
    #expect(throws: GraphError.self) { try check(update.operation, reset) }
    #expect(graph.definition.variablesWritten(by: update) == [w.handle.node, slot.handle.node])
  }

  @Test("A fed tensor hides the writes that made it")
  func feeds() throws {
    let first = try graph.assignAdd(w, one)
    let value = try graph.identity(one, after: [first])
    let second = try graph.assign(w, try graph.negate(value))
    let third = try graph.assignSub(w, one, after: [second])
    try graph.definition.checkWriteOrder(targets: [third], feeds: [value])
    let loose = try graph.assignAdd(w, try graph.negate(value))
    #expect(throws: GraphError.self) {
      try graph.definition.checkWriteOrder(targets: [first, loose], feeds: [value])
    }
  }
}
