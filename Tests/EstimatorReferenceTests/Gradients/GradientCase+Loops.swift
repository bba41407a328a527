import EstimatorGraphs
import EstimatorTensors

extension GradientCase {
  /// A recurrent layer of two units over four steps of a batch of two: start, rows, kernel, recurrent
  /// kernel and bias.
  static let recurrentInputs: [Tensor] = [
    values([2, 2], seed: 1), values([4, 2, 3], seed: 2), values([3, 2], seed: 3),
    values([2, 2], seed: 4), values([2], seed: 5),
  ]

  static let loops: [GradientCase] =
    [false, true].flatMap { reverse in
      [false, true].map { emits in
        GradientCase("Scan, reverse \(reverse), emits its carry \(emits)", recurrentInputs) {
          graph, x in
          let (ends, outputs) = try graph.scan(
            carries: [x[0]], sequences: [x[1]], invariants: Array(x[2...]), reverse: reverse
          ) { graph, step in
            let next = try recurrentStep(graph, step.carries[0], step.elements[0], step.invariants)
            return ([next], [try graph.square(next)] + (emits ? [step.carries[0]] : []))
          }
          return try graph.call(
            "ConcatV2", outputs[0], graph.expandDims(ends[0], axis: 0), graph.int(0))
        }
      }
    } + [
      GradientCase("Scan, only the end is used", recurrentInputs) { graph, x in
        try graph.scan(carries: [x[0]], sequences: [x[1]], invariants: Array(x[2...])) {
          graph, step in
          let next = try recurrentStep(graph, step.carries[0], step.elements[0], step.invariants)
          return ([next], [next])
        }.carries[0]
      },
      GradientCase("Scan that counts its steps", [values([2]), values([3, 2], seed: 2)]) {
        graph, x in
        let zero = try graph.int(0)
        return try graph.scan(carries: [zero, x[0]], sequences: [x[1]]) { graph, step in
          let count = try graph.add(step.carries[0], graph.int(1))
          let scale = try graph.cast(count, to: .float64)
          let grown = try graph.multiply(step.carries[1], graph.tanh(step.elements[0]))
          return ([count, try graph.add(grown, graph.multiply(scale, step.elements[0]))], [])
        }.carries[1]
      },
      GradientCase("Scan inside Scan", [values([2]), values([3, 2, 2], seed: 2)]) { graph, x in
        try graph.scan(carries: [x[0]], sequences: [x[1]]) { graph, outer in
          let inner = try graph.scan(carries: outer.carries, sequences: outer.elements) {
            graph, step in
            ([try graph.tanh(graph.multiply(step.carries[0], step.elements[0]))], [])
          }
          return ([try graph.add(inner.carries[0], outer.carries[0])], [])
        }.carries[0]
      },
    ]

  /// tanh(x·W + h·U + b)
  static func recurrentStep(
    _ graph: Graph, _ state: SymbolicTensor, _ row: SymbolicTensor, _ weights: [SymbolicTensor]
  ) throws -> SymbolicTensor {
    let sum = try graph.add(graph.matMul(row, weights[0]), graph.matMul(state, weights[1]))
    return try graph.tanh(graph.biasAdd(sum, weights[2]))
  }
}
