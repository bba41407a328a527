internal import EstimatorGraphs
internal import EstimatorTensors

// Values that are given, handles, and what only passes values on.
extension KernelTable {
  static let sources: [String: Kernel] = [
    "Const": Kernel { .known($0.node.tensor("value")) },
    "Placeholder": Kernel { site in
      throw site.invalid(
        "You must feed a value for placeholder tensor '\(site.node.name)' with dtype \(site.outputType()) and shape \(site.node.shape("shape"))"
      )
    },
    "Identity": passing, "StopGradient": passing,
    "NoOp": nothing, "VarHandleOp": nothing, "IteratorV2": nothing,
    // A plan takes its batch before anything else, so nothing is left to do in its place.
    "IteratorGetNext": nothing,
  ]

  private static let passing = Kernel { .alias($0.shape(0)) }
  private static let nothing = Kernel { _ in Work([], .none) }
}
