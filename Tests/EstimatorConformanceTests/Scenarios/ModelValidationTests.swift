import EstimatorConformance
import Testing

@Suite struct ModelValidationTests {
  private func problem(nodes: String, more: String = "", train: String) -> String {
    let model = """
      {"variables": [{"name": "w", "dtype": "float32", "initial": 0.5}],
       "nodes": [\(nodes)]\(more),
       "spec": {"train": {"loss": "variables/w", "train_op": "\(train)"}}}
      """
    let inputs = #"{"train": {"features": {"dtype": "float32", "value": [1]}}}"#
    return ExampleScenario.problem(
      ExampleScenario.text(
        model: model, inputs: inputs, hooks: "{}",
        actions: #"[{"train": {"input": "train"}}]"#))
  }

  private static func write(_ name: String, control: String = "") -> String {
    """
    {"name": "\(name)", "op": "AssignAddVariableOp",
     "inputs": ["variables/w:handle", {"dtype": "float32", "value": 1}], "control": [\(control)]}
    """
  }

  @Test("session.run.reads: two writes to one variable without an order are refused")
  func unorderedWrites() {
    let both = #"{"name": "t", "op": "NoOp", "control": ["a", "b"]}"#
    let unordered = problem(nodes: "\(Self.write("a")), \(Self.write("b")), \(both)", train: "t")
    #expect(unordered.contains("a and b both write w in train, in no order"))
    let ordered = problem(
      nodes: "\(Self.write("a")), \(Self.write("b", control: #""a""#)), \(both)", train: "t")
    #expect(ordered == "none")
  }

  @Test("session.run.reads: minimize writes too")
  func minimizeWrites() {
    let message = problem(
      nodes: "\(Self.write("a")), "
        + #"{"name": "t", "op": "NoOp", "control": ["a", "minimize"]}"#,
      more: #", "minimize": {"loss": "variables/w", "optimizer": {"name": "SGD"}}"#, train: "t")
    #expect(message.contains("a and minimize both write w"))
  }

  @Test("session.run.reads: writes that no spec needs do not count")
  func unusedWrites() {
    #expect(problem(nodes: "\(Self.write("a")), \(Self.write("b"))", train: "a") == "none")
  }

  @Test(
    "names that TensorFlow would change are refused",
    arguments: [
      (#"{"name": "A", "op": "NoOp"}, {"name": "a", "op": "NoOp"}"#, "two nodes are called"),
      (#"{"name": "a/b", "op": "NoOp"}, {"name": "a", "op": "NoOp"}"#, "is a path prefix of"),
      (#"{"name": "Features", "op": "NoOp"}"#, "is not allowed"),
      (#"{"name": "_a", "op": "NoOp"}"#, "is not allowed"),
      (#"{"name": "a b", "op": "NoOp"}"#, "is not allowed"),
    ])
  func names(nodes: String, message: String) {
    #expect(problem(nodes: nodes, train: "a").contains(message))
  }

  @Test(
    "references to nothing are refused",
    arguments: [
      (#"{"name": "a", "op": "Neg", "inputs": ["b"]}"#, #"the node a reads "b""#),
      (#"{"name": "a", "op": "Neg", "inputs": ["variables/v"]}"#, #"reads "variables/v""#),
      (#"{"name": "a", "op": "Neg", "inputs": ["global_step:1"]}"#, "expected a reference"),
      (#"{"name": "a", "op": "Neg", "inputs": ["features/x"]}"#, "which it is not given here"),
      (#"{"name": "a", "op": "NoOp", "control": ["b"]}"#, "waits for"),
      (#"{"name": "a", "op": "Neg", "inputs": ["a"]}"#, "the node a depends on itself"),
    ])
  func references(nodes: String, message: String) {
    #expect(problem(nodes: nodes, train: "a").contains(message))
  }

  @Test("every reference reads as it is written")
  func referenceTexts() {
    let texts = [
      "node", "a/b:2", "features", "features/x", "labels", "labels/y", "variables/w",
      "variables/a/b:handle", "global_step", "global_step:handle", "minimize",
    ]
    #expect(texts.map { Reference($0).map { "\($0)" } } == texts)
    for text in ["", "a:b", "a:-1", "features:0", "variables", "variables/w:0", "a:0:0"] {
      #expect(Reference(text) == nil)
    }
  }
}

@Suite struct GlobTests {
  @Test(
    "a star stands for any characters",
    arguments: [
      ("*", "", true), ("a", "a", true), ("a", "b", false), ("a*c", "a/b/c", true),
      ("*/hook/*", "0/hook/w/end", true), ("*/hook/*", "0/hook", false), ("a*b*c", "aXbYbZc", true),
      ("a*b", "abc", false), ("**a", "ba", true), ("", "", true), ("", "a", false),
    ])
  func matching(pattern: String, text: String, matches: Bool) {
    #expect(Glob(pattern).matches(text) == matches)
  }
}
