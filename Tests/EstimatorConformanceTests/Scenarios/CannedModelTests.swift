import EstimatorConformance
import Testing

@Suite struct CannedModelTests {
  private static func scenario(_ arguments: String, _ more: String = "") -> String {
    let columns =
      #""sequence_feature_columns": [{"column": "sequence_numeric_column", "key": "x"}]"#
    return ExampleScenario.text(
      model: #"{"canned": "RNNClassifier", "arguments": {\#(columns), \#(arguments)}\#(more)}"#)
  }

  @Test("values by the hashed rule are those that the TensorFlow adapter computes")
  func hashed() {
    func values(_ name: String, _ shape: Shape, _ scale: Double) -> [Float]? {
      InitialValues.hashed(name, shape, scale: scale).array(of: Float.self)
    }
    #expect(
      values("rnn_model/logits/kernel", [2, 2], 0.5)
        == [0.24869543313980103, -0.2743973135948181, 0.42661726474761963, -0.09499210119247437])
    #expect(
      values("a", [3], 1) == [-0.25653815269470215, 0.9962445497512817, 0.9842129945755005])
    #expect(values("ü/b", [2], 0.3) == [0.05845831707119942, -0.12387331575155258])
  }

  @Test("a given value comes before the hashed rule, which comes before the initialiser")
  func precedence() throws {
    let given = #", "initial": {"hashed": 1, "b": {"dtype": "float32", "value": [7]}}"#
    let model = try ExampleScenario.read(Self.scenario(#""units": [2]"#, given)).model.canned
    #expect(model?.initial.value(of: "b", [1])?.array(of: Float.self) == [7])
    #expect(model?.initial.value(of: "a", [1])?.array(of: Float.self) == [-0.25653815269470215])
    let none = try ExampleScenario.read(Self.scenario(#""units": [2]"#)).model.canned
    #expect(none?.initial.value(of: "a", [1])?.shape == nil)
  }

  @Test(
    "a wrong argument is named, with what is known",
    arguments: [
      (#""unit": [2]"#, #"unknown key "unit""#),
      (#""units": "two""#, "expected an integer or a list or true or false or null"),
      (#""units": [2], "optimizer": {"name": "Adam", "rho": 1}"#, #"unknown key "rho""#),
      (#""units": [2], "optimizer": {"name": "RMSProp"}"#, #""RMSprop""#),
      (
        #""units": [2], "context_feature_columns": [{"column": "numeric", "key": "x"}]"#,
        #"expected one of "embedding_column""#
      ),
      (
        #""units": [2], "context_feature_columns": [{"column": "numeric_column", "keys": "x"}]"#,
        #"unknown key "keys""#
      ),
      (#""units": [2], "head": {"head": "BinaryClassHead"}"#, #"unknown key "head""#),
      (#""rnn_cell_fn": [{"cell": "lstm", "units": 2, "rate": 1}]"#, #"unknown key "rate""#),
      (#""rnn_cell_fn": {"cell": "leaky", "units": 2}"#, #"expected a member "rate""#),
    ])
  func wrong(arguments: String, reason: String) {
    let problem = ExampleScenario.problem(Self.scenario(arguments))
    #expect(problem.contains(reason), "\(problem)")
  }

  @Test("a hook that looks for a loss in predict is refused, with its place and what would do")
  func lossInPredict() {
    let model =
      #"{"canned": "RNNClassifier", "arguments": {"sequence_feature_columns": [], "units": [2]}}"#
    let problem = ExampleScenario.problem(
      ExampleScenario.text(
        model: model, actions: #"[{"predict": {"input": "train", "hooks": ["watch"]}}]"#))
    #expect(problem.contains("actions") && problem.contains(#"the hook "watch" looks for loss"#))
    #expect(problem.contains("predictions/<key>"), "\(problem)")
  }

  @Test("everything about a canned model survives")
  func normalForm() throws {
    let text = Self.scenario(
      #""units": [2], "optimizer": {"name": "Adam", "learning_rate": 0.1}"#,
      #", "initial": {"hashed": 0.5}, "files": {"v.txt": "a\r\nb"}, "keras_seed": 7"#)
    let form = try ExampleScenario.read(text).normalForm()
    #expect(form["model"]?["files"]?["v.txt"] == "a\r\nb")
    #expect(form["model"]?["keras_seed"] == 7)
    #expect(form["model"]?["initial"]?["hashed"] == 0.5)
    #expect(try ExampleScenario.read(form.text).normalForm().text == form.text)
  }
}
