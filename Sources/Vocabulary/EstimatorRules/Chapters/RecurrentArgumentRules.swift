/// What RNNClassifier and RNNEstimator take, what they refuse, and when.
extension Rule {
  public static let rnnDefaults = Rule(
    "rnn.defaults", .must,
    """
    Left out, the arguments are two classes, Adagrad, sum_over_batch_size, sequence_mask, no \
    sequences returned.
    """,
    rows: ["RNN-01"], decided: .once)

  // MARK: Refused by the constructor

  public static let rnnConstructionCells = Rule(
    "rnn.construction.cells", .must,
    "A function that makes cells together with units or a cell type is refused at once.",
    rows: ["RNN-02"], decided: .once)

  public static let rnnConstructionClasses = Rule(
    "rnn.construction.classes", .must,
    "A number of classes below two, or what is no whole number, is refused at once.",
    rows: ["RNN-02"], decided: .once)

  public static let rnnConstructionVocabulary = Rule(
    "rnn.construction.vocabulary", .should,
    """
    A label vocabulary that is no list, or with more than two classes of another size, is \
    refused at once.
    """,
    rows: ["RNN-02"], decided: .once)

  public static let rnnConstructionReduction = Rule(
    "rnn.construction.reduction", .must,
    "A reduction is sum, sum_over_batch_size or auto, which means the latter; others are refused.",
    rows: ["RNN-02", "RNN-23"], decided: .once, within: .singleStep)

  public static let rnnConstructionSequences = Rule(
    "rnn.construction.sequences", .must,
    "With sequences returned, a weight column or a mask that is no name is refused at once.",
    rows: ["RNN-02", "RNN-25"], decided: .once)

  public static let rnnConstructionHead = Rule(
    "rnn.construction.head", .must,
    "With sequences returned, a head that is not for sequences is refused at once.",
    rows: ["RNN-02", "RNN-30"], decided: .once)

  // MARK: Units and cells

  public static let rnnCellsMissing = Rule(
    "rnn.cells.missing", .should,
    "Without units and without a function that makes cells, building is a TypeError.",
    rows: ["RNN-03"], decided: .once)

  public static let rnnUnitsEmpty = Rule(
    "rnn.units.empty", .should,
    "Without any units there is no recurrent layer: the input is the output.",
    rows: ["RNN-04"], decided: .once, within: .singleStep)

  public static let rnnUnitsNumber = Rule(
    "rnn.units.number", .should,
    "One number of units needs the name of a cell type, or building is a TypeError.",
    rows: ["RNN-05", "RNN-06"], decided: .once)

  public static let rnnUnitsList = Rule(
    "rnn.units.list", .must,
    "A list of units makes one cell each, in that order.",
    rows: ["RNN-07"], decided: .once)

  public static let rnnUnitsIterator = Rule(
    "rnn.units.iterator", .quirk,
    "Units that can be read once are read again by the next graph, and are then empty.",
    rows: ["RNN-09"], decided: .once)

  public static let rnnUnitsPositive = Rule(
    "rnn.units.positive", .should,
    "Units that are not positive are a ValueError when the model is built.",
    rows: ["RNN-10"], decided: .once)

  public static let rnnCellTypeDefault = Rule(
    "rnn.cell-type.default", .should,
    "A list of units without a cell type makes simple cells.",
    rows: ["RNN-11"], decided: .once)

  public static let rnnCellTypeFunction = Rule(
    "rnn.cell-type.function", .must,
    "A cell type that is no name is called with each number of units.",
    rows: ["RNN-12"], decided: .once)

  public static let rnnCellTypeUnknown = Rule(
    "rnn.cell-type.unknown", .must,
    """
    An unknown name of a cell type, or what is neither name nor function, is a ValueError when \
    the model is built.
    """,
    rows: ["RNN-13"], decided: .once)

  public static let rnnCellFunction = Rule(
    "rnn.cell-function", .must,
    "The function that makes cells is called once per graph, and answers one cell or a stack.",
    rows: ["RNN-14"], decided: .once)

  // MARK: Columns and features

  public static let rnnColumnsSequence = Rule(
    "rnn.columns.sequence", .must,
    """
    There is at least one sequence column, and all are dense sequence columns, or a \
    ValueError; None is a TypeError. One column alone is a list of one.
    """,
    rows: ["RNN-15"], decided: .once)

  public static let rnnColumnsContext = Rule(
    "rnn.columns.context", .must,
    "Context columns can be left out.",
    rows: ["RNN-16"], decided: .once)

  public static let rnnColumnsContextKind = Rule(
    "rnn.columns.context-kind", .must,
    "A context column that is a sequence column, or not dense, is a ValueError.",
    rows: ["RNN-17"], decided: .once)

  public static let rnnColumnsNames = Rule(
    "rnn.columns.names", .should,
    "Two columns of one name in one list are a ValueError.",
    rows: ["RNN-18"], decided: .once)

  public static let rnnFeaturesKeyed = Rule(
    "rnn.features.keyed", .should,
    "Features without names are a ValueError.",
    rows: ["RNN-27"], decided: .once)

  public static let rnnFeaturesExtra = Rule(
    "rnn.features.extra", .should,
    "Features that no column uses are ignored.",
    rows: ["RNN-28"], decided: .once, within: .singleStep)

  // MARK: Optimizer

  public static let rnnOptimizerName = Rule(
    "rnn.optimizer.name", .must,
    "An optimizer of unknown name is a ValueError in training, and in nothing else.",
    rows: ["RNN-19"], decided: .once)

  public static let rnnOptimizerKind = Rule(
    "rnn.optimizer.kind", .should,
    "What is no optimizer is a ValueError in training.",
    rows: ["RNN-20"], decided: .once)

  public static let rnnOptimizerInstance = Rule(
    "rnn.optimizer.instance", .quirk,
    "An optimizer given as an object trains once; a second call of train is a RuntimeError.",
    rows: ["RNN-21"], decided: .once)

  // MARK: Heads

  public static let rnnHeadClasses = Rule(
    "rnn.head.classes", .must,
    "Two classes have one logit, more have one each.",
    rows: ["RNN-22"], decided: .once)

  public static let rnnHeadSequential = Rule(
    "rnn.head.sequential", .must,
    "A head for sequences and returned sequences need each other, or there is a ValueError.",
    rows: ["RNN-30"], decided: .once)

  public static let rnnWeightsKind = Rule(
    "rnn.weights.kind", .should,
    "A weight column that is neither a name nor a numeric column is a TypeError in training.",
    rows: ["RNN-24"], decided: .once)

  public static let rnnMaskName = Rule(
    "rnn.mask.name", .should,
    "The mask's name means nothing when no sequences are returned.",
    rows: ["RNN-26"], decided: .once)

  public static let rnnMaskAdded = Rule(
    "rnn.mask.added", .should,
    "With sequences returned and no mask among the features, the head finds the model's own mask.",
    rows: ["RNN-31"], decided: .once)

  public static let rnnTrainingNan = Rule(
    "rnn.training.nan", .must,
    "A loss that is not a number ends training with an error, after that step.",
    rows: ["RNN-29"])

  static let recurrentArgumentRules: [Rule] = [
    .rnnDefaults, .rnnConstructionCells, .rnnConstructionClasses, .rnnConstructionVocabulary,
    .rnnConstructionReduction, .rnnConstructionSequences, .rnnConstructionHead, .rnnCellsMissing,
    .rnnUnitsEmpty,
    .rnnUnitsNumber, .rnnUnitsList, .rnnUnitsIterator, .rnnUnitsPositive, .rnnCellTypeDefault,
    .rnnCellTypeFunction, .rnnCellTypeUnknown, .rnnCellFunction, .rnnColumnsSequence,
    .rnnColumnsContext, .rnnColumnsContextKind, .rnnColumnsNames, .rnnFeaturesKeyed,
    .rnnFeaturesExtra, .rnnOptimizerName, .rnnOptimizerKind, .rnnOptimizerInstance,
    .rnnHeadClasses, .rnnHeadSequential, .rnnWeightsKind, .rnnMaskName, .rnnMaskAdded,
    .rnnTrainingNan,
  ]
}
