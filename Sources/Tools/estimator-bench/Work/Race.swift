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

  /// How far apart two sides' first losses may be, as a share of the loss: rounding, not another model.
  static let lossTolerance = 1e-4

  let rounds: Int
  let seconds: Double

  /// - Parameter sides: The first is the one that the others are compared to.
  /// - Throws: `SideError` when a side fails, or its first losses are not ours.
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
    try checkLosses(of: sides)
    for round in 0..<rounds {
      for (place, side) in sides.enumerated() {
        progress("round \(round + 1) of \(rounds): \(side.name)")
        result.productRates.append(try rate.measure())
        result.measurements[place].measurement.add(try side.slice(seconds: seconds))
      }
    }
    return result
  }

  private func checkLosses(of sides: [any Side]) throws {
    guard let ours = try sides.first?.firstLosses else { return }
    for side in sides.dropFirst() {
      for (step, pair) in zip(ours, try side.firstLosses).enumerated()
      where !(abs(pair.0 - pair.1) <= Self.lossTolerance * abs(pair.0)) {
        throw SideError(
          side: side.name,
          reason: "its loss of step \(step) is \(pair.1), ours is \(pair.0): not the same work")
      }
    }
  }
}
