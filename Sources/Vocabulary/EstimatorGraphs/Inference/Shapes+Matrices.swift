// Matrices, layers and losses.
extension Shapes {
  /// `[m, k]` by `[k, n]` is `[m, n]`, each factor transposed if its attribute says so.
  static func matrixProduct(_ context: InferenceContext) throws -> [PartialShape] {
    var a = try context.dimensions(0, rank: 2)
    var b = try context.dimensions(1, rank: 2)
    if context.bool("transpose_a") { a.reverse() }
    if context.bool("transpose_b") { b.reverse() }
    if let left = a[1], let right = b[0], left != right {
      throw context.shapeError(
        "needs inner dimensions to agree, but they are \(left) (\(context.described(0))) and "
          + "\(right) (\(context.described(1)))")
    }
    return [PartialShape([a[0], b[1]])]
  }

  /// A vector added along the channels: the last axis, or axis 1 for `NCHW`.
  static func biasAdd(_ context: InferenceContext) throws -> [PartialShape] {
    let channelsFirst = context.text("data_format") == "NCHW"
    let bias = try context.dimensions(1, rank: 1)
    guard var value = try context.dimensions(0, atLeast: channelsFirst ? 3 : 2) else {
      return [.unknown]
    }
    let channel = channelsFirst ? 1 : value.count - 1
    value[channel] = try context.merged(value[channel], bias[0], "the channels and the bias length")
    return [PartialShape(value)]
  }

  /// One number per channel.
  static func biasAddGradient(_ context: InferenceContext) throws -> [PartialShape] {
    let channelsFirst = context.text("data_format") == "NCHW"
    guard let value = try context.dimensions(0, atLeast: channelsFirst ? 3 : 2) else {
      return [[nil]]
    }
    return [[channelsFirst ? value[1] : value[value.count - 1]]]
  }

  /// Works along the last axis, so there must be one.
  static func alongLastAxis(_ context: InferenceContext) throws -> [PartialShape] {
    _ = try context.dimensions(0, atLeast: 1)
    return [context.shape(0)]
  }

  /// Logits and label distributions `[batch, classes]`; losses `[batch]` and their gradient.
  static func softmaxCrossEntropy(_ context: InferenceContext) throws -> [PartialShape] {
    let logits = PartialShape(try context.dimensions(0, rank: 2))
    let labels = PartialShape(try context.dimensions(1, rank: 2))
    guard let both = logits.broadcast(with: labels), let batch = both.dimensions?.first else {
      throw context.shapeError(
        "cannot broadcast \(context.described(0)) with \(context.described(1))")
    }
    return [[batch], both]
  }

  /// Logits `[batch, classes]` and a class number per row.
  static func sparseSoftmaxCrossEntropy(_ context: InferenceContext) throws -> [PartialShape] {
    let logits = try context.dimensions(0, rank: 2)
    let labels = try context.dimensions(1, rank: 1)
    let batch = try context.merged(logits[0], labels[0], "the number of logits rows and of labels")
    return [[batch], [batch, logits[1]]]
  }
}
