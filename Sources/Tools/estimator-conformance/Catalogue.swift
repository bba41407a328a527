import EstimatorCommandLine
import EstimatorConformance
import EstimatorMutants

/// Rules, scenarios, backends and mutants, as they are listed.
struct Catalogue {
  /// One thing, as a line of text and as JSON.
  struct Row {
    let name: String
    let line: String
    let json: JSON
  }

  let checkout: Checkout

  init(_ checkout: Checkout) { self.checkout = checkout }

  func names() throws -> [String] { try checkout.library.names() }

  /// The names of the scenarios that exercise each rule; those that cannot be read exercise none.
  func exercises() throws -> [String: [String]] {
    var exercises: [String: [String]] = [:]
    for name in try names() {
      guard let scenario = try? checkout.library.scenario(named: name) else { continue }
      for tag in scenario.rules { exercises[tag.id, default: []].append(name) }
    }
    return exercises
  }

  func rules() throws -> [Row] {
    let exercises = try exercises()
    let width = Rule.all.map(\.id.count).max() ?? 0
    return Rule.all.map { rule in
      let count = exercises[rule.id]?.count ?? 0
      let columns = [
        Help.padded(rule.id, to: width), Help.padded(rule.level.rawValue, to: 6),
        "decided \(rule.decision.rawValue)", count == 1 ? "1 scenario" : "\(count) scenarios",
      ]
      return Row(
        name: rule.id, line: columns.joined(separator: "  "),
        json: [
          "id": .string(rule.id), "level": .string(rule.level.rawValue),
          "sentence": .string(rule.sentence), "rows": .strings(rule.rows),
          "decided": .string(rule.decision.rawValue),
          "scenarios": .strings(exercises[rule.id] ?? []),
        ])
    }
  }

  func scenarios() throws -> [Row] {
    let names = try names()
    let width = names.map(\.count).max() ?? 0
    return try names.map { name in
      let scenario = try checkout.library.scenario(named: name)
      return Row(
        name: name, line: "\(Help.padded(name, to: width))  \(scenario.summary)",
        json: [
          "name": .string(name), "summary": .string(scenario.summary),
          "level": .string(scenario.level.rawValue),
          "rules": .strings(scenario.rules.map(\.id)),
          "golden": .bool(try checkout.goldens.has(name)),
        ])
    }
  }

  var backends: [Row] {
    Backends.names.map { Row(name: $0, line: $0, json: ["name": .string($0)]) }
  }

  var mutants: [Row] {
    let width = Mutant.all.map(\.name.count).max() ?? 0
    return Mutant.all.map { mutant in
      Row(
        name: mutant.name, line: "\(Help.padded(mutant.name, to: width))  \(mutant.summary)",
        json: [
          "name": .string(mutant.name), "summary": .string(mutant.summary),
          "rule": .string(mutant.rule.id), "backend": .string(mutant.origin.rawValue),
          "seam": .string(mutant.seam),
        ])
    }
  }
}
