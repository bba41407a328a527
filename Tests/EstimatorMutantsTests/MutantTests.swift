import EstimatorMutants
import EstimatorOptimized
import EstimatorReference
import Foundation
import Testing

/// The fixtures of the checkout that this test belongs to, with the traces that are right.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let set = Result { () throws -> ScenarioSet in
    let files = SystemEnvironment().files
    let library = ScenarioLibrary(root: "\(root)/Fixtures", files: files)
    return try ScenarioSet(
      library: library, backend: ReferenceBackend(runtime: ReferenceRuntime()))
  }
}

@Suite struct MutantTests {
  @Test("every mutant is killed under the rule that it breaks", arguments: Mutant.all.map(\.name))
  func killed(name: String) throws {
    let mutant = try #require(Mutant.named(name))
    let trial = try MutantTrial.of(mutant, on: Checkout.set.get())
    #expect(trial.isKilled, "\(trial)")
  }
}
