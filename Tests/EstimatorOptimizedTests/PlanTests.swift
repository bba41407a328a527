import EstimatorOptimized
import Estimators
import Synchronization
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
    #expect(try session.prepare(fetches: [y], targets: [], feeds: [x]).counts.plans == 3)
  }

  @Test(
    "model.plans: of ever new lengths, those that were not used for the longest time are forgotten")
  func lengths() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [nil])
    let y = try graph.square(x)
    let session = try session(graph)
    var kept: [Int] = []
    var misses = 0
    // The same drawing as of padded lengths from a shuffled data set.
    var state: UInt64 = 1
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let length = Int(state >> 33) % 40 + 1
      _ = try session.run(fetches: [y], targets: [], feeds: [x: sample([length])])
      if !kept.contains(length) { misses += 1 }
      kept = Array((kept.filter { $0 != length } + [length]).suffix(32))
    }
    let run = try session.prepare(fetches: [y], targets: [], feeds: [x])
    #expect(run.counts.plans == misses)
    #expect(misses < 130)
  }

  @Test("model.plans: the body of a loop gets no plan that the session does not want")
  func bodies() throws {
    for (options, wanted) in [(PlanOptions.all, 1), (PlanOptions.none, 2)] {
      let graph = Graph()
      let x = try graph.placeholder("x", .float32, shape: [3, 2])
      let start = try graph.constant(Tensor([0 as Float, 0]))
      let (_, outputs) = try graph.scan(carries: [start], sequences: [x]) { graph, step in
        let (a, b) = (try graph.square(step.elements[0]), try graph.square(step.elements[0]))
        return (step.carries, [try graph.add(a, b)])
      }
      let asked = Mutex(0)
      let kernels = KernelTable.standard.replacing("Square") { kernel in
        Kernel { site in
          asked.withLock { $0 += 1 }
          return try kernel.resolve(site)
        }
      }
      let session = try OptimizedSession(
        for: graph.definition, kernels: kernels, options: options, in: environment)
      let result = try session.run(
        fetches: [outputs[0]], targets: [],
        feeds: [x: Tensor([1 as Float, 2, 3, 4, 5, 6], shape: [3, 2])])
      #expect(result[0].array(of: Float.self) == [2, 8, 18, 32, 50, 72])
      #expect(asked.withLock { $0 } == wanted)
    }
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
