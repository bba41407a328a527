/// How variables are moved against their gradients, and what is remembered of it.
extension Rule {
  public static let optimizerNamed = Rule(
    "optimizer.named", .should,
    "By name, an optimizer has learning rate 0.05 and otherwise the documented defaults.",
    rows: ["OPT-01", "VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerNamedClipped = Rule(
    "optimizer.named.clipped", .should,
    """
    By name, each gradient g becomes g * 5 / max(norm(g), 5), with the norm of that \
    variable alone, of the touched rows for a table.
    """,
    rows: ["OPT-02"], decided: .once, within: .singleStep)

  public static let optimizerInstance = Rule(
    "optimizer.instance", .should,
    "An optimizer that is given keeps its own learning rate, and clips nothing.",
    rows: ["OPT-03"], decided: .once, within: .singleStep)

  public static let optimizerSchedule = Rule(
    "optimizer.schedule", .should,
    """
    A learning rate that is a schedule is computed in every step from the steps before it, one that \
    is a function is asked for when the graph is built; neither is a variable.
    """,
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerSlots = Rule(
    "optimizer.slots", .should,
    """
    Slots and hyper-parameters are variables under training/<Name>, saved, and restored \
    over the constructor's.
    """,
    rows: ["VAR-05", "OPT-06"], decided: .once, within: .slots)

  public static let optimizerHyperparameters = Rule(
    "optimizer.hyperparameters", .should,
    """
    Every number of an optimizer but epsilon and the initial accumulator is a float32 \
    scalar of the checkpoint under training/<Name>, decay among them.
    """,
    rows: ["VAR-05", "VAR-06"], decided: .once, within: .exact)

  public static let optimizerHyperparametersRestored = Rule(
    "optimizer.hyperparameters.restored", .should,
    """
    What the checkpoint holds replaces the hyper-parameters of the constructor; another \
    kind of optimizer is NotFound.
    """,
    rows: ["OPT-06"], decided: .once, within: .singleStep)

  public static let optimizerIterations = Rule(
    "optimizer.iterations", .should,
    "The iteration count is the global step, raised by one after all updates.",
    rows: ["OPT-05"], decided: .once)

  public static let optimizerRows = Rule(
    "optimizer.rows", .should,
    """
    A gradient of gathered rows is one of those rows only, repeated ones added up first; \
    an empty cell gathers row 0.
    """,
    rows: ["OPT-10"], decided: .once, within: .singleStep)

  public static let optimizerRowsZero = Rule(
    "optimizer.rows.zero", .should,
    "A row touched with gradient 0 stays as it is, except under Ftrl.",
    rows: ["OPT-12"], decided: .once, within: .singleStep)

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

  public static let optimizerAdamRows = Rule(
    "optimizer.adam.rows", .should,
    "Adam moves every row of a table in every step, also those that were not gathered.",
    rows: ["OPT-13"], decided: .once, within: .singleStep)

  public static let optimizerRmsprop = Rule(
    "optimizer.rmsprop", .should,
    "r becomes rho * r + (1 - rho) * g^2; v becomes v - lr * g / (sqrt(r) + epsilon).",
    rows: ["OPT-14"], decided: .once, within: .singleStep)

  public static let optimizerRmspropRows = Rule(
    "optimizer.rmsprop.rows", .should,
    "Of a table, r decays in all rows, but only the gathered ones move.",
    rows: ["OPT-14"], decided: .once, within: .singleStep)

  public static let optimizerFtrl = Rule(
    "optimizer.ftrl", .should,
    """
    z becomes z + g - (sqrt(a + g^2) - sqrt(a)) / lr * v, a becomes a + g^2, and v \
    becomes 0 where z is 0, else -z * lr / sqrt(a).
    """,
    rows: ["OPT-16"], decided: .once, within: .ftrl)

  public static let optimizerFtrlRows = Rule(
    "optimizer.ftrl.rows", .should,
    """
    Of a table, Ftrl forgets the initial value of gathered rows only: of row 0 too where \
    a cell was empty.
    """,
    rows: ["OPT-16", "OPT-12"], decided: .once, within: .ftrl)

  static let optimizerRules: [Rule] = [
    .optimizerNamed, .optimizerNamedClipped, .optimizerInstance, .optimizerSchedule,
    .optimizerSlots,
    .optimizerHyperparameters, .optimizerHyperparametersRestored, .optimizerIterations,
    .optimizerRows, .optimizerRowsZero, .optimizerSgd, .optimizerAdagrad, .optimizerAdam,
    .optimizerAdamRows, .optimizerRmsprop, .optimizerRmspropRows, .optimizerFtrl,
    .optimizerFtrlRows,
  ]
}
