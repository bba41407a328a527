import EstimatorConformance
import Foundation
import Testing

@Suite struct ScenarioReadingTests {
  @Test("the example of the documentation reads as it says")
  func example() throws {
    let scenario = try ExampleScenario.read(ExampleScenario.text())
    #expect(scenario.config.saveCheckpointsSteps == .given(2))
    #expect(scenario.config.keepCheckpointMax == .notGiven)
    #expect(scenario.clock == ScenarioClock())
    #expect(scenario.model.variables[0].initial.array(of: Float.self) == [0.5])
    #expect(scenario.model.variables[0].initial.shape == [1, 1])
    let input = try #require(scenario.inputs["train"])
    #expect(input.passes == nil)
    #expect(input.spans == [0..<2, 2..<4])
    #expect(scenario.level == .must)
  }

  @Test(
    "a mistake is reported with file, line, column, path and what was expected",
    arguments: [
      (
        #"[{"train": {"input": "train", "steps": 1.5}}]"#,
        "example.json:17:52: actions[0].train.steps: expected an integer or null, found the number 1.5"
      ),
      (
        #"[{"train": {"input": "train", "stops": 1}}]"#,
        #"example.json:17:43: actions[0].train: unknown key "stops"; known here: "input", "steps", "max_steps", "hooks", "listeners""#
      ),
      (#"[{"train": {}}]"#, #"example.json:17:24: actions[0].train: expected a member "input""#),
      (#"[]"#, "example.json:17:13: actions: expected at least 1 in this list"),
      (
        #"[{"train": {"input": "test"}}]"#,
        #"example.json:17:24: actions[0].train: there is no input "test"; there are train"#
      ),
      (
        #"[{"train": {"input": "train", "hooks": ["what"]}}]"#,
        #"example.json:17:24: actions[0].train: there is no hook "what"; there are watch"#
      ),
    ])
  func mistakes(actions: String, message: String) {
    #expect(ExampleScenario.problem(ExampleScenario.text(actions: actions)) == message)
  }

  @Test("an unknown action is told apart from a known one")
  func unknownAction() {
    let message = ExampleScenario.problem(ExampleScenario.text(actions: #"[{"trian": {}}]"#))
    #expect(message.contains(#"actions[0]: expected {"train": …} or {"evaluate": …}"#))
  }

  @Test("a rule that the catalogue does not have is an error")
  func unknownRule() {
    let message = ExampleScenario.problem(
      ExampleScenario.text(rules: #"[{"id": "train.steps.decremental"}]"#))
    #expect(message.contains(#"rules[0].id: the catalogue has no rule "train.steps.decremental""#))
  }

  @Test("settings tell null from absence")
  func nullSetting() throws {
    let text = ExampleScenario.text().replacingOccurrences(
      of: #"{"save_checkpoints_steps": 2}"#, with: #"{"save_checkpoints_secs": null}"#)
    let scenario = try ExampleScenario.read(text)
    #expect(scenario.config.saveCheckpointsSecs == .given(nil))
    let config = try scenario.config.runConfig(modelDir: "/m")
    #expect(config.saveCheckpointsSecs == nil)
    #expect(config.saveCheckpointsSteps == nil)
    #expect(config.keepCheckpointMax == 5)
  }

  @Test("data is taken by rows and converted")
  func data() throws {
    struct Data: ScenarioResources {
      func model(named name: String) throws -> JSONSource {
        JSONSource(name: "\(name).json", text: ExampleScenario.model)
      }
      func tensor(named name: String, inFile file: String) throws -> Tensor {
        #expect((file, name) == ("iris.h5", "features"))
        return Tensor([1.5, 2.5, 3.5] as [Double], shape: [3, 1])
      }
      func bytes(atPath path: String) throws -> [UInt8] { [] }
    }
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "data": "iris.h5:features", "rows": [1, 3]}},
                 "labels": {"dtype": "float32", "value": [[2], [4]]}}}
      """
    let scenario = try ExampleScenario.read(
      ExampleScenario.text(model: #""shared""#, inputs: inputs), resources: Data())
    let x = try #require(scenario.inputs["train"]?.features["x"])
    #expect(x.values.array(of: Float.self) == [2.5, 3.5])
    #expect(x.values.shape == [2, 1])
  }

  @Test(
    "a wrong tensor is an error",
    arguments: [
      (#"{"dtype": "float32", "value": [[1], [2, 3]]}"#, "lists side by side differ in shape"),
      (
        #"{"dtype": "float32", "shape": [3], "value": [1, 2]}"#,
        "its nesting has shape [2], not [3]"
      ),
      (#"{"dtype": "int32", "value": [1.0]}"#, "expected an integer"),
      (#"{"dtype": "int32", "value": [2147483648]}"#, "expected an integer between"),
      (#"{"dtype": "bool", "value": [1]}"#, "expected true or false"),
      (#"{"dtype": "float31", "value": [1]}"#, #"expected one of "float16""#),
      (#"{"dtype": "float32"}"#, "expected exactly one of value, data"),
      (#"{"dtype": "float32", "shape": [1], "base64": "AAA="}"#, "expected the bytes of a float32"),
      (#"{"dtype": "float32", "data": "a.h5:b"}"#, #"there is no data file "a.h5""#),
    ])
  func wrongTensor(tensor: String, message: String) {
    let inputs = #"{"train": {"features": {"x": \#(tensor)}, "labels": \#(tensor)}}"#
    #expect(ExampleScenario.problem(ExampleScenario.text(inputs: inputs)).contains(message))
  }

  @Test("special numbers are written as strings, and a scalar fills its shape")
  func specialNumbers() throws {
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "value": [["nan"], ["-inf"], ["-0"]]}},
                 "labels": {"dtype": "float32", "shape": [3, 1], "value": 7}}}
      """
    let scenario = try ExampleScenario.read(ExampleScenario.text(inputs: inputs))
    let input = try #require(scenario.inputs["train"])
    let x = try #require(input.features["x"]?.values.array(of: Float.self))
    #expect(x[0].isNaN)
    #expect(x[1] == -.infinity)
    #expect(x[2].sign == .minus && x[2] == 0)
    #expect(input.labels?[""]?.values.array(of: Float.self) == [7, 7, 7])
  }

  @Test("floats are read as double and then rounded to their type")
  func doubleRounding() throws {
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "value": [[1.00000017881393432617187499]]}},
                 "labels": {"dtype": "float32", "value": [[1]]}}}
      """
    let scenario = try ExampleScenario.read(ExampleScenario.text(inputs: inputs))
    let x = try #require(scenario.inputs["train"]?.features["x"]?.values.array(of: Float.self))
    #expect(x[0] == Float(1.00000017881393432617187499 as Double))
    #expect(x[0] != Float("1.00000017881393432617187499"))
  }
}

@Suite struct BatchingTests {
  private func spans(_ more: String) throws -> [Range<Int>] {
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "shape": [5, 1], "value": 1}},
                 "labels": {"dtype": "float32", "shape": [5, 1], "value": 1}\(more)}}
      """
    let scenario = try ExampleScenario.read(ExampleScenario.text(inputs: inputs))
    return try #require(scenario.inputs["train"]).spans
  }

  @Test("batches are cut as the input says")
  func cut() throws {
    #expect(try spans("") == [0..<5])
    #expect(try spans(#", "batch": 2"#) == [0..<2, 2..<4, 4..<5])
    #expect(try spans(#", "batch": 2, "drop_remainder": true"#) == [0..<2, 2..<4])
    #expect(try spans(#", "batches": [1, 0, 3]"#) == [0..<1, 1..<1, 1..<4])
    #expect(throws: FormatError.self) { try spans(#", "batches": [4, 2]"#) }
    #expect(throws: FormatError.self) { try spans(#", "batch": 2, "batches": [4]"#) }
    #expect(throws: FormatError.self) { try spans(#", "batch": 0"#) }
  }
}
