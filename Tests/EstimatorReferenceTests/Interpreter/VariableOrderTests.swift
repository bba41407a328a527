import EstimatorReference
import Estimators
import Testing

@Suite("Variables within one run")
struct VariableOrderTests {
  let graph = Graph()
  let w: Variable
  let step: SymbolicTensor

  init() throws {
    w = try graph.addVariable("w", initialValue: Tensor(Float(1)))
    step = try graph.constant(Tensor(Float(10)))
  }

  private func bump(after control: [Estimators.Operation] = []) throws -> Estimators.Operation {
    try graph.add("AssignAddVariableOp", inputs: [w.handle, step], control: control).operation
  }

  @Test(
    "session.run.reads: a read that depends on no write sees the value from before, though added last"
  )
  func readBefore() throws {
    let write = try bump()
    let read = try graph.read(w)
    let session = try graph.session()
    #expect(try session.run(read, targets: [write])[0].floats == [1])
    #expect(try session.run(read, targets: [write])[0].floats == [11])
    #expect(session.value(of: w)?.floats == [21])
  }

  @Test("session.run.reads: a read after a write by control sees what was written")
  func readAfterControl() throws {
    let read = try graph.read(w, after: [try bump()])
    #expect(try graph.session().run(read)[0].floats == [11])
  }

  @Test("session.run.reads: a read after a write by way of other nodes sees what was written")
  func readAfterPath() throws {
    let one = try graph.constant(Tensor(Float(1)))
    let between = try graph.add("Identity", inputs: [one], control: [try bump()])
    let further = try graph.add("Neg", inputs: between.tensors)
    let read = try graph.read(w, after: [further.operation])
    #expect(try graph.session().run(read)[0].floats == [11])
  }

  @Test("session.run.reads: a read between two ordered writes sees the first only")
  func readBetween() throws {
    let first = try bump()
    let second = try bump(after: [first])
    let read = try graph.read(w, after: [first])
    let session = try graph.session()
    #expect(try session.run(read, targets: [second])[0].floats == [11])
    #expect(session.value(of: w)?.floats == [21])
  }

  @Test("session.run.reads: reads across two writes need no order that does not exist")
  func crossedReads() throws {
    let v = try graph.addVariable("v", initialValue: Tensor(Float(2)))
    let writeW = try bump()
    let writeV = try graph.add("AssignAddVariableOp", inputs: [v.handle, step]).operation
    let readW = try graph.read(w, after: [writeV])
    let readV = try graph.read(v, after: [writeW])
    #expect(try graph.session().run(readW, readV).map(\.floats) == [[1], [2]])
  }

  @Test("a write fed by a read of its variable and by another write's value sees both orders")
  func writeOfRead() throws {
    let doubled = try graph.call("Mul", try graph.read(w), step)
    let write = try graph.add("AssignVariableOp", inputs: [w.handle, doubled]).operation
    let read = try graph.read(w, after: [write])
    let before = try graph.read(w)
    #expect(try graph.session().run(read, before).map(\.floats) == [[10], [1]])
  }

  @Test("reading a variable before it is initialised fails and names it")
  func uninitialized() throws {
    let read = try graph.read(w)
    let session = try graph.session(initialized: false)
    #expect(session.value(of: w) == nil)
    let error = #expect(throws: EstimatorError.self) { _ = try session.run(read) }
    #expect(error?.kind == .failedPrecondition)
    #expect(error?.message.contains("'w'") == true)
    let write = try bump()
    let other = try graph.session(initialized: false)
    #expect(try errorKind { _ = try other.run(targets: [write]) } == .failedPrecondition)
    #expect(other.value(of: w) == nil)
  }

  @Test("a variable can be assigned from outside, in its type and shape only")
  func assigned() throws {
    let session = try graph.session(initialized: false)
    try session.assign(Tensor(Float(7)), to: w)
    #expect(session.value(of: w)?.floats == [7])
    #expect(try errorKind { try session.assign(Tensor([Float(7)]), to: w) } == .invalidArgument)
    #expect(try errorKind { try session.assign(Tensor(Int32(7)), to: w) } == .invalidArgument)
  }

  @Test("when an operation fails, what was written before it stays")
  func partialRun() throws {
    let write = try bump()
    let zero = try graph.placeholder(.int32)
    let bad = try graph.add("FloorMod", inputs: [zero, zero], control: [write])
    let session = try graph.session()
    let feeds = [zero: Tensor(Int32(0))]
    #expect(try errorKind { _ = try session.run(bad.tensors[0], feeds: feeds) } != nil)
    #expect(session.value(of: w)?.floats == [11])
  }
}
