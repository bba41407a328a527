/// The rule that an address belongs to when its scenario does not say.
enum DefaultRules {
  /// By pattern; the first that matches counts. Patterns begin with the kind of the action.
  private static let table: [(pattern: String, rule: Rule)] = [
    ("*:hook/*/begin", .sessionStartOrder),
    ("*:hook/*/after_create_session", .sessionStartOrder),
    ("*:hook/*/before_run", .sessionRunOrder),
    ("*:hook/*/after_run/gradients/*", .gradientBackpropagation),
    ("*:hook/*/after_run/*", .sessionRunValues),
    ("*:hook/*/after_run", .sessionRunOrder),
    ("*:hook/*/end", .sessionEndNormal),
    ("*:listener/*", .listenerCallbacks),
    ("*:batch", .trainInputConsumed),
    ("*:log/final_loss*", .trainLossFinal),
    ("*:log/skipping_training", .trainMaxStepsReached),
    ("*:log/no_steps", .trainNoStepsWarned),
    ("*:log/step_not_increased", .trainStepStuck),
    ("*:log/no_checkpoint", .evaluateCheckpointNone),
    ("*:log/checkpoint_unusable", .checkpointStateStale),
    ("*:log/nan_loss", .trainNanError),
    ("*:log/logged_tensors*", .hookLoggingCadence),
    ("*:log/steps_per_second*", .hookStepCounter),
    ("*:log/evaluation_progress", .evaluateProgress),
    ("*:log/stop_requested_by_listener", .listenerStop),
    ("evaluate:result/loss", .evaluateLossBatchMean),
    ("evaluate:result/global_step", .evaluateResultStep),
    ("evaluate:result/*", .evaluateMetricsGrouped),
    ("evaluate:result", .evaluateResultOrder),
    ("predict:result*", .predictRows),
    ("variable_names:result", .variablesNames),
    ("variable_value:result", .variablesValue),
    ("latest_checkpoint:result", .variablesLatest),
    ("eval_dir:result", .evaluateDirectory),
    ("train:error", .trainErrorPropagates),
    ("*:checkpoint@*/training*/Ftrl/*", .optimizerFtrl),
    ("*:checkpoint@*/training*/accumulator", .optimizerSlots),
    ("*:checkpoint@*/training*/m", .optimizerSlots),
    ("*:checkpoint@*/training*/v", .optimizerSlots),
    ("*:checkpoint@*/training*/vhat", .optimizerSlots),
    ("*:checkpoint@*/training*/rms", .optimizerSlots),
    ("*:checkpoint@*/training*/mg", .optimizerSlots),
    ("*:checkpoint@*/training*/momentum", .optimizerSlots),
    ("*:checkpoint@*", .checkpointContent),
    ("*:state", .checkpointState),
    ("*:listing", .checkpointRetention),
  ]

  /// The patterns of the table.
  private static let globs = table.map { Glob($0.pattern) }

  /// Rules of places where values of every origin lie: a wrong number there says nothing of its cause.
  static let carriers: Set<Rule> = [
    .checkpointContent, .predictRows, .sessionRunValues, .trainLossFinal,
  ]

  private static let slots = [
    "accumulator", "linear", "m", "v", "vhat", "rms", "mg", "momentum",
  ].map {
    Glob("*/checkpoint@*/training*/*/\($0)")
  }

  /// Whether an optimizer's slot is at `address`.
  static func hasSlot(at address: String) -> Bool {
    slots.contains { $0.matches(address) }
  }

  /// - Parameters:
  ///   - address: Such as `0/hook/watch/end`.
  ///   - kind: The kind of the action it begins with, such as `train`.
  static func rule(for address: String, ofAction kind: String) -> Rule? {
    let text = "\(kind):\(address.splitAtFirstSlash.rest ?? "")"
    return globs.firstIndex { $0.matches(text) }.map { table[$0].rule }
  }
}

extension Scenario {
  /// The rule that the item or tensor at `address` belongs to.
  ///
  /// The scenario's own tags come first, then the table by address; some addresses have none.
  package func rule(for address: String) -> Rule? {
    tag(for: address) ?? defaultRule(for: address)
  }

  /// The rule that the scenario itself gives to `address`.
  func tag(for address: String) -> Rule? {
    rules.first { $0.matches(address) }.flatMap { Rule.named($0.id) }
  }

  /// The rule that the table names for `address`, whatever the scenario says.
  func defaultRule(for address: String) -> Rule? {
    guard let action = Int(address.splitAtFirstSlash.head), actions.indices.contains(action)
    else { return nil }
    return DefaultRules.rule(for: address, ofAction: actions[action].kind)
  }

  /// How far floats at `address` may lie apart, and the rule that says so.
  ///
  /// What has no rule, or one that speaks of no floats, is the value of a forward operation. A slot has the
  /// bound of slots, under whatever rule it stands, unless that is for none (TOL-01).
  package func tolerance(for address: String) -> (rule: Rule, tolerance: Tolerance) {
    let known = rule(for: address).flatMap { $0.tolerance == nil ? nil : $0 }
    let rule = known ?? .numericsForward
    let tolerance = rule.tolerance ?? .exact
    return (rule, tolerance != .exact && DefaultRules.hasSlot(at: address) ? .slots : tolerance)
  }
}
