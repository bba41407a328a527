/// What descriptions in a scenario are taken for: themselves, unless a constructor is to be wrong about its arguments.
package struct Misreading: Sendable {
  /// The canned model that is made instead of the one that is described.
  package var model: @Sendable (CannedModel) -> CannedModel
  /// The configuration that is made instead of the one that is described.
  package var config: @Sendable (ScenarioConfig) -> ScenarioConfig
  /// The built-in hook that is made instead of the one that is described.
  package var hook: @Sendable (ScenarioHook.BuiltIn) -> ScenarioHook.BuiltIn

  package init(
    model: @escaping @Sendable (CannedModel) -> CannedModel = { $0 },
    config: @escaping @Sendable (ScenarioConfig) -> ScenarioConfig = { $0 },
    hook: @escaping @Sendable (ScenarioHook.BuiltIn) -> ScenarioHook.BuiltIn = { $0 }
  ) {
    self.model = model
    self.config = config
    self.hook = hook
  }
}
