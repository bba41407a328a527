import EstimatorMutants
import Testing

@Suite struct MutantTests {
  // Without optimisation the interpreter is about a hundred times slower: there one mutant of each
  // chapter shows that they still can be killed, and `swift test -c release` tries them all.
  #if DEBUG
    private static let tried = Mutant.chapters.compactMap(\.first)
  #else
    private static let tried = Mutant.all
  #endif

  @Test("every mutant is killed under the rule that it breaks", arguments: tried.map(\.name))
  func killed(name: String) throws {
    let mutant = try #require(Mutant.named(name))
    let trial = try MutantTrial.of(mutant, on: Checkout.set.get())
    #expect(trial.isKilled, "\(trial)")
  }

  @Test("mutants have names of their own, and there are enough in the seams of both backends")
  func catalogue() {
    #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
    for origin in Mutant.Origin.allCases {
      #expect(Mutant.all.count { $0.origin == origin } >= 20)
    }
  }
}
