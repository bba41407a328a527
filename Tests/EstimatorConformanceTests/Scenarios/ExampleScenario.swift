import EstimatorConformance

/// The scenario of `Fixtures/README.md`, as text in which parts can be replaced.
enum ExampleScenario {
  static let model = """
    {"variables": [{"name": "w", "dtype": "float32", "shape": [1, 1], "initial": 0.5}],
     "nodes": [
       {"name": "p", "op": "MatMul", "inputs": ["features/x", "variables/w"]},
       {"name": "e", "op": "SquaredDifference", "inputs": ["p", "labels"]},
       {"name": "loss", "op": "Mean", "inputs": ["e", {"dtype": "int32", "value": [0, 1]}]}],
     "minimize": {"loss": "loss", "optimizer": {"name": "SGD", "learning_rate": 0.1}},
     "metrics": {"mse": {"metric": "mean_squared_error", "labels": "labels", "predictions": "p"}},
     "spec": {"train": {"loss": "loss", "train_op": "minimize"},
              "eval": {"loss": "loss", "metrics": ["mse"]},
              "infer": {"predictions": {"p": "p"}}}}
    """

  static let inputs = """
    {"train": {"features": {"x": {"dtype": "float32", "value": [[1], [2], [3], [4]]}},
               "labels": {"dtype": "float32", "value": [[2], [4], [6], [8]]},
               "batch": 2, "repeat": null}}
    """

  static func text(
    rules: String = #"[{"id": "train.steps.incremental", "on": ["*/hook/*"]}]"#,
    model: String = model, inputs: String = inputs,
    hooks: String = #"{"watch": {"fetch": {"loss": "loss"}}}"#,
    actions: String = #"[{"train": {"input": "train", "steps": 3, "hooks": ["watch"]}}]"#,
    more: String = ""
  ) -> String {
    """
    {"format": 1, "summary": "An example", "rules": \(rules),
     "config": {"save_checkpoints_steps": 2},
     "model": \(model),
     "inputs": \(inputs),
     "hooks": \(hooks),
     "actions": \(actions)\(more)}
    """
  }

  static func read(_ text: String, resources: any ScenarioResources = NoResources()) throws
    -> Scenario
  {
    try Scenario(
      name: "train/example", source: JSONSource(name: "example.json", text: text),
      resources: resources)
  }

  /// What reading `text` fails with, as a person sees it.
  static func problem(_ text: String) -> String {
    do {
      _ = try read(text)
      return "none"
    } catch { return "\(error)" }
  }
}
