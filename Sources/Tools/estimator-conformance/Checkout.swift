import EstimatorCommandLine
import EstimatorConformance

/// The folders of scenarios and goldens: those that were named, or those of the checkout around us.
struct Checkout: Sendable {
  let library: ScenarioLibrary
  let goldens: GoldenStore
  /// The top of the checkout, when a folder was looked for there.
  let root: String?

  /// - Throws: `UsageError` when a folder is needed and there is no checkout.
  init(_ arguments: Arguments, files: any FileSystem) throws {
    let named = (arguments.value(.fixtures), arguments.value(.golden))
    root = try Self.root(files)
    guard let fixtures = named.0 ?? root?.entry("Fixtures"),
      let golden = named.1 ?? root?.entry("golden")
    else {
      throw UsageError(
        "neither here nor above is a checkout with Fixtures/scenarios; say --fixtures and --golden")
    }
    library = ScenarioLibrary(root: fixtures, files: files)
    goldens = GoldenStore(root: golden, files: files)
  }

  /// The nearest folder from here upwards that holds scenarios, as a short relative path.
  static func root(_ files: any FileSystem) throws -> String? {
    var folder = "."
    for _ in 0..<64 {
      if try files.kind(of: folder.entry("Fixtures/scenarios")) == .directory { return folder }
      folder = folder == "." ? ".." : "../\(folder)"
    }
    return nil
  }
}

extension String {
  /// A path below this folder; below `.` without saying so.
  func entry(_ path: String) -> String { self == "." ? path : "\(self)/\(path)" }
}
