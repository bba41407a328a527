import EstimatorConformance
import Foundation
import Testing

@Suite struct NormalFormTests {
  private static let everything = ExampleScenario.text(
    hooks: """
      {"watch": {"fetch": {"loss": "loss", "w": "variables/w"},
                 "feed": {"features/x": {"dtype": "float32", "value": [[9]]}},
                 "do": [{"at": "after_run", "run": 2, "stop": true},
                        {"at": "end", "action": 1, "raise": "Aborted"},
                        {"at": "begin", "advance_clock": 2.5}]},
       "limit": {"built_in": "StopAtStepHook", "last_step": 4},
       "saver": {"built_in": "CheckpointSaverHook", "save_steps": 3, "listeners": ["l"]},
       "nan": {"built_in": "NanTensorHook", "loss": "loss"},
       "log": {"built_in": "LoggingTensorHook", "tensors": {"l": "loss"}, "every_n_iter": 2},
       "count": {"built_in": "StepCounterHook", "every_n_steps": null, "every_n_secs": 3}}
      """,
    actions: """
      [{"train": {"input": "train", "max_steps": 3, "hooks": ["watch", "limit"], "listeners": ["l"]}},
       {"evaluate": {"input": "train", "steps": 1, "checkpoint": "model.ckpt-3", "name": "x"}},
       {"predict": {"input": "train", "keys": ["p"], "take": 2, "yield_single_examples": false}},
       {"latest_checkpoint": {}}, {"variable_names": {}}, {"variable_value": {"name": "w"}},
       {"eval_dir": {"name": "x"}}, {"new_estimator": {"config": {"keep_checkpoint_max": null}}},
       {"advance_clock": {"seconds": 60}}, {"remove_checkpoint": {"step": 3}},
       {"damage_checkpoint": {"step": 4}},
       {"write_state": {"text": "x"}}]
      """,
    more: """
      , "listeners": {"l": {"do": [{"at": "after_save", "step": 3, "stop": true}]}},
      "faults": [{"action": 0, "run": 1, "error": "Aborted"}]
      """)

  @Test("the normal form is a scenario, and its own normal form")
  func fixpoint() throws {
    let first = try ExampleScenario.read(Self.everything).normalForm()
    let second = try ExampleScenario.read(first.text).normalForm()
    #expect(first.text == second.text)
  }

  @Test("defaults are filled in and tensors are bytes")
  func filled() throws {
    let form = try ExampleScenario.read(Self.everything).normalForm()
    let variable = try #require(form["model"]?["variables"])
    #expect(
      variable.text
        == #"[{"name":"w","dtype":"float32","shape":[1,1],"initial":{"dtype":"float32","shape":[1,1],"base64":"AAAAPw=="},"trainable":true,"collections":[]}]"#
    )
    #expect(form["clock"]?.text == #"{"start":1000000000.0,"step_seconds":1.0}"#)
    #expect(
      form["faults"]?.text == #"[{"action":0,"run":1,"error":"Aborted","when":"before"}]"#)
  }

  @Test("a change of spelling does not change the normal form, a change of meaning does")
  func meaning() throws {
    let form = try ExampleScenario.read(Self.everything).normalForm().text
    let respelled = Self.everything.replacingOccurrences(
      of: #""initial": 0.5"#, with: #""initial": [[5e-1]]"#)
    #expect(try ExampleScenario.read(respelled).normalForm().text == form)
    let changed = Self.everything.replacingOccurrences(
      of: #""initial": 0.5"#, with: #""initial": 0.25"#)
    #expect(try ExampleScenario.read(changed).normalForm().text != form)
  }

  @Test("canned models and sparse inputs survive")
  func cannedModel() throws {
    let model = """
      {"canned": "RNNClassifier",
       "arguments": {"sequence_feature_columns": [], "units": [4], "cell_type": "lstm"},
       "initial": {"a/b": {"dtype": "float32", "shape": [2], "value": 0.1}}}
      """
    let inputs = """
      {"train": {"features": {"x": {"dtype": "float32", "value": [[1, 2], [3, 0]], "lengths": [2, 1]}},
                 "labels": {"dtype": "int64", "value": [[0], [1]]}}}
      """
    let text = ExampleScenario.text(model: model, inputs: inputs)
    let form = try ExampleScenario.read(text).normalForm()
    #expect(
      form["model"]?["arguments"]?.text
        == #"{"sequence_feature_columns":[],"units":[4],"cell_type":"lstm"}"#)
    #expect(form["inputs"]?["train"]?["features"]?["x"]?["lengths"]?.text == "[2,1]")
    #expect(try ExampleScenario.read(form.text).normalForm().text == form.text)
    #expect(
      ExampleScenario.problem(text.replacingOccurrences(of: "[2, 1]}", with: "[2]}"))
        .contains("lengths has one number for each of the 2 rows"))
  }

  @Test("large tensors go into files")
  func largeTensors() throws {
    let writer = TensorWriter { bytes in "/scratch/\(bytes.count)" }
    let large = Tensor(repeating: 0 as Float, shape: [1 << 19])
    #expect(
      try writer.json(large).text
        == #"{"dtype":"float32","shape":[524288],"path":"/scratch/2097152"}"#)
    #expect(
      try writer.json(Tensor([true, false])).text
        == #"{"dtype":"bool","shape":[2],"base64":"AQA="}"#)
    #expect(
      try writer.json(Tensor(["a", "\0"] as [ByteString])).text
        == #"{"dtype":"string","shape":[2],"strings":["YQ==","AA=="]}"#)
  }
}

@Suite struct SchemaTests {
  @Test("Fixtures/schema/scenario.json is the schema that the types generate")
  func published() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Fixtures/schema/scenario.json")
    let generated = Scenario.schemaText
    #expect(
      try String(contentsOf: file, encoding: .utf8) == generated,
      "write it again: estimator-conformance list schema > Fixtures/schema/scenario.json")
  }

  @Test("every definition that the schema refers to is there, once")
  func references() throws {
    let text = Scenario.schemaText
    let schema = try JSONParser.parse(JSONSource(name: "schema", text: text)).value
    guard case .object(let definitions)? = schema["$defs"] else {
      Issue.record("no definitions")
      return
    }
    let names = definitions.map(\.key)
    #expect(Set(names).count == names.count)
    for part in text.components(separatedBy: ##""$ref": "#/$defs/"##).dropFirst() {
      #expect(names.contains(String(part.prefix { $0 != "\"" })))
    }
    #expect(names.contains("scenario") && names.contains("train_arguments"))
  }
}
