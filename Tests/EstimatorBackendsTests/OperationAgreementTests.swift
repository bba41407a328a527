import EstimatorGraphs
import EstimatorOptimized
import Estimators
import Testing

@Suite struct OperationAgreementTests {
  static let samples =
    OperationSample.elementwise + OperationSample.layers + OperationSample.arrays
    + OperationSample.cells

  /// Samples of the same kind are one case, so that a report names the kind.
  static let kinds = Set(samples.map(\.kind)).sorted()

  @Test(
    "model.operations: both runtimes give the same answer, or refuse with the same kind",
    arguments: kinds)
  func agreement(kind: String) throws {
    for sample in Self.samples where sample.kind == kind {
      var built = 0
      for entry in OperationSample.Entry.allCases {
        // What a graph refuses to hold, no runtime ever sees.
        guard let (graph, fetches, feeds) = try? sample.graph(entry) else { continue }
        built += 1
        try BothBackends.compare(graph, "\(sample) \(entry)") { session in
          let targets = fetches.isEmpty ? graph.nodes.suffix(1).map(\.operation) : []
          return try session.run(fetches: fetches, targets: targets, feeds: feeds)
        }
      }
      #expect(built > 0, "\(sample)")
    }
  }

  @Test("model.operations: every kind without state has a sample")
  func coverage() {
    let elsewhere: Set = [
      "Const", "Placeholder", "NoOp", "IteratorV2", "IteratorGetNext", "VarHandleOp",
      "ReadVariableOp", "AssignVariableOp", "AssignAddVariableOp", "AssignSubVariableOp",
      "ResourceApplyGradientDescent", "ResourceApplyKerasMomentum", "ResourceApplyAdagradV2",
      "ResourceApplyAdam", "ResourceApplyFtrl", "ResourceSparseApplyAdagradV2",
      "ResourceSparseApplyKerasMomentum", "ResourceSparseApplyFtrl", "ResourceScatterAdd",
      "ResourceScatterSub", "ResourceScatterUpdate", "HashTableV2", "LookupTableFindV2", "Scan",
    ]
    let missing = Set(OperationDefinition.all.keys).subtracting(Self.kinds).subtracting(elsewhere)
    #expect(missing.isEmpty)
  }
}
