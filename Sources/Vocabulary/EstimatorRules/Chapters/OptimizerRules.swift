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
    "An optimizer that is given keeps its own learning rate, and clips only what it was told to.",
    rows: ["OPT-03"], decided: .once, within: .singleStep)

  public static let optimizerSchedule = Rule(
    "optimizer.schedule", .should,
    """
    A learning rate that is a schedule is computed in every step from the steps before it, one that \
    is a function is asked for when the graph is built; neither is a variable.
    """,
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerDecay = Rule(
    "optimizer.decay", .should,
    """
    After t steps the learning rate, that of a schedule too, is divided by 1 + decay * t, with the \
    decay of the constructor, whatever the checkpoint holds; a negative decay is ValueError.
    """,
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerClippingValue = Rule(
    "optimizer.clipping.value", .should,
    "With clipvalue c, each element of a gradient is kept between -c and c, before any norm is taken.",
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerClippingNorm = Rule(
    "optimizer.clipping.norm", .should,
    "With clipnorm c, each gradient g becomes g * c / max(norm(g), c), as by name with 5.",
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerClippingGlobal = Rule(
    "optimizer.clipping.global", .should,
    """
    With global_clipnorm c, all gradients are multiplied by c * min(1 / n, 1 / c), where n is the \
    norm of all of them as one vector.
    """,
    rows: ["VAR-06"], decided: .once, within: .singleStep)

  public static let optimizerClippingArguments = Rule(
    "optimizer.clipping.arguments", .should,
    "A negative limit of gradients, or clipnorm beside global_clipnorm, is ValueError.",
    rows: ["VAR-06"], decided: .once)

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

  public static let optimizerSgdNesterov = Rule(
    "optimizer.sgd.nesterov", .should,
    """
    With momentum and nesterov, m becomes momentum * m - lr * g, and v becomes \
    v + momentum * m - lr * g.
    """,
    rows: ["OPT-03", "OPT-15"], decided: .once, within: .singleStep)

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

  public static let optimizerAdamAmsgrad = Rule(
    "optimizer.adam.amsgrad", .should,
    "With amsgrad, Adam divides by the root of the greatest second moment so far, the slot vhat.",
    rows: ["OPT-03", "OPT-13"], decided: .once, within: .singleStep)

  public static let optimizerRmsprop = Rule(
    "optimizer.rmsprop", .should,
    "r becomes rho * r + (1 - rho) * g^2; v becomes v - lr * g / (sqrt(r) + epsilon).",
    rows: ["OPT-14"], decided: .once, within: .singleStep)

  public static let optimizerRmspropRows = Rule(
    "optimizer.rmsprop.rows", .should,
    "Of a table, r decays in all rows, but only the gathered ones move.",
    rows: ["OPT-14"], decided: .once, within: .singleStep)

  public static let optimizerRmspropCentered = Rule(
    "optimizer.rmsprop.centered", .should,
    """
    With centered, the slot mg follows g as r follows g^2, and r - mg^2 stands for r where v moves.
    """,
    rows: ["OPT-03", "OPT-14"], decided: .once, within: .singleStep)

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

  public static let optimizerFtrlShrinkage = Rule(
    "optimizer.ftrl.shrinkage", .should,
    """
    With an l2_shrinkage_regularization_strength s, z gets 2 * s * v in every step in which v is \
    touched, and a does not.
    """,
    rows: ["OPT-03", "OPT-16"], decided: .once, within: .ftrl)

  static let optimizerRules: [Rule] = [
    .optimizerNamed, .optimizerNamedClipped, .optimizerInstance, .optimizerSchedule,
    .optimizerDecay, .optimizerClippingValue, .optimizerClippingNorm, .optimizerClippingGlobal,
    .optimizerClippingArguments, .optimizerSlots, .optimizerHyperparameters,
    .optimizerHyperparametersRestored, .optimizerIterations, .optimizerRows, .optimizerRowsZero,
    .optimizerSgd, .optimizerSgdNesterov, .optimizerAdagrad, .optimizerAdam, .optimizerAdamRows,
    .optimizerAdamAmsgrad, .optimizerRmsprop, .optimizerRmspropRows, .optimizerRmspropCentered,
    .optimizerFtrl, .optimizerFtrlRows, .optimizerFtrlShrinkage,
  ]
}
