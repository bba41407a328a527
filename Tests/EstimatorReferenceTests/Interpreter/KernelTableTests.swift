import EstimatorGraphs
import EstimatorReference
import Testing

@Suite("The table of kernels")
struct KernelTableTests {
  @Test("has a row for every operation that exists, and no other")
  func complete() {
    #expect(KernelTable.standard.kinds == OperationDefinition.all.keys.sorted())
  }
}
