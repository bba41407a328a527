import EstimatorMutants
import EstimatorOptimized
import EstimatorReference
import Testing

@Suite struct MutantTests {
  @Test("every mutant is killed under the rule that it breaks", arguments: Mutant.all.map(\.name))
  func killed(name: String) throws {
    let mutant = try #require(Mutant.named(name))
    let trial = try MutantTrial.of(mutant, on: Checkout.set.get())
    #expect(trial.isKilled, "\(trial)")
  }

  @Test("a backend without a bug is not killed: nothing that kills a mutant is a false alarm")
  func sound() throws {
    let set = try Checkout.set.get()
    let backends: [any EstimatorBackend] = [ReferenceBackend(), OptimizedBackend()]
    for backend in backends {
      for scenario in set.scenarios {
        let bounded = BoundedBackend(backend, runs: MutantTrial.runs)
        let events = try BackendSubject(bounded).events(of: scenario)
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
