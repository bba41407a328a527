import EstimatorModels
import Synchronization
import Testing

@Suite("Variables that start from a checkpoint")
struct CheckpointTensorTests {
  /// Counts how often it is asked, and answers something else each time.
  private final class CountingReader: CheckpointReading {
    let calls = Mutex<[String]>([])

    func variables(ofCheckpoint path: String) -> OrderedDictionary<String, Tensor> {
      let count = calls.withLock {
        $0.append(path)
        return $0.count
      }
      let state = Tensor(repeating: Float(count), shape: [2])
      return ["a": state, "b": state, "long": Tensor(repeating: Float(count), shape: [3])]
    }
  }

  @Test("column.embedding.checkpoint: the variables of one graph see one state, whoever reads it")
  func oneState() throws {
    let (reader, graph) = (CountingReader(), Graph())
    let variables = ModelVariables(in: graph, reading: reader)
    let added = try [("a", "/one"), ("b", "/one"), ("a", "/two")].enumerated().map {
      try variables.add(
        "v\($0)", shape: [2], startingFrom: ConstantInitializer.zeros,
        or: CheckpointTensor(named: $1.0, in: $1.1))
    }
    let values = try added.map { try TestSession(graph).floats($0) }
    #expect(values == [[1, 1], [1, 1], [2, 2]])
    #expect(reader.calls.withLock { $0 } == ["/one", "/two"])
  }

  @Test(
    "column.embedding.checkpoint-missing: another shape and a name that is not there are ValueErrors",
    arguments: ["long", "nothing"])
  func wrong(name: String) throws {
    let variables = ModelVariables(in: Graph(), reading: CountingReader())
    let error = #expect(throws: EstimatorError.self) {
      try variables.add(
        "v", shape: [2], startingFrom: ConstantInitializer.zeros,
        or: CheckpointTensor(named: name, in: "/one"))
    }
    #expect(error?.kind == .valueError && error?.rule == .columnEmbeddingCheckpointMissing)
  }
}
