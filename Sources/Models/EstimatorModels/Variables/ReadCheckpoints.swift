/// The checkpoints that the variables of one graph start from, each read once.
///
/// So all variables start from one state, even when somebody else writes a newer checkpoint meanwhile.
final class ReadCheckpoints {
  private let reader: any CheckpointReading
  private var known: [String: OrderedDictionary<String, Tensor>] = [:]

  init(_ reader: any CheckpointReading) { self.reader = reader }

  /// - Throws: What the reader throws.
  func variables(ofCheckpoint path: String) throws -> OrderedDictionary<String, Tensor> {
    if let variables = known[path] { return variables }
    let variables = try reader.variables(ofCheckpoint: path)
    known[path] = variables
    return variables
  }
}
