import EstimatorOptimized
import Estimators
import Testing

@Suite struct PlanTests {
  private let environment = SystemEnvironment(threads: 1)

  private func session(_ graph: Graph, _ options: PlanOptions = .all) throws -> OptimizedSession {
    let session = try OptimizedSession(
      for: graph.definition, kernels: .standard, options: options, in: environment)
    _ = try session.run(fetches: [], targets: graph.variables.map(\.initializer), feeds: [:])
    return session
  }

  @Test("model.plans: one plan per set of input shapes")
  func shapes() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil])
    let y = try graph.square(x)
    let session = try session(graph)
    for size in [3, 5, 3, 5, 4, 3] {
      let value = sample([size])
      let result = try session.run(fetches: [y], targets: [], feeds: [x: value])
      #expect(result[0].array(of: Float.self) == value.array(of: Float.self)?.map { $0 * $0 })
    }
    #expect(try session.prepare(fetches: [y], targets: [], feeds: [x]).planCount == 3)
  }

  @Test("model.plans: constants are computed once, and no step is left of them")
  func folding() throws {
    let graph = Graph()
    let x = try graph.constantFed(sample([4, 3]))
    let sizes = try graph.shape(x)
    let flat = try graph.reshape(x, to: graph.pack([graph.size(x)]))
    let session = try session(graph)
    let results = try session.run(fetches: [sizes, flat], targets: [], feeds: [:])
    #expect(results[0].array(of: Int32.self) == [4, 3])
    #expect(results[1].shape == [12])
    #expect(try session.prepare(fetches: [sizes, flat], targets: []).stepCount == 0)
  }

  @Test("model.plans: a chain is one step, and what is computed twice is computed once")
  func fusion() throws {
    let graph = Graph()
    let x = try graph.constantFed(sample([50, 60]))
    let a = try graph.tanh(graph.multiply(x, x))
    let b = try graph.tanh(graph.multiply(x, x))
    let sum = try graph.add(a, graph.negate(b))
    let fast = try session(graph)
    let values = try fast.run(fetches: [sum], targets: [], feeds: [:])[0].array(of: Float.self)
    #expect(values?.allSatisfy { $0 == 0 } == true)
    #expect(try fast.prepare(fetches: [sum], targets: []).stepCount == 1)
    let plain = try session(graph, .none)
    _ = try plain.run(fetches: [sum], targets: [], feeds: [:])
    #expect(try plain.prepare(fetches: [sum], targets: []).stepCount == 6)
  }

  @Test("A prepared run does, each time it is run, what a run of the session does")
  func preparedRuns() throws {
    let graph = Graph()
    let v = try graph.addVariable("v", initialValue: Tensor(0 as Int64))
    let before = try graph.read(v)
    let add = try graph.assignAdd(v, graph.constant(1 as Int64))
    let session = try session(graph)
    let prepared = try session.prepare(fetches: [before], targets: [add])
    for step in 0..<6 {
      let values =
        step.isMultiple(of: 2)
        ? try prepared.run([]) : try session.run(fetches: [before], targets: [add], feeds: [:])
      #expect(values[0].array(of: Int64.self) == [Int64(step)])
    }
    #expect(session.value(of: v)?.array(of: Int64.self) == [6])
  }
}
