/// How gradients go back through an operation: from those of its outputs to those of its inputs.
///
/// A rule answers one gradient per input, `nil` where none flows.
package typealias GradientRule = @Sendable (GradientContext) throws -> [SymbolicTensor?]

/// The table of rules, by kind of operation, chapter by chapter.
enum GradientRules {
  static let all: [String: GradientRule] = [
    elementwise, activations, arithmetic, selection, matrices, reductions, softmax, shapes, slices,
    joining, gathering, cells, variables, loops,
  ].reduce(into: [:]) { table, chapter in
    table.merge(chapter) { _, _ in preconditionFailure("An operation has two gradient rules") }
  }

  /// Operations through which nothing flows back: their result moves in jumps, or not at all.
  static let notDifferentiable: Set<String> = [
    "StopGradient", "ZerosLike", "OnesLike", "Shape", "Size", "Rank", "Range", "OneHot",
    "Floor", "Ceil", "Round", "FloorDiv", "ArgMax", "ArgMin", "IsNan", "IsInf", "IsFinite",
    "Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual", "AsString",
    "StringToHashBucketFast", "HashTableV2", "LookupTableFindV2", "Assert",
  ]
}

extension Graph {
  /// The kinds of operation through which gradients flow, in alphabetical order.
  package static var differentiableOperations: [String] { GradientRules.all.keys.sorted() }

  /// The kinds of operation through which nothing flows back, in alphabetical order.
  package static var gradientStops: [String] { GradientRules.notDifferentiable.sorted() }
}
