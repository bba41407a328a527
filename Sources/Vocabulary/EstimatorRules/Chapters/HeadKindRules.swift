/// The heads that stand beside those for classes, and what all heads can be told.
extension Rule {
  public static let headName = Rule(
    "head.name", .should,
    "The keys of a named head's metrics end in its name, those of its predictions do not.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headLogits = Rule(
    "head.logits", .should,
    "Logits that are not as wide as the head wants are a ValueError.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headClasses = Rule(
    "head.classes", .should,
    """
    A head of many classes has three or more, and a vocabulary one word for each, else \
    ValueError.
    """,
    rows: ["RNN-02"], decided: .once, within: .singleStep)

  public static let headThresholds = Rule(
    "head.thresholds", .should,
    """
    Thresholds lie between 0 and 1, else ValueError; at each there are accuracy, \
    precision and recall of what is predicted above it.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headExports = Rule(
    "head.exports", .should,
    """
    Every head exports serving_default, the name of its method and predict; a binary \
    head regression too.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headRegressionLabels = Rule(
    "head.regression.labels", .should,
    """
    Labels are numbers of the logits' shape, without the last axis if that is of size 1; \
    another shape is a ValueError, texts are Unimplemented, and fewer than one label per \
    row is a ValueError.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headRegressionLoss = Rule(
    "head.regression.loss", .should,
    """
    The loss of a regression is the squared difference, or what a function makes of labels and \
    logits, over all elements of a row.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headRegressionWeights = Rule(
    "head.regression.weights", .should,
    "A regression's weights are one for each row or one for each label.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headRegressionPredictions = Rule(
    "head.regression.predictions", .should,
    """
    A regression predicts predictions, and logits too where a link makes them something else.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headRegressionMetrics = Rule(
    "head.regression.metrics", .should,
    "A regression evaluates average_loss, prediction/mean and label/mean over all elements.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headPoisson = Rule(
    "head.poisson", .should,
    """
    Predictions are exp(x), the loss exp(x) - y*x, and for y outside of 0 to 1 \
    Stirling's y*log(y) - y + log(2*pi*y)/2 more.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelClasses = Rule(
    "head.multi-label.classes", .should,
    """
    A head of many labels has two classes or more, a word for each if any, and metrics \
    for classes that exist, else ValueError.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelLabels = Rule(
    "head.multi-label.labels", .should,
    """
    Dense labels say of each class how much it is one, from 0 to 1; others are \
    InvalidArgument, texts a TypeError.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelSparseLabels = Rule(
    "head.multi-label.sparse-labels", .should,
    """
    Sparse labels are class numbers, or words of the vocabulary, each counting once per \
    row; unknown ones are InvalidArgument.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelLoss = Rule(
    "head.multi-label.loss", .should,
    "The loss of a row is the mean of its classes' sigmoid cross entropies.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelPredictions = Rule(
    "head.multi-label.predictions", .should,
    """
    A head of many labels predicts logits, probabilities by sigmoid, and as classes the \
    names of all for every row.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiLabelMetrics = Rule(
    "head.multi-label.metrics", .should,
    """
    A head of many labels evaluates average_loss and both areas over all elements, and \
    for chosen classes probability_mean and both areas.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadConstruction = Rule(
    "head.multi-head.construction", .should,
    "Heads are one or more and have names, and weights are none or one each, else ValueError.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadLabels = Rule(
    "head.multi-head.labels", .should,
    "Labels are by name of head, else ValueError; others are ignored.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadLoss = Rule(
    "head.multi-head.loss", .should,
    "The loss is the sum of the heads' losses, each times its weight.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadPredictions = Rule(
    "head.multi-head.predictions", .should,
    """
    Predictions of each head are kept apart by its name; the first head is served by \
    default.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadMetrics = Rule(
    "head.multi-head.metrics", .should,
    "Each head's metrics end in its name, the mean of its own loss among them.",
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadNames = Rule(
    "head.multi-head.names", .should,
    """
    Heads may share a name: all of them then see the logits of the last one, too wide ones being a \
    ValueError. Of metrics under one key the last head's stays, but of the losses the first one's.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headMultiHeadReduction = Rule(
    "head.multi-head.reduction", .should,
    """
    Heads whose losses are reduced by different names, auto and sum_over_batch_size too, are a \
    ValueError in training; evaluation adds them up.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  public static let headSequential = Rule(
    "head.sequential", .should,
    """
    Any head but a MultiHead can be one for sequences; without its mask among the \
    features it is a ValueError.
    """,
    rows: ["RNN-30"], decided: .once, within: .singleStep)

  static let headKindRules: [Rule] = [
    .headName, .headLogits, .headClasses, .headThresholds, .headExports, .headRegressionLabels,
    .headRegressionLoss, .headRegressionWeights, .headRegressionPredictions,
    .headRegressionMetrics, .headPoisson, .headMultiLabelClasses, .headMultiLabelLabels,
    .headMultiLabelSparseLabels, .headMultiLabelLoss, .headMultiLabelPredictions,
    .headMultiLabelMetrics, .headMultiHeadConstruction, .headMultiHeadLabels, .headMultiHeadLoss,
    .headMultiHeadPredictions, .headMultiHeadMetrics, .headMultiHeadNames,
    .headMultiHeadReduction, .headSequential,
  ]
}
