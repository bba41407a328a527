import EstimatorReference

// Operations: what both backends take from the models, computed wrongly by one.
extension Mutant {
  static let referenceComputation: [Mutant] = [
    .reference(
      "adagrad-epsilon-inside", "Adagrad adds epsilon inside the root",
      breaking: .optimizerAdagrad, update: .adagradWithEpsilonInside),
    .reference(
      "adagrad-sum-behind", "Adagrad forgets to keep the sum that it divides by",
      breaking: .optimizerSlots, update: .adagradForgetful),
    .reference(
      "hash-signed", "a hash is taken for a number with a sign", breaking: .columnHashId,
      kernel: "StringToHashBucketFast"
    ) { call in
      let (texts, buckets) = (call.tensor(0), Int64(call.node.int("num_buckets")))
      let hashes = texts.array(of: ByteString.self)?.map { Int64(bitPattern: $0.fingerprint64) }
      let numbers = (hashes ?? []).map { ($0 % buckets + buckets) % buckets }
      return [.tensor(Tensor(numbers, shape: texts.shape))]
    },
    .reference(
      "adagrad-old-sum", "Adagrad divides by the sum from before the step",
      breaking: .optimizerAdagrad, update: .adagradWithOldSum),
    .reference(
      "adam-one-step-ahead", "Adam's bias correction is one step ahead",
      breaking: .optimizerAdam, update: .adamOneStepAhead),
    .reference(
      "adam-biased", "Adam does not correct its bias", breaking: .optimizerAdam,
      update: .adamWithBias),
    .reference(
      "momentum-ahead", "momentum looks ahead unasked", breaking: .optimizerSgd,
      update: .momentumLookingAhead),
    .reference(
      "ascent", "gradient descent goes uphill", breaking: .optimizerSgd, update: .ascent),
    .reference(
      "ftrl-roots-divided", "Ftrl divides each root by the rate, not their difference",
      breaking: .optimizerFtrl, update: .ftrlWithDividedRoots),
    .reference(
      "tanh-gradient-passes", "the gradient goes through tanh unchanged",
      breaking: .gradientBackpropagation, kernel: "TanhGrad"
    ) { call in [.tensor(call.tensor(1))] },
    .reference(
      "bias-gradient-mean", "the gradient of a bias is the mean over the batch",
      breaking: .gradientBackpropagation, kernel: "BiasAddGrad"
    ) { call in
      let rows = Float(call.tensor(0).shape.dimensions[0])
      return try KernelTable.standard["BiasAddGrad"](&call).map { $0.scaled(by: 1 / rows) }
    },
    .reference(
      "empty-mean-is-nan", "nothing divided by nothing is NaN", breaking: .evaluateEmpty,
      kernel: "DivNoNan", KernelTable.standard["RealDiv"]),
    .reference(
      "error-not-squared", "the mean squared error is a mean difference",
      breaking: .metricMeanSquaredError, kernel: "SquaredDifference", KernelTable.standard["Sub"]),
    .reference(
      "precision-counts-either", "a positive label or prediction is a true positive",
      breaking: .metricPrecision, kernel: "LogicalAnd", KernelTable.standard["LogicalOr"]),
    .reference(
      "recall-counts-misses", "predictions of what is not positive count against recall",
      breaking: .metricRecall, kernel: "LogicalNot"
    ) { call in [.tensor(call.tensor(0))] },
    .reference(
      "accuracy-of-mistakes", "accuracy is the share of mistakes", breaking: .metricAccuracy,
      kernel: "Equal", KernelTable.standard["NotEqual"]),
    .reference(
      "mean-undivided", "a mean is not divided", breaking: .metricMean, kernel: "DivNoNan"
    ) { call in [.tensor(call.tensor(0))] },
    .reference(
      "cross-entropy-halved", "cross entropy is in other units",
      breaking: .lossSoftmaxCrossEntropy, kernel: "SparseSoftmaxCrossEntropyWithLogits"
    ) { call in
      let right = try KernelTable.standard["SparseSoftmaxCrossEntropyWithLogits"](&call)
      return [right[0].scaled(by: 0.5), right[1]]
    },
    .reference(
      "log-without-one", "the logarithm of the logistic loss forgets the one",
      breaking: .lossSigmoidCrossEntropy, kernel: "Log1p", KernelTable.standard["Log"]),
    .reference(
      "sum-is-mean", "a sum over a batch is its mean", breaking: .lossReduction, kernel: "Sum",
      KernelTable.standard["Mean"]),
    .reference(
      "greatest-is-least", "the place of the greatest is that of the least",
      breaking: .numericsForward, kernel: "ArgMax", KernelTable.standard["ArgMin"]),
    .reference(
      "remainder-truncated", "a remainder has the sign of what is divided",
      breaking: .numericsForward, kernel: "FloorMod"
    ) { call in
      guard let x = call.tensor(0).array(of: Float.self),
        let y = call.tensor(1).array(of: Float.self),
        x.count == y.count
      else { return try KernelTable.standard["FloorMod"](&call) }
      let rest = zip(x, y).map { $0.truncatingRemainder(dividingBy: $1) }
      return [.tensor(Tensor(rest, shape: call.tensor(0).shape))]
    },
    .reference(
      "less-or-equal", "less is less or equal", breaking: .numericsForward, kernel: "Less",
      KernelTable.standard["LessEqual"]),
  ]

  private static func reference(
    _ name: String, _ summary: String, breaking rule: Rule, update: FaultyUpdate
  ) -> Mutant {
    .reference(
      name, summary, breaking: rule, kernel: update.kind, update.interpreted)
  }
}

extension Value {
  /// A float32 tensor times a factor; others as they are.
  fileprivate func scaled(by factor: Float) -> Value {
    guard case .tensor(let tensor) = self, let floats = tensor.array(of: Float.self) else {
      return self
    }
    return .tensor(Tensor(floats.map { $0 * factor }, shape: tensor.shape))
  }
}
