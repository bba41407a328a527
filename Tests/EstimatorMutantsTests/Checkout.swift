import EstimatorMutants
import EstimatorReference
import Foundation

/// The fixtures of the checkout that this test belongs to, with the traces that are right.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let library = ScenarioLibrary(
    root: "\(root)/Fixtures", files: SystemEnvironment().files)

  static let set = Result { () throws -> ScenarioSet in
    try ScenarioSet(library: library, backend: ReferenceBackend())
  }
}
