/// What both backends share: gradients, optimizers, losses, metrics, storage.
extension Rule {
  public static let gradientBackpropagation = Rule(
    "gradient.backpropagation", .must,
    "Gradients are those of the loss with respect to the trainable variables.",
    rows: ["OPT-04", "HEAD-11"], decided: .once, within: .singleStep)

  public static let optimizerSgd = Rule(
    "optimizer.sgd", .should,
    "v becomes v - lr * g.",
    rows: ["OPT-15"], decided: .once, within: .singleStep)

  public static let optimizerAdagrad = Rule(
    "optimizer.adagrad", .should,
    "a becomes a + g^2; v becomes v - lr * g / (sqrt(a) + epsilon).",
    rows: ["OPT-11"], decided: .once, within: .singleStep)

  public static let optimizerAdam = Rule(
    "optimizer.adam", .should,
    "Adam with bias correction by the global step before the step plus one.",
    rows: ["OPT-13", "OPT-05"], decided: .once, within: .singleStep)

  public static let optimizerSlots = Rule(
    "optimizer.slots", .should,
    """
    Slots and hyper-parameters are variables under training/<Name>, saved, and restored \
    over the constructor's.
    """,
    rows: ["VAR-05", "OPT-06"], decided: .once, within: .slots)

  public static let optimizerIterations = Rule(
    "optimizer.iterations", .should,
    "The iteration count is the global step, raised by one after all updates.",
    rows: ["OPT-05"], decided: .once)

  public static let lossSigmoidCrossEntropy = Rule(
    "loss.sigmoid-cross-entropy", .should,
    "max(x, 0) - x*y + log(1 + exp(-|x|)) per element.",
    rows: ["HEAD-09"], decided: .once, within: .singleStep)

  public static let lossSoftmaxCrossEntropy = Rule(
    "loss.softmax-cross-entropy", .should,
    "log sum exp(x) - x_label per row.",
    rows: ["HEAD-09"], decided: .once, within: .singleStep)

  public static let lossReduction = Rule(
    "loss.reduction", .should,
    "The loss is the weighted sum divided by the number of elements, or the sum.",
    rows: ["HEAD-10"], decided: .once, within: .singleStep)

  public static let metricMean = Rule(
    "metric.mean", .should,
    "Sum of weighted values over sum of weights; 0 when that is 0.",
    rows: ["METRIC-02", "METRIC-03"], decided: .once, within: .singleStep)

  public static let metricAccuracy = Rule(
    "metric.accuracy", .should,
    "Weighted share of predictions that equal their label.",
    rows: ["METRIC-04"], decided: .once, within: .singleStep)

  public static let metricMeanSquaredError = Rule(
    "metric.mean-squared-error", .should,
    "Weighted mean of squared differences over all elements.",
    rows: ["EVAL-30"], decided: .once, within: .singleStep)

  public static let metricPrecision = Rule(
    "metric.precision", .should,
    "True positives over predicted positives; 0 when there are none.",
    rows: ["METRIC-06"], decided: .once, within: .singleStep)

  public static let metricRecall = Rule(
    "metric.recall", .should,
    "True positives over actual positives; 0 when there are none.",
    rows: ["METRIC-07"], decided: .once, within: .singleStep)

  public static let numericsForward = Rule(
    "numerics.forward", .should,
    "The value of a forward operation.",
    rows: ["TOL-01"], within: .singleStep)

  static let modelRules: [Rule] = [
    .gradientBackpropagation, .optimizerSgd, .optimizerAdagrad, .optimizerAdam, .optimizerSlots,
    .optimizerIterations, .lossSigmoidCrossEntropy, .lossSoftmaxCrossEntropy, .lossReduction,
    .metricMean, .metricAccuracy, .metricMeanSquaredError, .metricPrecision, .metricRecall,
    .numericsForward,
  ]
}
