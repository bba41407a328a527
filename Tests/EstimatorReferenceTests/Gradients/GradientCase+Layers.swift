import EstimatorGraphs
import EstimatorTensors

extension GradientCase {
  static let matrices: [GradientCase] = flags.map { a, b in
    let shapes: [Shape] = [a ? [3, 2] : [2, 3], b ? [4, 3] : [3, 4]]
    return GradientCase("MatMul \(a) \(b)", [values(shapes[0]), values(shapes[1], seed: 3)]) {
      graph, x in
      try graph.call(
        "MatMul", x[0], x[1], attributes: ["transpose_a": .bool(a), "transpose_b": .bool(b)])
    }
  }

  static let layers: [GradientCase] = [
    GradientCase("BiasAdd", [values([2, 3]), values([3], seed: 2)]) { graph, x in
      try graph.call("BiasAdd", x[0], x[1])
    },
    GradientCase("BiasAdd rank 3", [values([2, 2, 3]), values([3], seed: 2)]) { graph, x in
      try graph.call("BiasAdd", x[0], x[1])
    },
    GradientCase("Softmax", [values([2, 3])]) { graph, x in try graph.call("Softmax", x[0]) },
    GradientCase("LogSoftmax", [values([2, 3])]) { graph, x in try graph.call("LogSoftmax", x[0]) },
    GradientCase(
      "SoftmaxCrossEntropyWithLogits", [values([2, 3]), values([2, 3], from: 0.1, to: 0.6)]
    ) { graph, x in
      // Labels of which each row adds up to 1, as the operation expects.
      try graph.call("SoftmaxCrossEntropyWithLogits", x[0], graph.call("Softmax", x[1]))
    },
    GradientCase("SparseSoftmaxCrossEntropyWithLogits", [values([3, 4])]) { graph, x in
      try graph.call("SparseSoftmaxCrossEntropyWithLogits", x[0], graph.ints(2, 0, 3))
    },
    GradientCase("Select", [values([2, 2]), values([2, 2], seed: 2)]) { graph, x in
      let condition = try graph.constant(Tensor([true, false, false, true], shape: [2, 2]))
      return try graph.call("Select", condition, x[0], x[1])
    },
    GradientCase("SelectV2 repeated", [values([2, 1]), values([3], seed: 2)]) { graph, x in
      let condition = try graph.constant(Tensor([true, false, true]))
      return try graph.call("SelectV2", condition, x[0], x[1])
    },
    GradientCase("SelectV2 by a column", [values([2, 3]), values([], seed: 2)]) { graph, x in
      let condition = try graph.constant(Tensor([true, false], shape: [2, 1]))
      return try graph.call("SelectV2", condition, x[0], x[1])
    },
  ]

  static let reductions: [GradientCase] =
    ["Sum", "Mean", "Max", "Min"].flatMap { reduction($0, over: everyAxes) }
    + reduction("Prod", over: [[0], [1], [-1], [2, 1, 0]])

  private static let everyAxes: [[Int]] = [[0], [1], [-1], [0, 2], [0, 1, 2], []]

  private static func reduction(_ kind: String, over everyAxes: [[Int]]) -> [GradientCase] {
    everyAxes.flatMap { axes in
      [true, false].map { keep in
        GradientCase("\(kind) \(axes) \(keep)", [values([2, 3, 2])]) { graph, x in
          let axes = try graph.constant(Tensor(axes.map { Int32($0) }))
          return try graph.call(kind, x[0], axes, attributes: ["keep_dims": .bool(keep)])
        }
      }
    }
  }

  private static let flags = [(false, false), (false, true), (true, false), (true, true)]
}
