extension MultiLabelHead {
  /// For each class whether it is one of the labels: float32, of the shape of the logits.
  ///
  /// - Rules: `head.multi-label.labels`, `head.multi-label.sparse-labels`
  func indicators(_ input: HeadInput) throws -> SymbolicTensor {
    if let labels = try input.anyLabels().sparse("") {
      return try indicators(labels, in: input.graph)
    }
    let labels = try input.denseLabels(width: logitsDimension)
    // head.multi-label.labels (RNN-30)
    guard labels.dataType != .string else {
      throw EstimatorError(
        .typeError, "dense labels are numbers, not words", argument: "labels",
        rule: .headMultiLabelLabels)
    }
    let numbers = try input.graph.cast(labels, to: .float32)
    return try input.graph.checked(
      numbers, isWithin: 0...1, showing: "labels must be from 0 to 1")
  }

  /// Each row's class numbers are its labels; one that is there twice counts once.
  private func indicators(_ labels: SparseTensor<SymbolicTensor>, in graph: Graph) throws
    -> SymbolicTensor
  {
    // head.multi-label.sparse-labels (RNN-30)
    let numbers = try graph.checked(
      numbers(of: labels.values, in: graph), isWithin: 0...Double(logitsDimension - 1),
      showing: "labels must be from 0 to \(logitsDimension - 1)")
    let rows = try graph.gather(labels.indices, graph.indices([0]), axis: 1)
    let cells = SparseTensor(
      indices: try graph.concat([rows, graph.expandDims(numbers, axis: -1)], axis: 1),
      values: try graph.cast(graph.onesLike(numbers), to: .float32),
      denseShape: try graph.concat(
        [
          graph.slice(labels.denseShape, from: 0, count: 1),
          graph.constant([Int64(logitsDimension)]),
        ], axis: 0))
    let dense = try graph.dense(
      cells, default: graph.constant(Float(0)), validatesIndices: false)
    return try graph.reshape(dense, to: [-1, logitsDimension])
  }

  private func numbers(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor {
    if values.dataType == .string {
      guard vocabulary.words != nil else {
        throw EstimatorError(
          .typeError, "words are labels only with a label vocabulary", argument: "labels",
          rule: .headMultiLabelSparseLabels)
      }
      return try vocabulary.numbers(of: values, in: graph)
    }
    guard values.dataType.isInteger else {
      throw EstimatorError(
        .valueError, "sparse labels are class numbers or words, not \(values.dataType)",
        argument: "labels", rule: .headMultiLabelSparseLabels)
    }
    return try graph.cast(values, to: .int64)
  }
}
