import EstimatorMutants
import EstimatorOptimized
import EstimatorReference
import Testing

@Suite struct MutantTests {
  // Without optimisation the interpreter is about a hundred times slower: there one mutant of each
  // chapter shows that they still can be killed, and `swift test -c release` tries them all.
  #if DEBUG
    private static let tried = Mutant.chapters.compactMap(\.first)
    private static let isOptimized = false
  #else
    private static let tried = Mutant.all
    private static let isOptimized = true
  #endif

  @Test("every mutant is killed under the rule that it breaks", arguments: tried.map(\.name))
  func killed(name: String) throws {
    let mutant = try #require(Mutant.named(name))
    let trial = try MutantTrial.of(mutant, on: Checkout.set.get())
    #expect(trial.isKilled, "\(trial)")
  }

  @Test(
    "a backend without a bug is not killed: nothing that kills a mutant is a false alarm",
    .enabled(if: isOptimized, "every scenario runs once already in ConformanceTests"))
  func sound() throws {
    let set = try Checkout.set.get()
    let backends: [any EstimatorBackend] = [ReferenceBackend(), OptimizedBackend()]
    for backend in backends {
      for scenario in set.scenarios where scenario.inexpressible == nil {
        let events = try ScenarioDriver(backend: backend, limit: MutantTrial.limit).run(scenario)
        let divergence = TraceComparison(
          of: scenario, expected: try set.trace(of: scenario), from: "golden",
          actual: Trace(normalising: events), from: backend.name
        ).divergence
        #expect(divergence == nil)
      }
    }
  }

  @Test("mutants have names of their own, and there are enough in the seams of both backends")
  func catalogue() {
    #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
    for origin in Mutant.Origin.allCases {
      #expect(Mutant.all.count { $0.origin == origin } >= 20)
    }
  }
}
