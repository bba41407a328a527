import EstimatorMutants
import Testing

@Suite struct MutantCoverageTests {
  // What both backends share is not checked by comparing them. A golden shows that it is right, and a
  // mutant that the golden would show if it were not; that each is killed is tested one by one. Where all
  // scenarios give what Swift's types do not take, the types decide, and nothing can break them.
  @Test("every rule that is decided once, and that a scenario is about, is broken by a mutant")
  func sharedRulesAreBroken() throws {
    let broken = Set(Mutant.all.map(\.rule))
    let written = try Checkout.set.get().scenarios.filter { $0.inexpressible == nil }
    let carried = Set(written.flatMap { $0.rules.map(\.id) })
    for rule in Rule.all where rule.decision == .once && carried.contains(rule.id) {
      #expect(broken.contains(rule), "\(rule)")
    }
  }

  @Test("a mutant breaks a rule of the catalogue that a scenario is about")
  func brokenRulesAreCarried() throws {
    let set = try Checkout.set.get()
    for mutant in Mutant.all {
      #expect(Rule.named(mutant.rule.id) == mutant.rule, "\(mutant.name)")
      let isNamed = !set.scenarios(naming: mutant.rule).isEmpty
      #expect(try isNamed || !set.scenarios(touching: mutant.rule).isEmpty, "\(mutant.name)")
    }
  }
}
