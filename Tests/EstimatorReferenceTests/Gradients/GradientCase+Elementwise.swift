import EstimatorGraphs
import EstimatorTensors

extension GradientCase {
  static let all: [GradientCase] =
    unary + binary + matrices + reductions + layers + shapes + indexing + cells + joining + loops

  static let unary: [GradientCase] = [
    one("Identity"), one("Neg"),
    one("Abs", from: 0.2, to: 2), one("Abs", from: -2, to: -0.2), one("Sign", from: 0.2, to: 2),
    one("Square"), one("Sqrt", from: 0.5, to: 2), one("Rsqrt", from: 0.5, to: 2),
    one("Reciprocal", from: 0.5, to: 2), one("Exp"), one("Expm1"), one("Log", from: 0.5, to: 2),
    one("Log1p", from: -0.4, to: 2), one("Sigmoid"), one("Tanh"), one("Softplus"),
    one("Relu", from: 0.2, to: 2), one("Relu", from: -2, to: -0.2),
    GradientCase("Cast there and back", [values([2, 3])]) { graph, x in
      let single = try graph.call(
        "Cast", graph.call("Square", x[0]), attributes: ["DstT": .type(.float64)])
      return try graph.call("Cast", single, attributes: ["DstT": .type(.float64)])
    },
    GradientCase("StopGradient holds one way", [values([3])]) { graph, x in
      // The stopped way contributes a constant, so it is left out of the function itself.
      let zero = try graph.call("Sub", x[0], x[0])
      return try graph.call("AddV2", graph.call("Square", x[0]), graph.call("StopGradient", zero))
    },
    GradientCase("one tensor used three times", [values([4])]) { graph, x in
      let square = try graph.call("Mul", x[0], x[0])
      return try graph.call("AddV2", square, x[0])
    },
    GradientCase("a sum of three", [values([4]), values([4], seed: 2)]) { graph, x in
      try graph.call("AddN", x[0], x[1], x[0])
    },
  ]

  static let binary: [GradientCase] = [
    "Add", "AddV2", "Sub", "Mul", "RealDiv", "Div", "DivNoNan", "SquaredDifference", "Maximum",
    "Minimum", "Pow", "FloorMod",
  ].flatMap { kind in
    pairs.map { a, b in
      GradientCase(
        "\(kind) \(a) \(b)",
        [values(a, from: 0.5, to: 2), values(b, from: 0.55, to: 2.1, seed: 5)]
      ) { graph, x in try graph.call(kind, x[0], x[1]) }
    }
  }

  /// Operands that are repeated on the right, on the left, on both sides and on neither.
  private static let pairs: [(Shape, Shape)] = [
    ([2, 3], [2, 3]), ([2, 3], [3]), ([3], [2, 3]), ([2, 1], [1, 3]), ([1, 3], [2, 1]),
    ([2, 3], []), ([], [2, 3]), ([2, 1, 3], [4, 1]), ([1], [3]), ([1, 1], [1]),
  ]

  private static func one(
    _ kind: String, from low: Double = -1.5, to high: Double = 1.5,
    attributes: [String: Attribute] = [:]
  ) -> GradientCase {
    GradientCase("\(kind) from \(low)", [values([2, 3], from: low, to: high)]) { graph, x in
      try graph.call(kind, x[0], attributes: attributes)
    }
  }
}
