import EstimatorOptimized
import EstimatorReference
import Estimators
import Testing

@Suite("Writes without order")
struct UnorderedWriteTests {
  private static let runtimes: [(name: String, runtime: any GraphRuntime)] = [
    ("reference", ReferenceRuntime()), ("optimized", OptimizedRuntime()),
  ]

  /// Two variables, an input, and writes to them: `a` and `b` to v, `c` to u, `d` to v behind `a`.
  private struct Writes {
    let graph = Graph()
    let v, u: Variable
    let operations: [String: Operation]
    let joined: SymbolicTensor

    init() throws {
      v = try graph.addVariable("v", initialValue: Tensor(0 as Float))
      u = try graph.addVariable("u", initialValue: Tensor(0 as Float))
      let x = try graph.nextBatch([Node.Output(.float32, [])])[0]
      let a = try graph.assignAdd(v, x)
      let b = try graph.assignAdd(v, graph.constant(2 as Float))
      let c = try graph.assignAdd(u, graph.constant(1 as Float))
      let between = try graph.read(v, after: [a])
      let d = try graph.assign(v, between)
      joined = between
      operations = ["a": a, "b": b, "c": c, "d": d]
    }

    func session(_ runtime: any GraphRuntime) throws -> (any GraphSession, CountedBatches) {
      let session = try runtime.makeSession(
        for: graph.definition, in: SystemEnvironment(threads: 1))
      _ = try session.run(fetches: [], targets: [v.initializer, u.initializer], feeds: [:])
      let stream = CountedBatches((1...3).map { Batch(features: .single(Tensor(Float($0)))) })
      session.bindInput(stream)
      return (session, stream)
    }

    func values(_ session: any GraphSession) -> [Float?] {
      [v, u].map { session.value(of: $0)?.array(of: Float.self)?.first }
    }
  }

  @Test(
    "session.run.reads: both refuse them before anything runs, and blame the later node",
    arguments: [
      (["a", "b"], "b"), (["b", "a"], "b"), (["c", "b", "a"], "b"), (["b", "d"], "b"),
      (["d", "c", "a", "b"], "b"),
    ] as [([String], String)])
  func refused(names: [String], blamed: String) throws {
    for (name, runtime) in Self.runtimes {
      let writes = try Writes()
      let (session, stream) = try writes.session(runtime)
      let error = #expect(throws: GraphError.self) {
        try session.run(
          fetches: [], targets: names.compactMap { writes.operations[$0] }, feeds: [:])
      }
      #expect(error?.kind == .unorderedWrites, "\(name)")
      #expect(error?.node == writes.operations[blamed]?.name, "\(name)")
      #expect(writes.values(session) == [0, 0])
      #expect(stream.consumed == [])
      // What came before is as if it had not been asked for: the first batch is the first.
      _ = try session.run(
        fetches: [], targets: [writes.operations["a"]].compactMap { $0 }, feeds: [:])
      #expect(writes.values(session) == [1, 0])
    }
  }

  @Test("session.run.reads: a feed between two writes takes away their order")
  func cut() throws {
    for (name, runtime) in Self.runtimes {
      let writes = try Writes()
      let (session, _) = try writes.session(runtime)
      let targets = ["a", "d"].compactMap { writes.operations[$0] }
      _ = try session.run(fetches: [], targets: targets, feeds: [:])
      #expect(writes.values(session) == [1, 0], "\(name)")
      let error = #expect(throws: GraphError.self) {
        try session.run(
          fetches: [], targets: targets, feeds: [writes.joined: Tensor(7 as Float)])
      }
      #expect(error?.kind == .unorderedWrites, "\(name)")
      #expect(error?.node == writes.operations["d"]?.name, "\(name)")
      #expect(writes.values(session) == [1, 0], "\(name)")
    }
  }
}
