import EstimatorConformance
import EstimatorMutants
import Testing

@Suite("Tolerances and what is used of them")
struct ToleranceUseTests {
  // Without optimisation this would take as long as all the other tests together.
  #if DEBUG
    private static let isOptimized = false
  #else
    private static let isOptimized = true
  #endif

  /// Bounds that a row of the catalogue prescribes: a promise to implementations that sum in another order.
  private static let prescribed: [(row: String, bound: Tolerance)] = [
    ("TOL-01", .singleStep), ("TOL-01", .slots), ("TOL-01", .ftrl),
  ]

  /// Rules under a prescribed bound of which nothing is used, and what rounds all the same.
  private static let unused: [String: String] = [
    "train.updates.once": "sums of inputs, in any order",
    "predict.batches": "predictions of any model",
    "session.run.feed": "what is computed from what was fed",
    "session.run.reads": "what updates were computed from",
    "checkpoint.resume": "variables after further steps",
    "variables.value": "variables after some steps",
    "metric.label-mean": "sums of weights, in any order",
    "metric.accuracy": "sums of weights, in any order",
    "metric.accuracy.soft": "sums of weights, in any order",
    "metric.accuracy-baseline": "sums of weights, in any order",
    "metric.precision": "sums of weights, in any order",
    "metric.recall": "sums of weights, in any order",
    "metric.positive": "sums of weights, in any order",
    "head.multi-head.loss": "sums of losses, in any order",
    "column.context.tiling": "products with a kernel",
    "column.numeric.value": "a normalizer's arithmetic",
    "column.sequence-numeric.value": "a normalizer's arithmetic",
    "column.weighted.indicator": "sums of weights, in any order",
    "column.sequence-numeric.type": "conversions of wider types",
    "mask.no-steps": "logits of empty rows, a quirk",
  ]

  @Test(
    "a bound is at most eight times its largest use, unless a row prescribes it",
    .enabled(if: isOptimized, "every scenario runs once already"))
  func bounds() throws {
    // Within the limits that mutants are given, a backend without a bug is never stopped.
    let subjects = TestedBackend.allCases.map {
      BackendSubject($0.backend, mustSupportEverything: true, limit: MutantTrial.limit)
    }
    var selection = Selection()
    selection.includesQuirksOfPeers = true
    let report = try Checkout.runner(of: subjects).run(selection)
    #expect(report.status() == .conforming)
    for rule in Rule.all {
      guard let bound = rule.tolerance, bound != .exact, let use = report.usage[rule] else {
        continue
      }
      if Self.prescribed.contains(where: { $0.bound == bound }) {
        // Where nothing rounds the bound says too much.
        #expect(use.used > 0 || Self.unused[rule.id] != nil, "nothing is used of \(rule)'s bound")
      } else {
        #expect(use.allowed <= 8 * use.used, "\(rule): \(use.used) of \(use.allowed)")
      }
    }
  }
}
