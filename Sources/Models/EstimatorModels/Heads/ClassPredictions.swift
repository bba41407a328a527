/// What heads of classes that exclude each other predict.
struct ClassPredictions {
  let graph: Graph
  /// `[…, classes]`.
  let scores: SymbolicTensor
  let vocabulary: ClassVocabulary

  /// The entries from `probabilities` on.
  ///
  /// - Rules: `head.predictions.ties`, `head.predictions.classes`, `head.predictions.all-classes`
  func entries() throws -> [(String, SymbolicTensor)] {
    let last = scores.shape.rank.map { $0 - 1 } ?? -1
    // head.predictions.ties (HEAD-20)
    let best = try graph.argMax(scores, axis: last)
    let numbers = try graph.expandDims(best, axis: -1)
    return [
      ("probabilities", try graph.softmax(scores)),
      ("class_ids", numbers),
      ("classes", try vocabulary.names(of: numbers, in: graph)),
      ("all_class_ids", try vocabulary.allNumbers(rowsOf: scores, in: graph)),
      ("all_classes", try vocabulary.allNames(rowsOf: scores, in: graph)),
    ]
  }
}

extension OrderedDictionary where Key == String, Value == SymbolicTensor {
  /// A prediction that the head has made.
  func made(_ key: String) -> SymbolicTensor {
    guard let tensor = self[key] else { preconditionFailure("The head has not predicted \(key)") }
    return tensor
  }
}

extension OrderedDictionary {
  /// Of what is given twice under one key, the last.
  init(last pairs: [(Key, Value)]) {
    self.init()
    for (key, value) in pairs { self[key] = value }
  }
}

/// What is offered under `serving_default` and under the way it is served.
///
/// - Rules: `head.exports`
func served(
  _ method: String, _ output: ExportOutput, more: [(String, ExportOutput)] = [],
  predictions: OrderedDictionary<String, SymbolicTensor>
) -> OrderedDictionary<String, ExportOutput> {
  OrderedDictionary(
    [("serving_default", output), (method, output)] + more
      + [("predict", .predict(outputs: .keyed(predictions)))])
}
