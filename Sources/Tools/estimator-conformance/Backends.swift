import EstimatorCommandLine
import EstimatorConformance
import EstimatorOptimized
import EstimatorReference

/// The backends of this package, by name.
enum Backends {
  static let names = ["reference", "optimized"]

  /// - Throws: `UsageError` for any other name.
  static func backend(named name: String) throws -> any EstimatorBackend {
    switch name {
    case "reference": return ReferenceBackend()
    case "optimized": return OptimizedBackend()
    default:
      throw UsageError(
        "there is no backend \"\(name)\"; there are \(names.joined(separator: " and "))",
        suggesting: name, from: names)
    }
  }

  /// Backends as what is compared, each once, in the order in which they were named.
  ///
  /// - Parameter rerun: How one of their scenarios is run again.
  static func subjects(
    named names: [String], rerun: RerunCommand = .run
  ) throws -> [any Subject] {
    guard Set(names).count == names.count else { throw UsageError("a backend is named twice") }
    return try names.map {
      NotedSubject(
        BackendSubject(try backend(named: $0), mustSupportEverything: true), rerun: rerun)
    }
  }
}
