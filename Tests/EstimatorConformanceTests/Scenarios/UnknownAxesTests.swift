import EstimatorConformance
import EstimatorReference
import Foundation
import Testing

/// Axes of inputs whose sizes the graph does not know.
@Suite struct UnknownAxesTests {
  /// A product for which x has to be three wide.
  private static func scenario(_ x: String) -> String {
    ExampleScenario.text(
      model: """
        {"nodes": [{"name": "y", "op": "MatMul",
                    "inputs": ["features/x", {"dtype": "float32", "value": [[1], [2], [3]]}]}],
         "spec": {"infer": {"predictions": {"y": "y"}}}}
        """,
      inputs: #"{"in": {"features": {"x": \#(x)}}}"#, hooks: "{}",
      actions: #"[{"predict": {"input": "in", "yield_single_examples": false}}]"#)
  }

  private static let narrow = #"{"dtype": "float32", "value": [[1, 2], [3, 4]]"#

  private func errors(_ x: String) throws -> [String] {
    let scenario = try ExampleScenario.read(Self.scenario(x))
    let backend = ReferenceBackend(runtime: ReferenceRuntime())
    return try ScenarioDriver(backend: backend).run(scenario).compactMap { event in
      if case .error(let kind, _) = event.content { kind } else { nil }
    }
  }

  @Test("a size that the graph knows is wrong when the graph is built, an unknown one in the run")
  func whenItFails() throws {
    #expect(try errors(Self.narrow + "}") == ["ValueError"])
    #expect(try errors(Self.narrow + #", "unknown": [1]}"#) == ["InvalidArgument"])
  }

  @Test("they survive in the normal form")
  func normalForm() throws {
    let form = try ExampleScenario.read(Self.scenario(Self.narrow + #", "unknown": [1]}"#))
      .normalForm()
    #expect(form["inputs"]?["in"]?["features"]?["x"]?["unknown"]?.text == "[1]")
    #expect(try ExampleScenario.read(form.text).normalForm().text == form.text)
  }

  @Test("numbers of type uint64 above those of int64 are written as text, others may be")
  func largeNumbers() throws {
    let x = #"{"dtype": "uint64", "value": [["18446744073709551615", 3], ["7", 0]]}"#
    let text = Self.scenario(x).replacingOccurrences(of: "MatMul", with: "Identity")
      .replacingOccurrences(of: #", {"dtype": "float32", "value": [[1], [2], [3]]}"#, with: "")
    let scenario = try ExampleScenario.read(text)
    let tensor = scenario.inputs["in"]?.features["x"]?.values
    #expect(tensor?.array(of: UInt64.self) == [.max, 3, 7, 0])
    #expect(
      ExampleScenario.problem(text.replacingOccurrences(of: "3]", with: #""-3"]"#))
        .contains("integer"))
  }
}
