internal import EstimatorStorage

/// The folder of fixtures: scenarios, models and data, read through an environment's files.
public struct ScenarioLibrary: Sendable {
  /// `Fixtures`.
  public let root: String
  private let files: any FileSystem

  public init(root: String, files: any FileSystem) {
    self.root = root
    self.files = files
  }

  /// The names of all scenarios, in byte order.
  public func names() throws -> [String] {
    let folder = try folder()
    let regressions = root.appending(path: "regressions")
    let hasRegressions = try files.kind(of: regressions) == .directory
    let all =
      try names(in: folder, prefix: "")
      + (hasRegressions ? names(in: regressions, prefix: Self.regressions) : [])
    return all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Those of `wanted` that are names of scenarios, each once, in byte order. Nothing is listed.
  func names(among wanted: [String]) throws -> [String] {
    _ = try folder()
    return Set(wanted).filter(has).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a scenario has this name. A path that only leads to one is no name.
  private func has(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return false }
    return (try? files.kind(of: path(of: name))) == .file
  }

  private func folder() throws -> String {
    let folder = root.appending(path: "scenarios")
    guard try files.kind(of: folder) == .directory else {
      throw FormatError(
        file: folder, "there is no such folder; run inside the checkout, or say --fixtures")
    }
    return folder
  }

  /// What the names of those begin with that are in a folder of their own.
  private static let regressions = "regressions/"

  private func names(in folder: String, prefix: String) throws -> [String] {
    try files.list(folder).flatMap { entry in
      let path = folder.appending(path: entry)
      if try files.kind(of: path) == .directory {
        return try names(in: path, prefix: "\(prefix)\(entry)/")
      }
      return entry.hasSuffix(".json") ? ["\(prefix)\(entry.dropLast(5))"] : []
    }
  }

  /// Where the scenario of this name is.
  public func path(of name: String) -> String {
    root.appending(
      path: name.hasPrefix(Self.regressions) ? "\(name).json" : "scenarios/\(name).json")
  }

  /// - Throws: `FormatError` naming the file, the place and what was expected.
  public func scenario(named name: String) throws -> Scenario {
    try Scenario(name: name, source: source(at: path(of: name)), resources: self)
  }

  private func source(at path: String) throws -> JSONSource {
    do { return JSONSource(name: path, bytes: try files.read(path)) } catch let error as FileError {
      throw FormatError(file: path, "cannot be read: \(error.kind.rawValue)")
    }
  }
}

extension ScenarioLibrary: ScenarioResources {
  package func model(named name: String) throws -> JSONSource {
    try source(at: root.appending(path: "models/\(name).json"))
  }

  package func tensor(named name: String, inFile file: String) throws -> Tensor {
    let path = root.appending(path: "data/\(file)")
    return try DataFile(decoding: try source(at: path).bytes, path: path).tensor(named: name)
  }

  package func bytes(atPath path: String) throws -> [UInt8] { try source(at: path).bytes }
}
