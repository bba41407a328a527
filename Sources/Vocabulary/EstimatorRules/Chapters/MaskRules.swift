/// Which steps of a padded sequence exist, and what the others may not do.
extension Rule {
  public static let maskLength = Rule(
    "mask.length", .should,
    "A step exists when it is before its row's length, which the first column by name gives.",
    rows: ["MASK-01"], decided: .once, within: .singleStep)

  public static let maskRecurrence = Rule(
    "mask.recurrence", .should,
    "The mask drives the recurrence in all modes, of static and of sequential models.",
    rows: ["MASK-02"], decided: .once, within: .singleStep)

  public static let maskWide = Rule(
    "mask.wide", .quirk,
    """
    An input with more steps than its longest row is InvalidArgument in the real estimator; here \
    the steps too many are padding.
    """,
    rows: ["MASK-03"], decided: .once, within: .singleStep)

  public static let maskNoSteps = Rule(
    "mask.no-steps", .quirk,
    """
    A batch without any step is an error in the real estimator; here its rows are empty like any \
    empty row.
    """,
    rows: ["MASK-04"], decided: .once, within: .singleStep)

  public static let maskEmptyRow = Rule(
    "mask.empty-row", .should,
    "A row without steps puts out zeros, so its logits are the logits' bias.",
    rows: ["MASK-05"], decided: .once, within: .singleStep)

  public static let maskGiven = Rule(
    "mask.given", .should,
    """
    With return_sequences a feature under the mask's key selects what counts in loss and metrics \
    and is echoed in predictions; the recurrence does not see it.
    """,
    rows: ["MASK-06"], decided: .once, within: .singleStep)

  public static let maskGivenShape = Rule(
    "mask.given-shape", .should,
    """
    A given mask has rank 2 and the shape of the steps, else ValueError; one whose sum is not the \
    number of its cells that are not zero is InvalidArgument in the run.
    """,
    rows: ["MASK-06"], decided: .once)

  public static let maskStaticIgnored = Rule(
    "mask.static-ignored", .should,
    "A static model ignores a feature under the mask's key, and does not echo it.",
    rows: ["MASK-07"], decided: .once, within: .singleStep)

  public static let maskPredictions = Rule(
    "mask.predictions", .should,
    "Sequential predictions hold the mask under its key, a computed one as bool [batch, steps].",
    rows: ["MASK-08"], decided: .once, within: .singleStep)

  public static let maskFlattening = Rule(
    "mask.flattening", .should,
    "Steps are flattened row by row, selected ones only; labels and weights become columns of width 1.",
    rows: ["MASK-09"], decided: .once, within: .singleStep)

  public static let maskSparse = Rule(
    "mask.sparse", .should,
    """
    Sparse labels and weights are taken as stored, of rank two in row-major order, of rank three as \
    they are; only their number is checked against the mask, InvalidArgument.
    """,
    rows: ["MASK-10"], decided: .once, within: .singleStep)

  public static let maskLabels = Rule(
    "mask.labels", .should,
    """
    Sequential labels of rank one or of another number of steps are a ValueError, of rank three \
    with a size after the steps that the graph does not know a TypeError.
    """,
    rows: ["MASK-11"], decided: .once)

  public static let maskPaddingLabels = Rule(
    "mask.padding-labels", .should,
    "Labels on padding are never looked at.",
    rows: ["MASK-12"], decided: .once, within: .singleStep)

  public static let maskWeights = Rule(
    "mask.weights", .should,
    "A sequential model's weights of rank one are a ValueError.",
    rows: ["MASK-13"], decided: .once)

  static let maskRules: [Rule] = [
    .maskLength, .maskRecurrence, .maskWide, .maskNoSteps, .maskEmptyRow, .maskGiven,
    .maskGivenShape, .maskStaticIgnored, .maskPredictions, .maskFlattening, .maskSparse,
    .maskLabels, .maskPaddingLabels, .maskWeights,
  ]
}
