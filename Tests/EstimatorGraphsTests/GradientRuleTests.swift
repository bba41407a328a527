import EstimatorGraphs
import Testing

/// The table of gradient rules, as a whole.
struct GradientRuleTests {
  /// Nothing can be asked to flow back through these: they write, feed, or are gradients themselves.
  private static let withoutGradient: Set<String> = [
    "Const", "Placeholder", "NoOp", "IteratorV2", "IteratorGetNext", "VarHandleOp",
    "AssignVariableOp", "AssignAddVariableOp", "AssignSubVariableOp",
    "ResourceApplyGradientDescent", "ResourceApplyKerasMomentum", "ResourceApplyAdagradV2",
    "ResourceApplyAdam", "ResourceApplyFtrl", "ResourceSparseApplyAdagradV2",
    "ResourceSparseApplyKerasMomentum", "ResourceSparseApplyFtrl", "ResourceScatterAdd",
    "ResourceScatterSub", "ResourceScatterUpdate", "Where", "Unique", "Bucketize", "SparseCross",
    "LogicalAnd", "LogicalOr", "LogicalNot", "All", "Any", "StringJoin",
    "BroadcastGradientArgs", "InvertPermutation",
    "ReluGrad", "SoftplusGrad", "TanhGrad", "SigmoidGrad", "SqrtGrad", "RsqrtGrad",
    "ReciprocalGrad", "BiasAddGrad",
  ]

  @Test("gradient.backpropagation: every operation has a rule, stops gradients, or cannot be asked")
  func complete() {
    let decided = Set(Graph.differentiableOperations + Graph.gradientStops)
    let undecided = Set(OperationDefinition.all.keys).subtracting(decided)
    #expect(undecided.sorted() == Self.withoutGradient.sorted())
  }

  @Test("gradient.backpropagation: every rule is for an operation that exists, and for one reason")
  func known() {
    let (rules, stops) = (Graph.differentiableOperations, Graph.gradientStops)
    #expect(Set(rules + stops).isSubset(of: OperationDefinition.all.keys))
    #expect(Set(rules).isDisjoint(with: stops))
  }
}
