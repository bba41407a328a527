/// Checkpoints for models that start from them, read from files of our form.
package struct StoredCheckpoints: CheckpointReading {
  private let files: any FileSystem

  package init(files: any FileSystem) { self.files = files }

  package func variables(ofCheckpoint path: String) throws -> OrderedDictionary<String, Tensor> {
    do {
      let isDirectory = try files.kind(of: path) == .directory
      let prefix = isDirectory ? try newest(in: path) : path
      return try CheckpointStore(directory: prefix.directoryPath, files: files).read(prefix)
        .variables
    } catch let error as FileError where [.notFound, .notADirectory].contains(error.kind) {
      // column.embedding.checkpoint-missing (COL-16)
      throw self.error(.notFound, "there is no checkpoint '\(path)'")
    } catch let error as FileError {
      throw self.error(.dataLoss, "\(error)")
    } catch let error as StorageError {
      throw self.error(.dataLoss, "\(error)")
    }
  }

  /// The checkpoint that the state file of a directory names.
  private func newest(in directory: String) throws -> String {
    let store = CheckpointStore(directory: directory, files: files)
    if let name = (try? store.readState())?.modelCheckpointPath {
      let prefix = store.prefix(named: name)
      if try store.exists(prefix) { return prefix }
    }
    // column.embedding.checkpoint-missing (COL-16)
    throw error(.valueError, "the directory '\(directory)' has no checkpoint")
  }

  private func error(_ kind: EstimatorError.Kind, _ message: String) -> EstimatorError {
    EstimatorError(
      kind, message, argument: "ckpt_to_load_from", rule: .columnEmbeddingCheckpointMissing,
      advice: "Name a checkpoint by its prefix, such as model.ckpt-10, or a directory that has one."
    )
  }
}
