/// Checks that the hooks of an action find what they fetch and feed in the graph of its mode.
struct HookReach {
  let scenario: Scenario
  /// That of the estimator at hand.
  let model: ScenarioModel

  func check(_ action: Action, _ place: JSONCursor) throws {
    guard model.canned == nil else { return try checkCanned(action, place) }
    guard let mode = action.mode, let spec = model.specs[mode] else { return }
    let built = Set(model.buildOrder(for: mode))
    for name in action.hooks + spec.hooks.values.flatMap({ $0 }) {
      for reference in scenario.hooks[name]?.references ?? [] {
        guard isThere(reference, action, built) else {
          throw place.failure(
            "the hook \"\(name)\" looks for \(reference), which \(action.kind) does not build; give it a hook "
              + "that looks for what its spec is made of")
        }
      }
    }
  }

  /// A canned model has predictions everywhere, but a loss only where there may be labels.
  private func checkCanned(_ action: Action, _ place: JSONCursor) throws {
    guard action.mode == .predict else { return }
    for name in action.hooks
    where scenario.hooks[name]?.references.contains(where: \.isLoss) == true {
      throw place.failure(
        "the hook \"\(name)\" looks for loss, and there is none in predict; give it a hook that looks for "
          + "predictions/<key>")
    }
  }

  private func isThere(_ reference: Reference, _ action: Action, _ built: Set<String>) -> Bool {
    let input = action.input.flatMap { scenario.inputs[$0] }
    switch reference {
    case .node(let name, _): return built.contains(name)
    case .features(let key): return input?.features.has(key) ?? false
    case .labels(let key): return action.mode != .predict && input?.labels?.has(key) ?? false
    case .variable(let name), .variableHandle(let name):
      return !name.hasPrefix("training/") || built.contains(ScenarioModel.minimizeName)
    case .globalStep, .globalStepHandle: return true
    }
  }
}

extension Reference {
  /// Whether it is the loss of a canned model.
  fileprivate var isLoss: Bool { if case .node("loss", _) = self { true } else { false } }
}

extension ScenarioHook {
  /// What it names in the graph.
  fileprivate var references: [Reference] {
    switch self {
    case .recorder(let recorder):
      recorder.fetch.values.compactMap(\.reference) + recorder.feed.map(\.reference)
    case .builtIn(.nanTensor(let loss, _)): [loss].compactMap(\.reference)
    case .builtIn(.loggingTensor(let tensors, _, _, _)): tensors.values.compactMap(\.reference)
    case .builtIn: []
    }
  }
}
