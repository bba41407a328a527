import EstimatorConformance
import EstimatorOptimized
import EstimatorReference

/// The fixtures and goldens of this checkout.
enum Checkout {
  static let environment = SystemEnvironment()

  static let root = #filePath.components(upTo: "/Tests/ConformanceTests/")

  static let library = ScenarioLibrary(root: root + "/Fixtures", files: environment.files)

  static let goldens = GoldenStore(root: root + "/golden", files: environment.files)

  /// Nothing when they cannot be listed, which a test of its own finds out.
  static let names = (try? library.names()) ?? []

  static func runner(_ backends: [any EstimatorBackend]) -> Runner {
    runner(of: backends.map { BackendSubject($0, mustSupportEverything: true) })
  }

  static func runner(of subjects: [any Subject]) -> Runner {
    Runner(library: library, goldens: goldens, subjects: subjects, environment: environment)
  }
}

extension String {
  fileprivate func components(upTo marker: String) -> String {
    firstRange(of: marker).map { String(self[..<$0.lowerBound]) } ?? self
  }
}

/// Our backends, by name.
enum TestedBackend: String, CaseIterable, Sendable {
  case reference, optimized

  var backend: any EstimatorBackend {
    switch self {
    case .reference: ReferenceBackend()
    case .optimized: OptimizedBackend()
    }
  }
}
