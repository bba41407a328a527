import EstimatorConformance
import EstimatorReference
import Foundation
import Testing

@Suite struct SparseInputTests {
  /// A model that returns the components of the sparse feature x.
  private static let model = """
    {"nodes": [
       {"name": "i", "op": "Identity", "inputs": ["features/x:indices"]},
       {"name": "v", "op": "Identity", "inputs": ["features/x:values"]},
       {"name": "s", "op": "Identity", "inputs": ["features/x:dense_shape"]}],
     "spec": {"infer": {"predictions": {"i": "i", "v": "v", "s": "s"}}}}
    """

  private static func scenario(_ x: String) -> String {
    ExampleScenario.text(
      model: model, inputs: #"{"in": {"features": {"x": \#(x)}, "batch": 2}}"#, hooks: "{}",
      actions: #"[{"predict": {"input": "in", "yield_single_examples": false}}]"#)
  }

  /// Of each batch, as text: indices, values, dense shape.
  private func batches(_ x: String) throws -> [[String]] {
    let scenario = try ExampleScenario.read(Self.scenario(x))
    let events = try ScenarioDriver(backend: ReferenceBackend(runtime: ReferenceRuntime()))
      .run(scenario)
    return events.compactMap { event in
      guard case .result(.values(let values)) = event.content else { return nil }
      return ["i", "v", "s"].map { key in
        guard let tensor = values[key] ?? nil else { return "none" }
        return tensor.array(of: Int64.self).map { "\($0)" } ?? "\(tensor.shape)"
      }
    }
  }

  @Test("a batch of leading entries is as wide as its longest row")
  func leading() throws {
    let x =
      #"{"dtype": "int64", "value": [[1, 2, 3], [4, 0, 0], [0, 0, 0], [5, 6, 0]], "lengths": [3, 1, 0, 2]}"#
    #expect(
      try batches(x) == [
        ["[0, 0, 0, 1, 0, 2, 1, 0]", "[1, 2, 3, 4]", "[2, 3]"],
        ["[1, 0, 1, 1]", "[5, 6]", "[2, 2]"],
      ])
  }

  @Test("what is inside an entry comes with it, in row-major order")
  func inner() throws {
    let x = #"{"dtype": "int64", "value": [[[1, 2], [3, 4]], [[5, 6], [0, 0]]], "lengths": [2, 1]}"#
    #expect(
      try batches(x) == [
        [
          "[0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1]", "[1, 2, 3, 4, 5, 6]",
          "[2, 2, 2]",
        ]
      ])
  }

  @Test("explicit cells keep their order; an open dimension reaches as far as the batch's cells")
  func explicit() throws {
    let x = """
      {"dtype": "int64", "value": [7, 8, 9, 7], "indices": [[1, 2], [0, 0], [3, 1], [0, 0]],
       "dense_shape": [4, null]}
      """
    #expect(
      try batches(x) == [
        ["[1, 2, 0, 0, 0, 0]", "[7, 8, 7]", "[2, 3]"], ["[1, 1]", "[9]", "[2, 2]"],
      ])
    let wide = x.replacingOccurrences(of: "null", with: "5")
    #expect(try batches(wide).map { $0[2] } == ["[2, 5]", "[2, 5]"])
  }

  @Test(
    "what cannot be a sparse tensor is refused, with a reason",
    arguments: [
      (#"{"dtype": "int64", "value": [[1, 2]], "lengths": [3]}"#, "above the 2 entries"),
      (#"{"dtype": "int64", "value": [1], "lengths": [1]}"#, "rank 2 or more"),
      (#"{"dtype": "int64", "value": [1], "indices": [[0, 0]]}"#, "dense_shape"),
      (#"{"dtype": "int64", "value": [1], "dense_shape": [1, 1]}"#, "it needs indices"),
      (
        #"{"dtype": "int64", "value": [1], "indices": [[0, 3]], "dense_shape": [1, 2]}"#,
        "[0, 3] is not inside"
      ),
      (
        #"{"dtype": "int64", "value": [1, 2], "indices": [[0, 0]], "dense_shape": [1, 2]}"#,
        "one place for each"
      ),
      (
        #"{"dtype": "int64", "value": [1], "indices": [[0, 0]], "dense_shape": [null, 2]}"#,
        "number of rows"
      ),
      (
        #"{"dtype": "int64", "value": [[1]], "lengths": [1], "unknown": [1]}"#,
        "null in dense_shape"
      ),
      (#"{"dtype": "int64", "value": [[1]], "unknown": [2]}"#, "no such axis"),
    ])
  func refused(x: String, reason: String) {
    #expect(ExampleScenario.problem(Self.scenario(x)).contains(reason))
  }

  @Test("a sparse tensor is read by its components alone, a dense one has none")
  func components() {
    let dense = Self.scenario(#"{"dtype": "int64", "value": [[1]]}"#)
    #expect(ExampleScenario.problem(dense).contains("reads features/x:indices"))
    let whole = Self.scenario(#"{"dtype": "int64", "value": [[1]], "lengths": [1]}"#)
      .replacingOccurrences(of: "features/x:indices", with: "features/x")
    #expect(ExampleScenario.problem(whole).contains("reads features/x, which"))
  }
}
