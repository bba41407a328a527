import EstimatorConformance
import Testing

@Suite struct CompletedModelTests {
  @Test("attributes that follow or have a default are written out for adapters")
  func completed() throws {
    let form = try ExampleScenario.read(ExampleScenario.text()).normalForm()
    guard case .array(let nodes)? = form["model"]?["nodes"] else {
      Issue.record("no nodes")
      return
    }
    #expect(
      nodes.map { $0["attributes"]?.text } == [
        #"{"T":"float32","transpose_a":false,"transpose_b":false}"#, #"{"T":"float32"}"#,
        #"{"T":"float32","Tidx":"int32","keep_dims":false}"#,
      ])
  }

  @Test("an attribute that depends on which input is given is left out")
  func differing() throws {
    let model = """
      {"variables": [{"name": "w", "dtype": "float32", "initial": 1}],
       "nodes": [{"name": "a", "op": "Cast", "inputs": ["labels"], "attributes": {"DstT": "float32"}}],
       "spec": {"train": {"loss": "variables/w", "train_op": "a"},
                "eval": {"loss": "variables/w", "train_op": "a"}}}
      """
    func input(_ type: String) -> String {
      #"{"features": {"dtype": "float32", "value": [1]}, "labels": {"dtype": "\#(type)", "value": [1]}}"#
    }
    let text = ExampleScenario.text(
      model: model, inputs: #"{"train": \#(input("int32")), "eval": \#(input("int64"))}"#,
      hooks: "{}",
      actions: #"[{"train": {"input": "train"}}, {"evaluate": {"input": "eval"}}]"#)
    let node = try ExampleScenario.read(text).completedModel.nodes[0]
    #expect(node.attributes.keys == ["DstT", "Truncate"])
  }

  @Test("a node that cannot be built keeps what its author wrote, and so do those behind it")
  func failing() throws {
    let model = """
      {"nodes": [
         {"name": "a", "op": "Neg", "inputs": ["features/x"]},
         {"name": "b", "op": "MatMul", "inputs": ["a", {"dtype": "int32", "value": [[1]]}]},
         {"name": "c", "op": "Neg", "inputs": ["b"]}],
       "spec": {"train": {"loss": "c", "train_op": "c"}}}
      """
    let form = try ExampleScenario.read(
      ExampleScenario.text(model: model, hooks: #"{"watch": {}}"#)
    )
    .normalForm()
    guard case .array(let nodes)? = form["model"]?["nodes"] else {
      Issue.record("no nodes")
      return
    }
    #expect(nodes.map { $0["attributes"]?.text } == [#"{"T":"float32"}"#, "{}", "{}"])
  }

  @Test("the content digest is that of what is asked, however it is written")
  func digest() throws {
    let digest = try ExampleScenario.read(ExampleScenario.text()).contentDigest()
    #expect(digest.utf8.count == 64)
    let retagged = ExampleScenario.text(rules: #"[{"id": "session.run.values"}]"#)
    #expect(try ExampleScenario.read(retagged).contentDigest() == digest)
    let other = ExampleScenario.text(actions: #"[{"train": {"input": "train", "steps": 3}}]"#)
    #expect(try ExampleScenario.read(other).contentDigest() != digest)
  }
}
