internal import EstimatorModels

/// The steps of a `normalizer_fn`, `inverse_link_fn` or `loss_fn`: Python's operators, with numbers on
/// the right, or with the tensors that a loss is of.
struct Arithmetic: Sendable {
  private struct Step: Sendable {
    let name: String
    let number: JSON
  }

  private let steps: [Step]

  /// - Returns: `nil` when nothing is described.
  init?(_ description: JSON?) {
    guard let list = description?.elements else { return nil }
    steps = list.flatMap { step -> [Step] in
      guard case .object(let members) = step else { return [] }
      return members.map { Step(name: $0.key, number: $0.value) }
    }
  }

  /// As the loss of a regression.
  var ofLogits: RegressionHead.ElementLoss {
    { labels, logits, graph in
      try applied(to: logits, naming: ["labels": labels, "logits": logits], in: graph)
    }
  }

  /// As the normalizer of a numeric column.
  var ofDense: NumericColumn.Normalizer {
    { feature, graph in try applied(to: feature, in: graph) }
  }

  /// As the normalizer of a sequence numeric column.
  var ofSparse: SequenceNumericColumn.Normalizer {
    { feature, graph in try applied(to: feature, in: graph) }
  }

  private func applied(
    to tensor: SymbolicTensor, naming tensors: [String: SymbolicTensor] = [:], in graph: Graph
  ) throws -> SymbolicTensor {
    try steps.reduce(tensor) { left, step in
      let right = step.number.stringValue.flatMap { tensors[$0] }
      return try apply(step, with: right, to: left, in: graph)
    }
  }

  /// Only multiplication and division know sparse tensors.
  private func applied(
    to tensor: SparseTensor<SymbolicTensor>, in graph: Graph
  ) throws -> SparseTensor<SymbolicTensor> {
    for step in steps where !["multiply", "divide"].contains(step.name) {
      throw EstimatorError(.typeError, "a sparse tensor does not \(step.name)")
    }
    return SparseTensor(
      indices: tensor.indices, values: try applied(to: tensor.values, in: graph),
      denseShape: tensor.denseShape)
  }

  /// A whole number leaves integers integers; their division is that of float64, of one or two bytes that of
  /// float32.
  private func apply(
    _ step: Step, with operand: SymbolicTensor?, to tensor: SymbolicTensor, in graph: Graph
  ) throws -> SymbolicTensor {
    if case .float = step.number, !tensor.dataType.isFloatingPoint {
      throw EstimatorError(
        .typeError, "\(tensor.dataType) and a fraction do not \(step.name)",
        argument: "normalizer_fn")
    }
    let divides = step.name == "divide"
    let isShort = (tensor.dataType.byteCount ?? 0) <= 2
    let left =
      divides && !tensor.dataType.isFloatingPoint
      ? try graph.cast(tensor, to: isShort ? .float32 : .float64) : tensor
    let number = Tensor(step.number.doubleValue ?? 0)
    let right = try operand ?? graph.cast(graph.constant(number), to: left.dataType)
    let operators = [
      "add": "AddV2", "subtract": "Sub", "multiply": "Mul", "divide": "RealDiv",
    ]
    guard let kind = operators[step.name] else {
      throw DriverFailure("no arithmetic is called \(step.name)")
    }
    return try graph.add(kind, inputs: [left, right]).tensors[0]
  }
}
