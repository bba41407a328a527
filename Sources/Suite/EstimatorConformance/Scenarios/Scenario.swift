/// What is done to one estimator: a model, inputs and a list of actions, as a value.
///
/// Every name in it is resolved: the model and all data are in place.
public struct Scenario: Sendable {
  /// `<chapter>/<name>`.
  public let name: String
  /// One plain sentence.
  public let summary: String
  /// Which rule an event or tensor of the trace belongs to; the first that matches counts.
  package let rules: [RuleTag]
  package let config: ScenarioConfig
  package let clock: ScenarioClock
  package let model: ScenarioModel
  package let inputs: OrderedDictionary<String, ScenarioInput>
  package let hooks: OrderedDictionary<String, ScenarioHook>
  package let listeners: OrderedDictionary<String, ScenarioListener>
  package let actions: [Action]
  package let faults: [Fault]

  /// The level of a scenario is that of the weakest rule it exercises: one quirk makes it a quirk.
  public var level: Rule.Level {
    let levels = rules.compactMap { Rule.named($0.id)?.level }
    return Rule.Level.allCases.last { levels.contains($0) } ?? .should
  }

  /// That of the first estimator, and those of later ones.
  var models: [ScenarioModel] {
    [model]
      + actions.compactMap { action in
        if case .newEstimator(let new) = action { new.model } else { nil }
      }
  }

  /// The part of the name before its last slash.
  public var chapter: String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }
}

/// The virtual clock of a scenario.
package struct ScenarioClock: Sendable, Hashable {
  /// Seconds since 1970.
  package var start = 1_000_000_000.0
  /// What a hooked run takes.
  package var stepSeconds = 1.0

  package init() {}
}

/// A rule, and the addresses of the items that it is about.
package struct RuleTag: Sendable, Hashable {
  package let id: String
  /// Empty: all.
  package let patterns: [Glob]

  package func matches(_ address: String) -> Bool {
    patterns.isEmpty || patterns.contains { $0.matches(address) }
  }
}

/// A failure of the device that runs graphs.
package struct Fault: Sendable, Hashable {
  package enum Moment: String, Sendable, Hashable, CaseIterable { case before, after }

  /// Position of the action among the scenario's.
  package let action: Int
  /// Position of the run among the action's, every attempt counted.
  package let run: Int
  package let error: EstimatorError.Kind
  /// Before or after the run's work is done.
  package let when: Moment
}
