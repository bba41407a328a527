import EstimatorMutants
import EstimatorReference
import Foundation

/// The fixtures of the checkout that this test belongs to, with the goldens that are right.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let library = ScenarioLibrary(
    root: "\(root)/Fixtures", files: SystemEnvironment().files)

  static let set = Result { () throws -> ScenarioSet in
    let goldens = GoldenStore(root: "\(root)/golden", files: SystemEnvironment().files)
    return try ScenarioSet(library: library, goldens: goldens, quirks: ReferenceBackend())
  }
}
