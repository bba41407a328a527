import EstimatorOptimized
import Estimators
import Testing

@Suite struct ReplacedKernelTests {
  @Test("model.operations: a runtime can be composed with one kernel replaced, and then it differs")
  func replaced() throws {
    let graph = Graph()
    let x = try graph.placeholder("x", .float32, shape: [2])
    let y = try graph.square(x)
    let kernels = KernelTable.standard.replacing("Square") {
      KernelTable.standard["Neg"] ?? $0
    }
    let runtime = OptimizedRuntime(kernels: kernels)
    let session = try runtime.makeSession(
      for: graph.definition, in: SystemEnvironment(threads: 1))
    let result = try session.run(
      fetches: [y], targets: [], feeds: [x: Tensor([3 as Float, 4])])
    #expect(result[0].array(of: Float.self) == [-3, -4])
  }
}
