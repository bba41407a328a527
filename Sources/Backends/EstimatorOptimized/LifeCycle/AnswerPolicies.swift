/// The choices behind evaluate, predict and the variable getters, each replaceable on its own.
package struct AnswerPolicies: Sendable {
  /// Which of the checkpoints in the state file is meant by the newest (`variables.latest`).
  package var newest: @Sendable (_ newest: String, _ all: [String]) -> String = { newest, _ in
    newest
  }

  /// Which path is used of the one that is given (`evaluate.checkpoint.explicit`).
  package var chosen: @Sendable (_ path: String?) -> String? = { $0 == "" ? nil : $0 }

  /// Whether initial values stand in for a newest checkpoint that is damaged
  /// (`checkpoint.damaged.latest`).
  package var doesWithoutDamaged: @Sendable () -> Bool = { true }

  /// Metrics in the order of the answer (`evaluate.result.order`).
  package var metricOrder: @Sendable (_ names: [String]) -> [String] = {
    $0.sorted { ByteString($0) < ByteString($1) }
  }

  /// Whether the caller's hooks come before the model's (`evaluate.hooks.order`).
  package var callerFirst: @Sendable () -> Bool = { true }

  /// Whether predicting waits for the first question (`predict.lazy`).
  package var waits: @Sendable () -> Bool = { true }

  /// Whether leaving early tells the hooks (`predict.dropped`).
  package var tellsOfLeaving: @Sendable () -> Bool = { false }

  /// The entries to predict, of all and those asked for (`predict.keys.filter`).
  package var selection: @Sendable (_ all: [String], _ asked: [String]) -> [String] = {
    all, asked in
    asked.isEmpty ? all : all.filter { asked.contains($0) }
  }

  /// The order of variables (`variables.names`).
  package var nameOrder: @Sendable (_ names: [String]) -> [String] = {
    $0.sorted { ByteString($0) < ByteString($1) }
  }

  package init() {}
}
