/// What variables start from.
extension Rule {
  public static let initialKernel = Rule(
    "initial.kernel", .should,
    "Kernels are uniform within sqrt(6 / (rows + columns)).",
    rows: ["INIT-01"], decided: .once, within: .exact)

  public static let initialRecurrentKernel = Rule(
    "initial.recurrent-kernel", .should,
    """
    Recurrent kernels are orthogonal: Q of a thin QR of normal numbers, columns times the signs of \
    R's diagonal, transposed for wide matrices.
    """,
    rows: ["INIT-02"], decided: .once, within: Tolerance(absolute: 7e-7, relative: 0))

  public static let initialBias = Rule(
    "initial.bias", .should,
    "Biases are zero, but for ones in the forget block of lstm cells.",
    rows: ["INIT-03"], decided: .once, within: .exact)

  public static let initialEmbedding = Rule(
    "initial.embedding", .should,
    """
    Tables are normal with deviation 1 / sqrt(dimension), drawn again beyond two deviations, \
    unless they have an initializer of their own.
    """,
    rows: ["INIT-04"], decided: .once, within: .exact)

  public static let initialKernelSeed = Rule(
    "initial.kernel.seed", .should,
    """
    Kernels draw their seeds from Python's generator: kernel and recurrent kernel of each cell, \
    then that of the logits; the seed of the configuration does not matter.
    """,
    rows: ["INIT-05"], decided: .once, within: .exact)

  public static let initialEmbeddingSeed = Rule(
    "initial.embedding.seed", .should,
    """
    A table's stream starts from the seed of the configuration and the number of random operations \
    before it.
    """,
    rows: ["INIT-06"], decided: .once, within: .exact)

  public static let initialStreams = Rule(
    "initial.streams", .should,
    "Random numbers are those of Philox4x32-10 streams.",
    rows: ["INIT-07"], decided: .once, within: Tolerance(absolute: 7e-7, relative: 0))

  public static let initialGiven = Rule(
    "initial.given", .should,
    "A value that is given replaces what the initializer says.",
    rows: ["INIT-08"], decided: .once, within: .exact)

  static let initializerRules: [Rule] = [
    .initialKernel, .initialRecurrentKernel, .initialBias, .initialEmbedding, .initialKernelSeed,
    .initialEmbeddingSeed, .initialStreams, .initialGiven,
  ]
}
