/// What a head makes of logits: labels, weights, loss, predictions, metrics.
extension Rule {
  public static let headLabelsShape = Rule(
    "head.labels.shape", .should,
    """
    Labels have the shape of the batch, with or without a last axis of size 1; another \
    shape is a ValueError if the graph shows it, else InvalidArgument.
    """,
    rows: ["HEAD-01"], decided: .once, within: .singleStep)

  public static let headLabelsDense = Rule(
    "head.labels.dense", .should,
    "Sparse and missing labels are a ValueError.",
    rows: ["HEAD-01"], decided: .once, within: .singleStep)

  public static let headLabelsBinary = Rule(
    "head.labels.binary", .should,
    """
    Without a vocabulary, binary labels are numbers between 0 and 1; others are \
    InvalidArgument, and texts are Unimplemented when the graph runs.
    """,
    rows: ["HEAD-02"], decided: .once, within: .singleStep)

  public static let headLabelsMulti = Rule(
    "head.labels.multi", .should,
    """
    Without a vocabulary, labels of many classes are int32 or int64 from 0 to the number \
    of classes less 1; others are InvalidArgument, other types a ValueError.
    """,
    rows: ["HEAD-03"], decided: .once, within: .singleStep)

  public static let headLabelsVocabulary = Rule(
    "head.labels.vocabulary", .should,
    """
    With a vocabulary, labels are words; an unknown one is InvalidArgument, another type \
    a ValueError, for a binary head a TypeError.
    """,
    rows: ["HEAD-04"], decided: .once, within: .singleStep)

  public static let headVocabularyWords = Rule(
    "head.vocabulary.words", .should,
    "A vocabulary of anything but words is a TypeError when the model is built.",
    rows: ["HEAD-05"], decided: .once, within: .singleStep)

  public static let headVocabularyBinary = Rule(
    "head.vocabulary.binary", .should,
    """
    The length of a binary vocabulary is not checked: a third word is a label that fails \
    when met, and a class without a word is UNK.
    """,
    rows: ["HEAD-06"], decided: .once, within: .singleStep)

  public static let headVocabularyUnique = Rule(
    "head.vocabulary.unique", .should,
    """
    A word that a vocabulary has twice is FailedPrecondition when the session starts; an \
    empty vocabulary is a ValueError in training.
    """,
    rows: ["HEAD-06"], decided: .once, within: .singleStep)

  public static let headWeights = Rule(
    "head.weights", .should,
    """
    Weights are numbers of the shape of the labels, negative ones allowed; sparse or of \
    another shape they are a ValueError, if only the run shows it InvalidArgument.
    """,
    rows: ["HEAD-07"], decided: .once, within: .singleStep)

  public static let headWeightsMissing = Rule(
    "head.weights.missing", .must,
    """
    A weight feature that is missing is an error in train and evaluate, with a mask too: a KeyError \
    as documented, a ValueError in the real estimator.
    """,
    rows: ["HEAD-21", "MASK-13"], decided: .once, answering: .missingFeature)

  public static let headWeightsNormalized = Rule(
    "head.weights.normalized", .should,
    "A numeric column as weight column applies its normalizer.",
    rows: ["HEAD-07"], decided: .once, within: .singleStep)

  public static let headWeightsDefault = Rule(
    "head.weights.default", .should,
    "Without a weight column everything weighs 1.",
    rows: ["HEAD-08"], decided: .once, within: .singleStep)

  public static let headPredictionsBinary = Rule(
    "head.predictions.binary", .should,
    """
    A binary head predicts logits, logistic, probabilities, class_ids, classes, \
    all_class_ids and all_classes.
    """,
    rows: ["HEAD-20"], decided: .once, within: .singleStep)

  public static let headPredictionsMulti = Rule(
    "head.predictions.multi", .should,
    """
    A head of many classes predicts logits, probabilities, class_ids, classes, \
    all_class_ids and all_classes.
    """,
    rows: ["HEAD-20"], decided: .once, within: .singleStep)

  public static let headPredictionsTies = Rule(
    "head.predictions.ties", .should,
    "Of equal logits the lowest class is predicted: class 1 of two only above 0.",
    rows: ["HEAD-20"], decided: .once, within: .singleStep)

  public static let headPredictionsClasses = Rule(
    "head.predictions.classes", .should,
    "A class is its word in the vocabulary, or its number as decimal text.",
    rows: ["HEAD-20"], decided: .once, within: .singleStep)

  public static let headPredictionsAllClasses = Rule(
    "head.predictions.all-classes", .should,
    """
    all_class_ids and all_classes repeat the list for every row of the batch, without a \
    time axis.
    """,
    rows: ["HEAD-20"], decided: .once, within: .singleStep)

  public static let headPredictionsAlone = Rule(
    "head.predictions.alone", .should,
    "Labels and weights are not needed to predict.",
    rows: ["HEAD-21"], decided: .once, within: .singleStep)

  public static let headMetricsBinary = Rule(
    "head.metrics.binary", .should,
    """
    A binary head evaluates accuracy, accuracy_baseline, auc, auc_precision_recall, \
    average_loss, label/mean, precision, prediction/mean and recall.
    """,
    rows: ["METRIC-02", "METRIC-05"], decided: .once, within: .singleStep)

  public static let headMetricsMulti = Rule(
    "head.metrics.multi", .should,
    "A head of many classes evaluates accuracy and average_loss.",
    rows: ["METRIC-02", "METRIC-04"], decided: .once, within: .singleStep)

  static let headRules: [Rule] = [
    .headLabelsShape, .headLabelsDense, .headLabelsBinary, .headLabelsMulti,
    .headLabelsVocabulary, .headVocabularyWords, .headVocabularyBinary, .headVocabularyUnique,
    .headWeights, .headWeightsMissing, .headWeightsNormalized, .headWeightsDefault,
    .headPredictionsBinary,
    .headPredictionsMulti, .headPredictionsTies, .headPredictionsClasses,
    .headPredictionsAllClasses, .headPredictionsAlone, .headMetricsBinary, .headMetricsMulti,
  ]
}
