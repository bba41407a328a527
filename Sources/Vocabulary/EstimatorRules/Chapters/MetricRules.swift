/// What evaluations add up, element by element over all batches.
extension Rule {
  public static let metricMean = Rule(
    "metric.mean", .should,
    "Sum of weighted values over sum of weights; 0 when that is 0.",
    rows: ["METRIC-02"], decided: .once, within: .singleStep)

  public static let metricLabelMean = Rule(
    "metric.label-mean", .should,
    "Sum of weighted labels over sum of weights.",
    rows: ["METRIC-03"], decided: .once, within: .singleStep)

  public static let metricPredictionMean = Rule(
    "metric.prediction-mean", .should,
    "Sum of weighted predictions over sum of weights, probabilities for a binary head.",
    rows: ["METRIC-03"], decided: .once, within: .singleStep)

  public static let metricAccuracy = Rule(
    "metric.accuracy", .should,
    "Weighted share of predictions that equal their label.",
    rows: ["METRIC-04"], decided: .once, within: .singleStep)

  public static let metricAccuracySoft = Rule(
    "metric.accuracy.soft", .should,
    "A label between 0 and 1 equals no class.",
    rows: ["METRIC-04"], decided: .once, within: .singleStep)

  public static let metricAccuracyBaseline = Rule(
    "metric.accuracy-baseline", .should,
    "max(S, W - S) / W of the final totals S of weighted labels and W of weights.",
    rows: ["METRIC-05"], decided: .once, within: .singleStep)

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

  public static let metricPositive = Rule(
    "metric.positive", .should,
    "For precision, recall and areas every label but 0 is positive.",
    rows: ["METRIC-06", "METRIC-07", "METRIC-08"], decided: .once, within: .singleStep)

  public static let metricAuc = Rule(
    "metric.auc", .should,
    """
    The trapezoids under true over false positive rates at 200 thresholds, where a \
    prediction is positive above its threshold.
    """,
    rows: ["METRIC-08", "METRIC-11"], decided: .once, within: .singleStep)

  public static let metricAucPrecisionRecall = Rule(
    "metric.auc-precision-recall", .should,
    """
    The area under precision over recall at the same thresholds, interpolated between \
    true positive counts.
    """,
    rows: ["METRIC-09", "METRIC-11"], decided: .once, within: .singleStep)

  public static let metricExtremes = Rule(
    "metric.extremes", .should,
    """
    Without weight every metric is 0; with positive labels only auc is 0 and \
    auc_precision_recall 1; negative weights count.
    """,
    rows: ["METRIC-10"], decided: .once, within: .singleStep)

  static let metricRules: [Rule] = [
    .metricMean, .metricLabelMean, .metricPredictionMean, .metricAccuracy, .metricAccuracySoft,
    .metricAccuracyBaseline, .metricMeanSquaredError, .metricPrecision, .metricRecall,
    .metricPositive, .metricAuc, .metricAucPrecisionRecall, .metricExtremes,
  ]
}
