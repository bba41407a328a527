internal import EstimatorStorage

/// The folder of goldens: one file per scenario, under the scenario's name.
public struct GoldenStore: Sendable {
  /// `golden`.
  public let root: String
  private let files: any FileSystem

  public init(root: String, files: any FileSystem) {
    self.root = root
    self.files = files
  }

  public func path(of scenario: String) -> String { root.appending(path: "\(scenario).h5") }

  /// Whether there is one, good or not.
  public func has(_ scenario: String) throws -> Bool {
    try files.kind(of: path(of: scenario)) == .file
  }

  /// The golden of a scenario, as it is now.
  ///
  /// - Throws: `GoldenProblem`, naming the file: what cannot be used is never taken for a pass.
  package func golden(for scenario: Scenario) throws -> Golden {
    let golden = try anyGolden(for: scenario)
    guard golden.scenarioDigest == (try scenario.contentDigest()) else {
      throw GoldenProblem(.stale, path(of: scenario.name), "it was recorded from another scenario")
    }
    return golden
  }

  /// The golden of a scenario, perhaps of an earlier version of it.
  package func anyGolden(for scenario: Scenario) throws -> Golden {
    let path = path(of: scenario.name)
    guard try has(scenario.name) else {
      throw GoldenProblem(.missing, path, "there is no such file")
    }
    do {
      return try Golden(GoldenFile(decoding: try files.read(path)), name: path)
    } catch {
      throw GoldenProblem(.corrupt, path, "\(error)")
    }
  }

  /// The bytes of the file, if there is one.
  package func bytes(of scenario: String) throws -> [UInt8]? {
    try has(scenario) ? try files.read(path(of: scenario)) : nil
  }

  /// Puts a golden in place, so that a reader finds the old one or the new one.
  package func save(_ bytes: [UInt8], for scenario: String) throws {
    let path = path(of: scenario)
    try files.createDirectory(path.directoryPath)
    try files.replace(path, with: bytes)
  }
}

/// A golden that cannot be compared with.
public struct GoldenProblem: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable {
    case missing
    /// The scenario has changed since.
    case stale
    case corrupt
  }

  public let kind: Kind
  public let path: String
  public let reason: String

  init(_ kind: Kind, _ path: String, _ reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  public var description: String {
    let sentence = reason.hasSuffix(".") ? reason : reason + "."
    return "\(path): \(kind.rawValue) golden: \(sentence) Record it: estimator-conformance record"
  }
}
