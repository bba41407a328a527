internal import EstimatorStorage

/// Looks at a model directory as an outsider does, again and again.
final class DirectoryFacts {
  var directory: String
  private let files: any FileSystem
  /// What each file held when it was last read: the same bytes need not be decoded again.
  private var decoded: [String: (bytes: [UInt8], content: Checkpoint)] = [:]

  init(directory: String, files: any FileSystem) {
    self.directory = directory
    self.files = files
  }

  /// - Parameter withCheckpoints: Whether to read what the checkpoints hold.
  func read(withCheckpoints: Bool) throws -> RawEvent.Directory {
    let names = try paths(in: directory, prefix: "").sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return RawEvent.Directory(
      files: names, state: try state(), checkpoints: withCheckpoints ? checkpoints(names) : nil)
  }

  private func paths(in folder: String, prefix: String) throws -> [String] {
    guard try files.kind(of: folder) == .directory else { return [] }
    return try files.list(folder).flatMap { name in
      let path = folder.appending(path: name)
      guard try files.kind(of: path) == .directory else { return [prefix + name] }
      return try paths(in: path, prefix: "\(prefix)\(name)/")
    }
  }

  /// - Returns: `nil` for a state file that is not there, or that cannot be parsed.
  private func state() throws -> RawEvent.State? {
    let path = directory.appending(path: CheckpointState.fileName)
    guard try files.kind(of: path) == .file,
      let state = try? CheckpointState(parsing: try files.read(path))
    else { return nil }
    return RawEvent.State(
      latest: state.modelCheckpointPath ?? "", all: state.allModelCheckpointPaths)
  }

  /// Every readable checkpoint, by step; variables in byte order of their names.
  private func checkpoints(_ names: [String]) -> [RawEvent.CheckpointContent] {
    let read = names.compactMap { name -> RawEvent.CheckpointContent? in
      guard let checkpoint = CheckpointStore.name(ofFile: name),
        let step = CheckpointStore.step(ofPrefix: checkpoint),
        let bytes = try? files.read(directory.appending(path: name)),
        let content = try? content(of: bytes, name)
      else { return nil }
      let variables = content.variables.map { ($0.key, $0.value) }.sorted {
        $0.0.utf8.lexicographicallyPrecedes($1.0.utf8)
      }
      return RawEvent.CheckpointContent(step: step, variables: OrderedDictionary(variables))
    }
    return read.sorted { $0.step < $1.step }
  }

  private func content(of bytes: [UInt8], _ name: String) throws -> Checkpoint {
    if let known = decoded[name], known.bytes == bytes { return known.content }
    let content = try Checkpoint(decoding: bytes)
    decoded[name] = (bytes, content)
    return content
  }
}
