/// One thing that is done with the estimator.
package enum Action: Sendable {
  case train(Train)
  case evaluate(Evaluate)
  case predict(Predict)
  case latestCheckpoint
  case variableNames
  case variableValue(name: String)
  case evalDir(name: String?)
  case newEstimator(NewEstimator)
  case advanceClock(seconds: Double)
  /// The checkpoint's files vanish, the state file stays.
  case removeCheckpoint(step: Int)
  /// The checkpoint's files are there, and nothing can be read from them.
  case damageCheckpoint(step: Int)
  case writeState(text: String)

  package struct NewEstimator: Sendable {
    /// Instead of the scenario's.
    package let config: ScenarioConfig?
    /// Instead of that of the estimator before.
    package let model: ScenarioModel?
    /// The name of its model directory; `nil` keeps that of the estimator before.
    package let modelDir: String?
  }

  package struct Train: Sendable {
    package let input: String
    package let steps: Int?
    package let maxSteps: Int?
    package let hooks: [String]
    package let listeners: [String]
  }

  package struct Evaluate: Sendable {
    package let input: String
    package let steps: Int?
    package let hooks: [String]
    /// A checkpoint's name inside the model directory.
    package let checkpoint: String?
    package let name: String?
  }

  package struct Predict: Sendable {
    package let input: String
    package let keys: [String]?
    package let hooks: [String]
    package let checkpoint: String?
    package let yieldSingleExamples: Bool
    /// Results to take before the iteration is dropped; `nil` takes all.
    package let take: Int?
  }

  /// The word for it in a scenario.
  package var kind: String {
    switch self {
    case .train: "train"
    case .evaluate: "evaluate"
    case .predict: "predict"
    case .latestCheckpoint: "latest_checkpoint"
    case .variableNames: "variable_names"
    case .variableValue: "variable_value"
    case .evalDir: "eval_dir"
    case .newEstimator: "new_estimator"
    case .advanceClock: "advance_clock"
    case .removeCheckpoint: "remove_checkpoint"
    case .damageCheckpoint: "damage_checkpoint"
    case .writeState: "write_state"
    }
  }

  /// The mode of the model that it needs, if any.
  package var mode: ModeKeys? {
    switch self {
    case .train: .train
    case .evaluate: .eval
    case .predict: .predict
    default: nil
    }
  }

  /// The name of its input, if it has one.
  package var input: String? {
    switch self {
    case .train(let train): train.input
    case .evaluate(let evaluate): evaluate.input
    case .predict(let predict): predict.input
    default: nil
    }
  }

  /// Names of the hooks it is given.
  package var hooks: [String] {
    switch self {
    case .train(let train): train.hooks
    case .evaluate(let evaluate): evaluate.hooks
    case .predict(let predict): predict.hooks
    default: []
    }
  }
}
