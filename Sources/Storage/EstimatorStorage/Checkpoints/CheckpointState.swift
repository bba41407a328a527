/// Which checkpoints of a directory count: the content of the file `checkpoint`.
///
/// The file is TensorFlow's, a message in protocol buffer text format.
package struct CheckpointState: Sendable, Hashable {
  package static let fileName = "checkpoint"

  /// The newest checkpoint. `nil` when the file names none, or an empty one, which is the same.
  package var modelCheckpointPath: String?
  /// All kept checkpoints, oldest first.
  package var allModelCheckpointPaths: [String]

  package init(modelCheckpointPath: String?, allModelCheckpointPaths: [String]) {
    self.modelCheckpointPath = modelCheckpointPath == "" ? nil : modelCheckpointPath
    self.allModelCheckpointPaths = allModelCheckpointPaths
  }
}

// MARK: Writing

extension CheckpointState {
  /// The text form, as TensorFlow prints it.
  package var text: String {
    // checkpoint.state (CKPT-40)
    let newest = modelCheckpointPath.map { [("model_checkpoint_path", $0)] } ?? []
    let all = allModelCheckpointPaths.map { ("all_model_checkpoint_paths", $0) }
    return (newest + all).map { "\($0): \"\(Self.escaped($1))\"\n" }.joined()
  }

  /// The text between the quotes: everything but printable ASCII is escaped.
  private static func escaped(_ text: String) -> String {
    text.utf8.map(escaped).joined()
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\r"): "\\r"
    case UInt8(ascii: "\t"): "\\t"
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"):
      "\\" + String(UnicodeScalar(byte))
    case 0x20..<0x7F: String(UnicodeScalar(byte))
    default: "\\" + String(byte >> 6) + String(byte >> 3 & 7) + String(byte & 7)
    }
  }
}

// MARK: Reading

extension CheckpointState {
  /// Reads the text form. Timestamps, which some writers add, are checked and left out.
  ///
  /// - Throws: `StorageError` of kind `.syntax` with the line, for what TensorFlow cannot parse either.
  package init(parsing bytes: [UInt8]) throws(StorageError) {
    var reader = TextFormatReader(bytes)
    var newest: String?
    var all: [String] = []
    var hasLastTimestamp = false
    while let field = try reader.nextField() {
      switch field {
      case "model_checkpoint_path":
        guard newest == nil else { throw reader.error("\(field) is given twice") }
        newest = try reader.string()
      case "all_model_checkpoint_paths":
        all += try reader.list { reader throws(StorageError) in try reader.string() }
      case "all_model_checkpoint_timestamps":
        _ = try reader.list { reader throws(StorageError) in try reader.number() }
      case "last_preserved_timestamp":
        guard !hasLastTimestamp else { throw reader.error("\(field) is given twice") }
        hasLastTimestamp = true
        _ = try reader.number()
      default:
        throw reader.error("there is no field \(field)")
      }
    }
    self.init(modelCheckpointPath: newest, allModelCheckpointPaths: all)
  }
}
