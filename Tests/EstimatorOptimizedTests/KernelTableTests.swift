import EstimatorGraphs
import EstimatorOptimized
import Testing

@Suite struct KernelTableTests {
  /// Defined, but not carried out yet.
  static let unfinished: Set<String> = [
    "Assert", "Bucketize", "Cumsum", "GatherNd", "HashTableV2", "LookupTableFindV2",
    "ResourceApplyFtrl", "ResourceScatterAdd", "ResourceScatterSub", "ResourceScatterUpdate",
    "ResourceSparseApplyAdagradV2", "ResourceSparseApplyFtrl", "ResourceSparseApplyKerasMomentum",
    "SparseCross", "SparseFillEmptyRows", "SparseToDense", "StringToHashBucketFast", "Unique",
    "UnsortedSegmentMax", "Where",
  ]

  @Test("model.operations: every kind of operation has a kernel, fast and plain")
  func coverage() {
    let kinds = Set(OperationDefinition.all.keys).subtracting(Self.unfinished)
    #expect(Set(KernelTable.standard.kernels.keys) == kinds)
    #expect(Set(KernelTable.plain.kernels.keys) == kinds)
  }
}
