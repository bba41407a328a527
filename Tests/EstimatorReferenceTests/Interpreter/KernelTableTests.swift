import EstimatorGraphs
import EstimatorReference
import Testing

@Suite("The table of kernels")
struct KernelTableTests {
  /// Defined, but not carried out yet.
  static let unfinished: Set<String> = [
    "Assert", "Bucketize", "Cumsum", "GatherNd", "HashTableV2", "LookupTableFindV2",
    "ResourceApplyFtrl", "ResourceScatterAdd", "ResourceScatterSub", "ResourceScatterUpdate",
    "ResourceSparseApplyAdagradV2", "ResourceSparseApplyFtrl", "ResourceSparseApplyKerasMomentum",
    "SparseCross", "SparseFillEmptyRows", "SparseToDense", "StringToHashBucketFast", "Unique",
    "UnsortedSegmentMax", "Where",
  ]

  @Test("has a row for every operation that exists, and no other")
  func complete() {
    let kinds = Set(OperationDefinition.all.keys).subtracting(Self.unfinished)
    #expect(Set(KernelTable.standard.kinds) == kinds)
  }
}
