/// Checks that the hooks of an action find what they fetch and feed in the graph of its mode.
struct HookReach {
  let scenario: Scenario

  private var model: ScenarioModel { scenario.model }

  func check(_ action: Action, _ place: JSONCursor) throws {
    guard model.canned == nil, let mode = action.mode, let spec = model.specs[mode] else { return }
    let built = Set(model.buildOrder(for: mode))
    for name in action.hooks + spec.hooks.values.flatMap({ $0 }) {
      for reference in scenario.hooks[name]?.references ?? [] {
        guard isThere(reference, action, built) else {
          throw place.failure(
            "the hook \"\(name)\" looks for \(reference), which \(action.kind) does not build")
        }
      }
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
