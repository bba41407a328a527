extension Dense where Element: Real {
  /// The rows along the last axis, with what to do to each: y[…, j] = row(x[…])[j].
  ///
  /// - Throws: `InvalidArgument` for a scalar.
  func mapRows(_ row: (ArraySlice<Element>) -> [Element]) throws -> Dense<Element> {
    try require(rank > 0, "a scalar has no rows")
    let width = shape.dimensions[rank - 1]
    let starts = stride(from: 0, to: count, by: Swift.max(width, 1))
    return Dense(starts.flatMap { row(elements[$0..<$0 + width]) }, shape)
  }
}

/// x less its greatest element: with that taken off, no e^x[j] overflows.
private func shifted<E: Real>(_ x: ArraySlice<E>) -> [E] {
  let greatest = x.reduce(E.lowest) { Maximum.of($0, $1) }
  return x.map { $0 - greatest }
}

private func sumOfExponentials<E: Real>(_ x: [E]) -> E { x.reduce(0) { $0 + E.exp($1) } }

/// y[…, j] = e^x[…, j] / Σ e^x[…, k].
struct Softmax: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].mapRows(softmax).tensor
  }
}

private func softmax<E: Real>(_ x: ArraySlice<E>) -> [E] {
  let rest = shifted(x)
  let sum = sumOfExponentials(rest)
  return rest.map { E.exp($0) / sum }
}

/// y[…, j] = x[…, j] - log Σ e^x[…, k].
struct LogSoftmax: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].mapRows(logSoftmax).tensor
  }
}

private func logSoftmax<E: Real>(_ x: ArraySlice<E>) -> [E] {
  let rest = shifted(x)
  let logSum = E.log(sumOfExponentials(rest))
  return rest.map { $0 - logSum }
}

/// loss[i] = Σ labels[i, j] · (log Σ e^x[i, k] - x[i, j]).
struct CrossEntropy: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    let (logits, labels) = try matched(x)
    let terms = try labels.zip(logits.mapRows(logSoftmax)) { -($0 * $1) }
    return terms.folded(over: [1], keepingAxes: false, from: 0, E.sum).tensor
  }
}

/// dx[i, j] = softmax(x)[i, j] - labels[i, j].
struct CrossEntropyGradient: RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    let (logits, labels) = try matched(x)
    return try logits.mapRows(softmax).zip(labels, E.difference).tensor
  }
}

/// Logits and labels in the one shape that both broadcast to: a matrix.
private func matched<E: Real>(_ x: [Dense<E>]) throws -> (logits: Dense<E>, labels: Dense<E>) {
  let logits = try x[0].zip(x[1]) { logit, _ in logit }
  try require(logits.rank == 2, "logits and labels do not make a matrix")
  return (logits, try x[0].zip(x[1]) { _, label in label })
}

/// loss[i] = log Σ e^x[i, k] - x[i, labels[i]].
struct SparseCrossEntropy: RealOperation {
  let labels: [Int]

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    let target = try oneHot(labels, like: x[0])
    let logits = try x[0].mapRows(logSoftmax)
    let picked = try logits.zip(target) { $1 == 1 ? -$0 : 0 }
    return picked.folded(over: [1], keepingAxes: false, from: 0, E.sum).tensor
  }
}

/// dx[i, j] = softmax(x)[i, j] - (1 where j is labels[i]).
struct SparseCrossEntropyGradient: RealOperation {
  let labels: [Int]

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor {
    try x[0].mapRows(softmax).zip(oneHot(labels, like: x[0]), E.difference).tensor
  }
}

private func oneHot<E: Real>(_ labels: [Int], like logits: Dense<E>) throws -> Dense<E> {
  try require(logits.rank == 2, "logits must be a matrix, not of shape \(logits.shape)")
  let (rows, classes) = (logits.shape.dimensions[0], logits.shape.dimensions[1])
  try require(labels.count == rows, "\(labels.count) labels for \(rows) rows")
  for label in labels {
    try require(0 <= label && label < classes, "label \(label) is not in [0, \(classes))")
  }
  return Dense(labels.flatMap { label in (0..<classes).map { $0 == label ? 1 : 0 } }, logits.shape)
}
