import EstimatorGraphs
import EstimatorOptimized
import Testing

@Suite struct KernelTableTests {
  @Test("model.operations: every kind of operation has a kernel, fast and plain")
  func coverage() {
    let kinds = Set(OperationDefinition.all.keys)
    #expect(Set(KernelTable.standard.kernels.keys) == kinds)
    #expect(Set(KernelTable.plain.kernels.keys) == kinds)
  }
}
