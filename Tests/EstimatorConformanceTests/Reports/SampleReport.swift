import EstimatorConformance

/// Reports made by hand, with one of every outcome.
enum SampleReport {
  static let provenance = Provenance(producer: "tensorflow", version: "2.15.1")

  /// The divergence between losses of 1 and 1.5, at step 1.
  static func divergence() throws -> Divergence {
    try divergence(under: "session.run.values", (loss: 1, step: 1), (loss: 1.5, step: 1))
  }

  /// The first difference between two runs of a hook, in a scenario that tags them with `rule`.
  private static func divergence(
    under rule: String, _ expected: (loss: Float, step: Int), _ actual: (loss: Float, step: Int)
  ) throws -> Divergence {
    let rules = #"[{"id": "\#(rule)", "on": ["*/hook/watch/*"]}]"#
    let scenario = try ExampleScenario.read(ExampleScenario.text(rules: rules))
    func trace(_ run: (loss: Float, step: Int)) -> Trace {
      Trace(normalising: [
        RawEvent(
          action: 0,
          .hook(
            name: "watch", callback: "after_run", step: run.step,
            values: ["loss": Tensor(run.loss)]))
      ])
    }
    let comparison = TraceComparison(
      of: scenario, expected: trace(expected), from: "golden", actual: trace(actual),
      from: "optimized")
    guard let divergence = comparison.divergence else { throw EstimatorError(.valueError, "none") }
    return divergence
  }

  /// Three scenarios about three things in which the same kind of event differs, and one with a wrong number.
  static func alike() throws -> RunReport {
    let rules = ["train.steps.incremental", "checkpoint.content", "session.run.order"]
    let results = try rules.map { rule in
      ScenarioResult(
        scenario: "train/\(rule)", rules: [rule], provenance: provenance,
        comparisons: [
          ComparisonResult(
            "golden", "optimized",
            .diverging(try divergence(under: rule, (loss: 1, step: 1), (loss: 1, step: 2))))
        ], duration: 0.25)
    }
    let number = ScenarioResult(
      scenario: "train/number", rules: ["optimizer.adam"], provenance: provenance,
      comparisons: [
        ComparisonResult(
          "golden", "optimized",
          .diverging(
            try divergence(under: "optimizer.adam", (loss: 1, step: 1), (loss: 2, step: 1))))
      ], duration: 0.25)
    return RunReport(results: results + [number], subjects: ["optimized"], duration: 1)
  }

  static func conforming() -> RunReport {
    let results = ["checkpoint/a", "train/b"].map { name in
      ScenarioResult(
        scenario: name, rules: ["train.steps.incremental", "checkpoint.content"],
        provenance: provenance,
        comparisons: [
          ComparisonResult("golden", "reference", .conforming),
          ComparisonResult("golden", "optimized", .conforming),
          ComparisonResult("reference", "optimized", .conforming),
        ], duration: 0.25)
    }
    return RunReport(results: results, subjects: ["reference", "optimized"], duration: 0.5)
  }

  /// One scenario for each way in which a comparison can end.
  static func mixed() throws -> RunReport {
    let outcomes: [(String, Outcome)] = [
      ("train/bad value", .diverging(try divergence())), ("train/good", .conforming),
      ("train/later", .unsupported("fleets & <more>")),
      ("train/odd", .notExpressible("a \"wrong\" type")),
      ("train/silent", .error(.subject("optimized: it wrote \u{1B}[31m\u{0} and \u{FFFE}\r\n"))),
    ]
    let results = outcomes.map { name, outcome in
      ScenarioResult(
        scenario: name, rules: ["session.run.values"], provenance: provenance,
        comparisons: [ComparisonResult("golden", "optimized", outcome)], duration: 0.0625)
    }
    return RunReport(results: results, subjects: ["optimized"], duration: 1)
  }
}
