import EstimatorReference
import Estimators
import Testing

@Suite("The input of a session")
struct InputTests {
  let graph = Graph()
  let count: Variable
  let bump: Estimators.Operation
  let batch: Node

  /// A graph with features `x` and `y` (float32), labels (int64), and a counter that needs no batch.
  init() throws {
    count = try graph.addVariable("count", initialValue: Tensor(Int64(0)))
    let one = try graph.constant(Tensor(Int64(1)))
    bump = try graph.add("AssignAddVariableOp", inputs: [count.handle, one]).operation
    let components: [String: Attribute] = [
      "output_types": .list([.type(.float32), .type(.float32), .type(.int64)]),
      "output_shapes": .list([.shape([nil]), .shape([nil]), .shape([nil])]),
    ]
    var handle = components
    handle["shared_name"] = .string("")
    handle["container"] = .string("")
    let iterator = try graph.add("IteratorV2", attributes: handle)
    batch = try graph.add("IteratorGetNext", inputs: iterator.tensors, attributes: components)
  }

  private func makeBatch(_ number: Float, labels: Tensor = Tensor([Int64(0)])) -> Batch {
    let features: OrderedDictionary = ["x": Tensor([number]), "y": Tensor([number, -number])]
    return Batch(features: .keyed(features), labels: .single(labels))
  }

  @Test("components come as features in their order, then labels")
  func components() throws {
    let session = try graph.session()
    session.bindInput(ListedBatches([makeBatch(1, labels: Tensor([Int64(7)]))]))
    let values = try session.run(fetches: batch.tensors, targets: [], feeds: [:])
    #expect(values[0].floats == [1])
    #expect(values[1].floats == [1, -1])
    #expect(values[2].int64s == [7])
  }

  @Test("each run that needs a batch consumes the next one, others none")
  func consumed() throws {
    let (session, input) = (try graph.session(), ListedBatches([makeBatch(1), makeBatch(2)]))
    session.bindInput(input)
    _ = try session.run(targets: [bump])
    #expect(input.consumed == [])
    #expect(try session.run(batch.tensors[0], batch.tensors[1])[0].floats == [1])
    #expect(try session.run(batch.tensors[0])[0].floats == [2])
    #expect(input.consumed == [0, 1])
  }

  @Test("feeding every component that is needed leaves the input alone")
  func fed() throws {
    let (session, input) = (try graph.session(), ListedBatches([makeBatch(1)]))
    session.bindInput(input)
    let x = batch.tensors[0]
    #expect(try session.run(x, feeds: [x: Tensor([Float(5)])])[0].floats == [5])
    #expect(input.consumed == [])
  }

  @Test(
    "session.run.reads: at the end of input a run changes nothing, whatever comes first in the graph"
  )
  func end() throws {
    let session = try graph.session()
    session.bindInput(ListedBatches([makeBatch(1)]))
    _ = try session.run(batch.tensors[0], targets: [bump])
    for _ in 0..<2 {
      let kind = try errorKind { _ = try session.run(batch.tensors[0], targets: [bump]) }
      #expect(kind == .outOfRange)
    }
    #expect(session.value(of: count)?.int64s == [1])
  }

  @Test("an error of the input passes through as it is, and changes nothing")
  func failure() throws {
    let session = try graph.session()
    let failure = EstimatorError(.dataLoss, "a broken record", argument: "path")
    session.bindInput(ListedBatches([], failure: failure))
    #expect(throws: failure) { _ = try session.run(batch.tensors[0], targets: [bump]) }
    #expect(session.value(of: count)?.int64s == [0])
  }

  @Test("a batch of another type, shape or number of components is refused, naming the component")
  func wrongBatch() throws {
    let (single, labels) = (Tensor([Float(1)]), Tensor([Int64(0)]))
    let wrong: [(Batch, String)] = [
      (makeBatch(1, labels: Tensor([Int32(0)])), "labels"),
      (makeBatch(1, labels: Tensor(Int64(0))), "labels"),
      (Batch(features: .keyed(["x": single, "y": labels]), labels: .single(labels)), "features/y"),
      (Batch(features: .single(single), labels: .single(labels)), "2 components"),
    ]
    for (bad, name) in wrong {
      let (session, input) = (try graph.session(), ListedBatches([bad]))
      session.bindInput(input)
      let error = #expect(throws: EstimatorError.self) {
        _ = try session.run(batch.tensors[0], targets: [bump])
      }
      #expect(error?.kind == .invalidArgument)
      #expect(error?.message.contains(name) == true)
      #expect(input.consumed == [])
      #expect(session.value(of: count)?.int64s == [0])
    }
  }

  @Test("train.input.consumed: a batch does not count when a later operation of its run fails")
  func failedOperation() throws {
    let zero = try graph.placeholder(.int32)
    let bad = try graph.add("FloorDiv", inputs: [zero, zero]).operation
    let (session, input) = (try graph.session(), ListedBatches([makeBatch(1)]))
    session.bindInput(input)
    let kind = try errorKind {
      _ = try session.run(batch.tensors[0], targets: [bad], feeds: [zero: Tensor(Int32(0))])
    }
    #expect(kind == .invalidArgument)
    #expect(input.consumed == [])
  }

  @Test("a newly bound input counts from 0, and without any the run fails")
  func binding() throws {
    let session = try graph.session()
    let kind = try errorKind { _ = try session.run(batch.tensors[0]) }
    #expect(kind == .failedPrecondition)
    for _ in 0..<2 {
      let input = ListedBatches([makeBatch(1)])
      session.bindInput(input)
      _ = try session.run(batch.tensors[0])
      #expect(input.consumed == [0])
    }
  }
}
