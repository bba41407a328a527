/// Recurrent cells and the model around them: equations, time loop, variables.
///
/// What the constructors take and refuse is the chapter after this one.
extension Rule {
  // MARK: Cells

  public static let cellSimpleRnn = Rule(
    "cell.simple-rnn", .should,
    "h = tanh(x*K + b + h'*R).",
    rows: ["CELL-01"], decided: .once, within: .singleStep)

  public static let cellLstm = Rule(
    "cell.lstm", .should,
    """
    x*K + h'*R + b has four equal blocks i, f, g, o; c = s(f)*c' + s(i)*tanh(g) and \
    h = s(o)*tanh(c).
    """,
    rows: ["CELL-02"], decided: .once, within: .singleStep)

  public static let cellGru = Rule(
    "cell.gru", .should,
    """
    a = x*K + b0 and q = h'*R + b1 have blocks z, r and candidate; the reset gate multiplies the \
    candidate block of q, and h = z*h' + (1-z)*n.
    """,
    rows: ["CELL-03"], decided: .once, within: .singleStep)

  public static let cellForms = Rule(
    "cell.forms", .should,
    "A number of units and a list of one number compute the same.",
    rows: ["CELL-04"], decided: .once, within: .singleStep)

  public static let cellStack = Rule(
    "cell.stack", .must,
    "The output of a layer is the input of the next one at the same step.",
    rows: ["CELL-05", "RNN-08"], decided: .once, within: .singleStep)

  public static let cellMaskCarry = Rule(
    "cell.mask.carry", .should,
    "A masked step keeps every layer's state and repeats the previous output, zeros at first.",
    rows: ["CELL-06"], decided: .once, within: .singleStep)

  public static let cellMaskGradient = Rule(
    "cell.mask.gradient", .should,
    "Gradients pass a masked step unchanged, and it adds nothing to them.",
    rows: ["CELL-07"], decided: .once, within: .singleStep)

  public static let cellLogits = Rule(
    "cell.logits", .should,
    "Logits are the output times a kernel plus a bias, on every step when sequences are returned.",
    rows: ["CELL-08"], decided: .once, within: .singleStep)

  public static let cellCustomTraining = Rule(
    "cell.custom.training", .should,
    "A custom cell is told whether it is being trained.",
    rows: ["CELL-09"], decided: .once)

  public static let cellCustomLosses = Rule(
    "cell.custom.losses", .should,
    "Regularization terms of a custom cell are not part of the loss.",
    rows: ["CELL-10"], decided: .once, within: .singleStep)

  // MARK: Variables

  public static let rnnVariablesType = Rule(
    "rnn.variables.type", .should,
    "Every variable of the model is float32 and trainable.",
    rows: ["VAR-01"], decided: .once, within: .singleStep)

  public static let rnnVariablesEmbeddings = Rule(
    "rnn.variables.embeddings", .should,
    """
    Tables are named sequence_features/<column>/embedding_weights and \
    dense_features/<column>/embedding_weights.
    """,
    rows: ["VAR-02"], decided: .once)

  public static let rnnVariablesCells = Rule(
    "rnn.variables.cells", .should,
    """
    A cell's variables are under rnn_model/<layer>/<cell>, with stacked_rnn_cells between for \
    several cells; cells of one class are numbered.
    """,
    rows: ["VAR-03"], decided: .once)

  public static let rnnVariablesLogits = Rule(
    "rnn.variables.logits", .should,
    "The last layer's variables are rnn_model/logits/kernel and rnn_model/logits/bias.",
    rows: ["VAR-04"], decided: .once)

  public static let rnnVariablesConstants = Rule(
    "rnn.variables.constants", .should,
    "Epsilon, the accumulator's initial value and clipping are no variables.",
    rows: ["VAR-06"], decided: .once)

  public static let rnnVariablesOrder = Rule(
    "rnn.variables.order", .should,
    "Sequence tables by name, context tables by name, cells bottom-up, logits kernel, logits bias.",
    rows: ["VAR-07"], decided: .once)

  public static let rnnVariablesMismatch = Rule(
    "rnn.variables.mismatch", .should,
    """
    A checkpoint with other shapes is InvalidArgument: here as soon as it is restored, in the real \
    estimator where an operation meets the shape; one without a variable of the model is NotFound.
    """,
    rows: ["VAR-08"], decided: .once)

  static let recurrentRules: [Rule] = [
    .cellSimpleRnn, .cellLstm, .cellGru, .cellForms, .cellStack, .cellMaskCarry,
    .cellMaskGradient, .cellLogits, .cellCustomTraining, .cellCustomLosses, .rnnVariablesType,
    .rnnVariablesEmbeddings, .rnnVariablesCells, .rnnVariablesLogits, .rnnVariablesConstants,
    .rnnVariablesOrder, .rnnVariablesMismatch,
  ]
}
