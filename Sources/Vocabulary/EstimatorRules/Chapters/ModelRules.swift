/// What both backends share: gradients, losses, numbers.
extension Rule {
  public static let gradientBackpropagation = Rule(
    "gradient.backpropagation", .must,
    "Gradients are those of the loss with respect to the trainable variables.",
    rows: ["OPT-04", "HEAD-11"], decided: .once, within: .singleStep)

  public static let gradientMissing = Rule(
    "gradient.missing", .should,
    "A variable that is to be moved, but has no gradient, is a ValueError when the graph is built.",
    rows: ["OPT-04"], decided: .once)

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

  public static let numericsForward = Rule(
    "numerics.forward", .should,
    "The value of a forward operation.",
    rows: ["TOL-01"], within: .singleStep)

  static let modelRules: [Rule] = [
    .gradientBackpropagation, .gradientMissing, .lossSigmoidCrossEntropy, .lossSoftmaxCrossEntropy,
    .lossReduction,
    .numericsForward,
  ]
}
