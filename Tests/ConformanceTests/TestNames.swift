import EstimatorConformance

/// The texts of all tests of this package, to see which speak of a rule.
struct TestNames {
  private let sources: [String]

  static let all = TestNames(under: Checkout.root + "/Tests")

  private init(under folder: String) { sources = Self.sources(under: folder) }

  private static func sources(under folder: String) -> [String] {
    let files = Checkout.environment.files
    return ((try? files.list(folder)) ?? []).sorted().flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      guard name.hasSuffix(".swift") else { return sources(under: path) }
      return (try? files.read(path)).map { [String(decoding: $0, as: UTF8.self)] } ?? []
    }
  }

  /// Whether a test's name starts with the rule, alone or among others.
  func hasTest(of rule: String) -> Bool {
    sources.contains { $0.contains("\"\(rule):") || $0.contains("\"\(rule), ") }
  }
}
