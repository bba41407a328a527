/// A head for sequences: another one over all steps that a mask selects.
///
/// Logits are `[batch, time, …]`, labels `[batch, time]` or `[batch, time, …]`. For loss and metrics the
/// selected steps stand one under the other, row after row. Predictions keep their time axis.
///
/// - Rules: `mask.given`, `mask.given-shape`, `mask.flattening`, `mask.predictions`, `mask.labels`,
///   `mask.weights`, `mask.sparse`, `head.weights.missing`
public struct SequentialHeadWrapper: Head {
  private let head: any StaticHead
  /// The key of the mask among the features, and among the predictions.
  private let maskKey: String
  /// The keys of the features that the head looks at, such as weights.
  private let featureColumns: [String]

  public var name: String { head.name.isEmpty ? "" : "\(head.name)_sequential" }
  public var logitsDimension: Int { head.logitsDimension }
  public var sequenceMask: String? { maskKey }

  /// - Throws: `EstimatorError` with kind `ValueError` for a `MultiHead`.
  public init(
    _ head: any StaticHead, sequenceMask: String = "sequence_length_mask",
    featureColumns: [String] = []
  ) throws {
    // head.sequential (RNN-30)
    if head is MultiHead {
      throw EstimatorError(
        .valueError, "a MultiHead cannot be made sequential", argument: "static_head",
        rule: .headSequential)
    }
    self.head = head
    maskKey = sequenceMask
    self.featureColumns = featureColumns
  }

  public func estimatorSpec(
    _ input: HeadInput, minimizing: (SymbolicTensor) throws -> Operation
  ) throws -> EstimatorSpec {
    let mask = try mask(of: input)
    if input.mode == .predict {
      let spec = try head.estimatorSpec(input, minimizing: minimizing)
      return EstimatorSpec(
        mode: spec.mode, predictions: spec.predictions?.adding(mask, named: maskKey),
        exportOutputs: spec.exportOutputs)
    }
    let steps = try SelectedSteps(of: mask, key: maskKey, in: input.graph)
    return try head.estimatorSpec(flat(input, steps), minimizing: minimizing)
  }

  private func mask(of input: HeadInput) throws -> SymbolicTensor {
    // head.sequential (RNN-30): only predictions look the mask up as if it were there.
    guard let mask = input.features[maskKey] else {
      throw EstimatorError(
        input.mode == .predict ? .keyError : .valueError,
        "the mask '\(maskKey)' is not among the features",
        argument: "sequence_mask", rule: .headSequential)
    }
    return mask
  }

  private func flat(_ input: HeadInput, _ steps: SelectedSteps) throws -> HeadInput {
    // mask.labels (MASK-11)
    guard let labels = input.labels else {
      throw EstimatorError(
        .attributeError, "the input has no labels", argument: "labels", rule: .maskLabels)
    }
    let features = try featureColumns.map { key in
      // mask.weights (MASK-13), head.weights.missing (HEAD-21)
      guard let feature = try steps.flat(key, of: input.features, rule: .maskWeights) else {
        throw EstimatorError(
          .keyError, "'\(key)' is not among the features", argument: "features",
          rule: .headWeightsMissing)
      }
      return (key, feature)
    }
    let flatLabels = try steps.flat("", of: labels, rule: .maskLabels)
    return HeadInput(
      graph: input.graph, mode: input.mode, features: .keyed(OrderedDictionary(features)),
      logits: try steps.flat(input.logits, rule: .maskLabels, argument: "logits"),
      labels: flatLabels.map { .single($0) } ?? labels)
  }
}

extension TensorGroup where Value == SymbolicTensor {
  // mask.predictions (MASK-08)
  fileprivate func adding(_ value: Value, named name: String) -> TensorGroup {
    var all = OrderedDictionary(named.map { ($0.name, $0.value) })
    all[name] = value
    return .keyed(all)
  }
}
