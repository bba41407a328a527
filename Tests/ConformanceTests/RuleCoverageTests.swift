import EstimatorConformance
import Testing

@Suite("Rules and scenarios")
struct RuleCoverageTests {
  /// Rules that no scenario exercises, and what holds them instead.
  private static let excused: [String: String] = [
    "config.model-dir.conflict": "a scenario has one model directory; life-cycle tests check it",
    "config.model-dir.temporary": "a scenario has one model directory; life-cycle tests check it",
    "hook.needs-global-step": "a scenario cannot take the global step away; life-cycle tests do",
    "hook.tensor.named": "scenarios resolve names themselves; unit tests check it",
    "train.input.once":
      "the count of calls is not visible to an outsider; life-cycle tests check it",
    "column.context.rank": "columns make no other ranks; unit tests check it",
    "column.parse-spec": "it is seen in exports; unit tests check it",
    "head.exports": "it is seen in exports; unit tests check it",
    "head.logits": "models make logits of the right width; unit tests check it",
    "rnn.units.iterator": "a quirk: units that are read once cannot be written",
  ]

  @Test("Every rule is exercised by a scenario, or excused with a reason")
  func everyRuleIsExercised() throws {
    var exercised: Set<String> = []
    for name in Checkout.names {
      exercised.formUnion(try Checkout.library.scenario(named: name).rules.map(\.id))
    }
    for rule in Rule.all {
      let isExcused = Self.excused[rule.id] != nil
      #expect(exercised.contains(rule.id) != isExcused, "\(rule.id)")
    }
  }

  @Test("An excuse that points to tests is held by one whose name starts with the rule")
  func excusesHold() {
    for (rule, reason) in Self.excused.sorted(by: { $0.key < $1.key }) {
      #expect(Rule.named(rule) != nil, "\(rule)")
      if reason.contains("tests") { #expect(TestNames.all.hasTest(of: rule), "\(rule)") }
    }
    #expect(!TestNames.all.hasTest(of: "no.such.rule".uppercased()))
  }

  /// Tags of events that must not happen: only a wrong trace has any.
  private static let absent: [String: [String]] = [
    "evaluate/loss-fed-float64": ["train.input.consumed"],
    "evaluate/loss-fed-int32": ["train.input.consumed"],
    "hook/step-counter-default": ["hook.step-counter"],
    "quiet/hooks-lost": ["train.step.stuck"],
    "quiet/no-log-no-save-lost": ["train.logging.cadence", "hook.step-counter"],
    "quiet/step-counter-default": ["hook.step-counter"],
  ]

  @Test("Every tag of a scenario is the rule of something in its golden")
  func everyTagMatches() throws {
    for name in Checkout.names {
      let scenario = try Checkout.library.scenario(named: name)
      var addresses = try Checkout.goldens.golden(for: scenario).trace.items.flatMap { item in
        [item.address] + item.tensors.keys.map(item.address(of:))
      }
      for tag in scenario.rules {
        let count = addresses.count
        addresses.removeAll(where: tag.matches)
        let isMissed = addresses.count == count
        let isAbsent = Self.absent[name]?.contains(tag.id) ?? false
        #expect(isMissed == isAbsent, "\(name): \(tag.id)")
      }
    }
  }

  @Test("Every rule that a scenario names exists")
  func namedRulesExist() throws {
    for name in Checkout.names {
      for tag in try Checkout.library.scenario(named: name).rules {
        #expect(Rule.named(tag.id) != nil, "\(name) names \(tag.id)")
      }
    }
  }
}
