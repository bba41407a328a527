import EstimatorConformance
import EstimatorSimulation

/// A small scenario drawn from a seed: cadences, limits, increments, hooks, listeners and faults, as text.
///
/// Every scenario ends: what repeats without end is limited, and what fails a run fails it once.
struct RandomScenario {
  private var random: SplitMix64
  private var increment = 1
  private var hooks: [(name: String, text: String)] = []
  private var listeners: [(name: String, text: String)] = []

  static func text(seed: UInt64) -> String {
    var scenario = RandomScenario(random: SplitMix64(seed: seed &* 7919 &+ 11))
    return scenario.make(seed)
  }

  // MARK: Chance

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  private mutating func one(of texts: [String]) -> String { texts[number(0...texts.count - 1)] }

  // MARK: Parts

  private mutating func make(_ seed: UInt64) -> String {
    let model = self.model()
    let config = self.config()
    for place in 0..<number(0...2) { listeners.append(("l\(place)", listener())) }
    for place in 0..<number(0...3) { hooks.append(("h\(place)", hook())) }
    let specs = specHooks()
    let count = number(1...4)
    let actions = (0..<count).map { action(first: $0 == 0) }
    let running = actions.indices.filter { place in
      ["train", "evaluate", "predict"].contains { actions[place].hasPrefix("{\"\($0)") }
    }
    let faults = (0..<number(0...2)).map { _ in fault(running) }
    return """
      {"format": 1, "summary": "Drawn from \(seed)", "rules": [{"id": "session.run.order"}],
       "config": {\(config)},
       "clock": {"step_seconds": \(one(of: ["1", "0.5", "2.5", "0.25", "7"]))},
       "model": \(model.replacing("SPECHOOKS", with: specs)),
       "inputs": \(inputs()),
       "hooks": {\(joined(hooks))}, "listeners": {\(joined(listeners))},
       "actions": [\(actions.joined(separator: ",\n  "))],
       "faults": [\(faults.joined(separator: ", "))]}
      """
  }

  private func joined(_ named: [(name: String, text: String)]) -> String {
    named.map { "\"\($0.name)\": \($0.text)" }.joined(separator: ",\n  ")
  }

  private mutating func model() -> String {
    increment = [1, 1, 1, 1, 2, 3, 0, 1][number(0...7)]
    // A step that is read, added to and written back moves in a way that the graph alone does not tell.
    let isPlain = chance(80)
    let count =
      isPlain
      ? """
      {"name": "count", "op": "AssignAddVariableOp", "control": ["add"],
       "inputs": ["global_step:handle", {"dtype": "int64", "value": \(increment)}]}
      """
      : """
      {"name": "next", "op": "AddV2", "inputs": ["global_step", {"dtype": "int64", "value": \(increment)}]},
      {"name": "count", "op": "AssignVariableOp", "control": ["add"],
       "inputs": ["global_step:handle", "next"]}
      """
    return """
      {"variables": [{"name": "total", "dtype": "float32", "shape": [], "initial": 0}],
       "nodes": [
         {"name": "sum", "op": "Sum", "inputs": ["features/x", {"dtype": "int32", "value": [0]}]},
         {"name": "add", "op": "AssignAddVariableOp", "inputs": ["variables/total:handle", "sum"]},
         \(count),
         {"name": "train", "op": "NoOp", "control": ["add", "count"]},
         {"name": "y", "op": "AddV2", "inputs": ["features/x", "variables/total"]}],
       "metrics": {"mean_y": {"metric": "mean", "values": "y"}},
       "spec": {"train": {"loss": "sum", "train_op": "train"SPECHOOKS},
                "eval": {"loss": "sum", "metrics": ["mean_y"]},
                "infer": {"loss": "sum", "predictions": {"x": "features/x", "y": "y"}}}}
      """
  }

  private mutating func specHooks() -> String {
    guard let hook = hooks.last?.name, chance(25) else { return "" }
    return ", \"\(one(of: ["training_hooks", "training_chief_hooks"]))\": [\"\(hook)\"]"
  }

  private mutating func config() -> String {
    let saves = one(of: [
      #""save_checkpoints_steps": 1"#, #""save_checkpoints_steps": 2"#,
      #""save_checkpoints_steps": 3"#, #""save_checkpoints_steps": 5"#,
      #""save_checkpoints_secs": 2"#, #""save_checkpoints_secs": 4.5"#,
      #""save_checkpoints_steps": null"#,
    ])
    let keeps = one(of: ["1", "2", "3", "5", "0", "null"])
    let hours = one(of: ["10000", "0.001", "0.0005", "null"])
    let logs = one(of: ["1", "2", "3", "4", "100", "null"])
    return """
      \(saves), "keep_checkpoint_max": \(keeps), "keep_checkpoint_every_n_hours": \(hours),
       "log_step_count_steps": \(logs)
      """
  }

  private mutating func inputs() -> String {
    let rows = (1...12).map { "\($0)" }
    var broken = rows
    if chance(25) { broken[number(0...11)] = "\"nan\"" }
    let end =
      chance(20)
      ? #", "end": {"at": \#(number(0...5)), "with": "\#(one(of: ["exhausted", "Unknown", "InvalidArgument"]))"}"#
      : ""
    func input(_ rows: [String], _ rest: String) -> String {
      #"{"features": {"x": {"dtype": "float32", "value": [\#(rows.joined(separator: ", "))]}}, \#(rest)}"#
    }
    let byStep = chance(20) && increment > 0 ? #""batch": 3, "by": "global_step""# : nil
    return """
      {"train": \(input(broken, byStep ?? "\"batch\": 2, \"repeat\": \(number(1...3))\(end)")),
       "read": \(input(rows, "\"batch\": \(number(2...5))"))}
      """
  }
}

// MARK: Who takes part

extension RandomScenario {
  private mutating func hook() -> String {
    switch number(0...9) {
    case 0:
      #"{"built_in": "StopAtStepHook", "\#(one(of: ["num_steps", "last_step"]))": \#(number(1...9))}"#
    case 1, 2: saver()
    case 3:
      #"{"built_in": "NanTensorHook", "loss": "sum", "fail_on_nan_loss": \#(one(of: ["true", "false"]))}"#
    case 4, 5: logging()
    case 6: counter()
    default: recorder()
    }
  }

  private mutating func saver() -> String {
    let cadence = one(of: [
      #""save_steps": 1"#, #""save_steps": 2"#, #""save_steps": 4"#, #""save_secs": 3"#,
      #""save_secs": 1"#,
    ])
    let own = listeners.last.map { chance(50) ? "\"\($0.name)\"" : "" } ?? ""
    return #"{"built_in": "CheckpointSaverHook", \#(cadence), "listeners": [\#(own)]}"#
  }

  private mutating func logging() -> String {
    let cadence = one(of: [
      #""every_n_iter": 1"#, #""every_n_iter": 3"#, #""every_n_secs": 2"#,
      #""every_n_iter": 2, "at_end": true"#, #""at_end": true"#,
    ])
    let tensor = one(of: ["variables/total", "global_step"])
    return #"{"built_in": "LoggingTensorHook", "tensors": {"t": "\#(tensor)"}, \#(cadence)}"#
  }

  private mutating func counter() -> String {
    let cadence = one(of: [
      #""every_n_steps": 2"#, #""every_n_steps": 5"#,
      #""every_n_steps": null, "every_n_secs": 3"#,
    ])
    return #"{"built_in": "StepCounterHook", \#(cadence)}"#
  }

  private mutating func recorder() -> String {
    let deeds = (0..<number(0...2)).map { _ in
      deed(["begin", "after_create_session", "before_run", "after_run", "end"])
    }
    let fetch = chance(50) ? #""fetch": {"total": "variables/total", "step": "global_step"}, "# : ""
    return #"{\#(fetch)"do": [\#(deeds.joined(separator: ", "))]}"#
  }

  private mutating func listener() -> String {
    let deeds = (0..<number(0...2)).map { _ in
      deed(["begin", "before_save", "after_save", "end"])
    }
    return #"{"do": [\#(deeds.joined(separator: ", "))]}"#
  }

  /// Something done at one call of a callback: what fails must not fail for ever.
  private mutating func deed(_ callbacks: [String]) -> String {
    let callback = one(of: callbacks)
    let canStop = !["begin", "end", "before_save"].contains(callback)
    let effect: String
    switch number((canStop ? 0 : 2)...5) {
    case 0, 1: effect = #""stop": true"#
    case 2: effect = #""advance_clock": \#(number(1...9))"#
    default: effect = #""raise": "\#(one(of: Self.errors))""#
    }
    return #"{"at": "\#(callback)", "run": \#(number(0...5)), \#(effect)}"#
  }

  private static let errors = [
    "OutOfRange", "StopIteration", "Aborted", "Aborted", "Unavailable", "RuntimeError", "Internal",
  ]

  private mutating func fault(_ actions: [Int]) -> String {
    let kind = one(of: ["Aborted", "Aborted", "Unavailable", "OutOfRange", "Internal"])
    return """
      {"action": \(actions[number(0...actions.count - 1)]), "run": \(number(0...7)), "error": "\(kind)",
       "when": "\(one(of: ["before", "after"]))"}
      """
  }
}

// MARK: What is done

extension RandomScenario {
  private mutating func action(first: Bool) -> String {
    switch first ? 0 : number(0...9) {
    case 0...4: train()
    case 5:
      #"{"evaluate": {"input": "read", "steps": \#(one(of: ["null", "1", "3", "25"])), "hooks": [\#(names())]}}"#
    case 6:
      #"{"predict": {"input": "read", "hooks": [\#(names())], "take": \#(one(of: ["null", "3", "0"]))}}"#
    case 7: #"{"new_estimator": {"config": {\#(config())}}}"#
    case 8: #"{"\#(one(of: ["remove", "damage"]))_checkpoint": {"step": \#(number(0...6))}}"#
    default: #"{"variable_value": {"name": "total"}}"#
    }
  }

  private mutating func train() -> String {
    let limit =
      increment > 0
      ? one(of: ["\"steps\": 3", "\"steps\": 7", "\"max_steps\": 8"]) : "\"steps\": 4"
    let heard = listeners.map { "\"\($0.name)\"" }.prefix(number(0...2)).joined(separator: ", ")
    return
      #"{"train": {"input": "train", \#(limit), "hooks": [\#(names())], "listeners": [\#(heard)]}}"#
  }

  /// Some of the hooks, by chance one of them twice.
  private mutating func names() -> String {
    var chosen = hooks.map(\.name).filter { _ in chance(70) }
    if let first = chosen.first, chance(8) { chosen.append(first) }
    return chosen.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
