import EstimatorCommandLine
import EstimatorConformance

/// `explain`: a rule or a scenario, in words.
enum ExplainCommand {
  static let command = Command(
    name: "explain", summary: "Says what a rule demands, or what a scenario does",
    details: """
      Takes a rule's id, such as train.steps.incremental, or a scenario's name, such as
      train/steps-once.
      """,
    operands: .one("RULE-OR-SCENARIO", isOptional: false), options: [.fixtures, .golden],
    examples: [
      ("explain train.steps.incremental", "The rule, and the scenarios that exercise it."),
      ("explain train/steps-once", "The scenario, its rules, and its golden."),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    let name = arguments.operand ?? ""
    let catalogue = Catalogue(try Checkout(arguments, files: tool.world.files))
    if let rule = Rule.named(name) {
      tool.console.write(try text(of: rule, catalogue))
    } else if try catalogue.names().contains(name) {
      tool.console.write(try text(ofScenario: name, catalogue))
    } else {
      throw UsageError(
        "there is no rule and no scenario \"\(name)\"", suggesting: name,
        from: Rule.all.map(\.id) + (try catalogue.names()))
    }
    return .conforming
  }

  private static func text(of rule: Rule, _ catalogue: Catalogue) throws -> String {
    let scenarios = try catalogue.exercises()[rule.id] ?? []
    var facts = [
      "level: \(meaning(of: rule.level))", "rows: \(rule.rows.joined(separator: ", "))",
      rule.decision == .twice
        ? "decided twice: reference and optimized each decide it, and check one another"
        : "decided once: both use the same code, so only goldens check it",
    ]
    if let tolerance = rule.tolerance {
      facts.append(
        "floats: max |difference| ≤ \(tolerance.absolute) + \(tolerance.relative) · max |expected|")
    }
    if let answers = rule.answers {
      facts.append(
        "errors: \(answers.documented) as documented, \(answers.real) in the real TensorFlow;"
          + " a backend declares which of the two it gives")
    }
    let exercised = scenarios.isEmpty ? ["scenarios: none names it"] : ["scenarios:"]
    return block([rule.id, "  \(rule.sentence)", ""] + facts + exercised + indented(scenarios))
  }

  private static func meaning(of level: Rule.Level) -> String {
    switch level {
    case .must: "must, the documentation says so"
    case .should: "should, the real TensorFlow does so and the documentation is silent"
    case .quirk: "quirk, a defect of the real TensorFlow; off by default"
    }
  }

  private static func text(
    ofScenario name: String, _ catalogue: Catalogue
  ) throws -> String {
    let checkout = catalogue.checkout
    let scenario = try checkout.library.scenario(named: name)
    let rules = scenario.rules.map { tag in
      let patterns =
        tag.patterns.isEmpty ? "everything" : tag.patterns.map(\.pattern).joined(separator: " ")
      return "\(tag.id) on \(patterns): \(Rule.named(tag.id)?.sentence ?? "no such rule")"
    }
    let actions = scenario.actions.enumerated().map { "\($0.offset) \($0.element.kind)" }
    return block(
      [name, "  \(scenario.summary)", "", "file: \(checkout.library.path(of: name))"]
        + [golden(of: scenario, checkout), "rules:"] + indented(rules) + ["actions:"]
        + indented(actions) + ["run it: \(RerunCommand.run.line(for: name, sides: []))"])
  }

  private static func golden(of scenario: Scenario, _ checkout: Checkout) -> String {
    do {
      let golden = try checkout.goldens.golden(for: scenario)
      let provenance = golden.provenance
      return
        "golden: \(checkout.goldens.path(of: scenario.name)), \(golden.trace.items.count) events,"
        + " recorded from \(provenance.producer) \(provenance.version)"
    } catch { return "golden: \(error)" }
  }

  private static func indented(_ lines: [String]) -> [String] { lines.map { "  \($0)" } }

  private static func block(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
