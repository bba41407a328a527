import Estimators

/// All sides at one task, taking turns, with the machine's product rate measured in between.
struct Race {
  struct Result {
    let configuration: Configuration
    let task: BenchTask
    let threads: Int
    /// By side, in the order in which they took turns; the first is ours.
    var measurements: [(side: String, measurement: Measurement)]
    var productRates: [Double]
    /// Floating-point operations of the matrix products in one of our steps.
    let products: Double
  }

  /// How far apart two sides' first losses or probabilities may be, as a share: rounding, not another model.
  static let tolerance = 1e-4

  let rounds: Int
  let seconds: Double

  /// - Parameter sides: The first is the one that the others are compared to.
  /// - Throws: `SideError` when a side fails, or its first answers are not ours.
  func run(
    _ task: BenchTask, of workload: Workload, threads: Int, sides: [any Side], rate: ProductRate,
    progress: (String) -> Void
  ) throws -> Result {
    var result = Result(
      configuration: workload.configuration, task: task, threads: threads,
      measurements: sides.map { ($0.name, Measurement()) }, productRates: [],
      products: workload.products(of: task))
    for side in sides {
      progress("\(side.name) gets ready")
      try side.prepare(task, threads: threads)
      // Not counted: caches and branch predictors learn, libraries compile.
      _ = try side.slice(seconds: seconds / 2)
    }
    defer { for side in sides { side.stop() } }
    try checkAnswers(of: sides)
    for round in 0..<rounds {
      for (place, side) in sides.enumerated() {
        progress("round \(round + 1) of \(rounds): \(side.name)")
        result.productRates.append(try rate.measure())
        result.measurements[place].measurement.add(try side.slice(seconds: seconds))
      }
    }
    return result
  }

  private func checkAnswers(of sides: [any Side]) throws {
    guard let first = sides.first else { return }
    let ours = try first.firstAnswers
    for side in sides.dropFirst() {
      let theirs = try side.firstAnswers
      guard !ours.isEmpty, ours.count == theirs.count else {
        throw SideError(
          side: side.name, reason: "it has \(theirs.count) answers, we have \(ours.count)")
      }
      for (step, pair) in zip(ours, theirs).enumerated()
      where !(abs(pair.0 - pair.1) <= Self.tolerance * abs(pair.0)) {
        throw SideError(
          side: side.name,
          reason: "its answer of step \(step) is \(pair.1), ours is \(pair.0): not the same work")
      }
    }
  }
}
