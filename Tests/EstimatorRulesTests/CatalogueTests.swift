import EstimatorRules
import Testing

@Suite("The catalogue of rules")
struct CatalogueTests {
  @Test("Ids are unique, and found by name")
  func idsAreUnique() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all { #expect(Rule.named(rule.id) == rule) }
    #expect(Rule.named("no.such.rule") == nil)
  }

  @Test("An id is words, from general to specific", arguments: Rule.all)
  func idIsWords(rule: Rule) {
    let parts = rule.id.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count >= 2)
    for part in parts {
      #expect(part.first?.isLowercase == true)
      #expect(part.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
    }
  }

  @Test("A rule says one sentence and names its catalogue rows", arguments: Rule.all)
  func ruleIsASentence(rule: Rule) {
    #expect(rule.sentence.hasSuffix("."))
    #expect(!rule.sentence.contains("\n") && !rule.sentence.contains("  "))
    #expect(!rule.rows.isEmpty)
    for row in rule.rows {
      #expect(row.wholeMatch(of: /[A-Z]+-[0-9]{2}/) != nil, "\(row) is no row id")
    }
  }

  /// Of errors and of a count.
  private static let withoutNumbers = [
    "optimizer.iterations", "optimizer.clipping.arguments", "gradient.missing",
  ]

  @Test(
    "Optimizers, losses, metrics and gradients are decided once, and their numbers have a bound")
  func sharedRulesHaveATolerance() {
    for chapter in ["optimizer.", "loss.", "metric.", "gradient."] {
      let rules = Rule.all.filter { $0.id.hasPrefix(chapter) }
      #expect(!rules.isEmpty)
      for rule in rules {
        #expect(rule.decision == .once)
        #expect((rule.tolerance == nil) == Self.withoutNumbers.contains(rule.id), "\(rule)")
      }
    }
  }
}
