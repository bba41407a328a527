/// The whole catalogue, chapter by chapter.
extension Rule {
  public static let all: [Rule] = [
    specRules,
    configRules,
    trainRules,
    evaluateRules,
    predictRules,
    sessionRules,
    hookRules,
    checkpointRules,
    variablesRules,
    modelRules,
    optimizerRules,
    metricRules,
    headRules,
    headKindRules,
    recurrentRules,
    recurrentArgumentRules,
    initializerRules,
    columnRules,
    denseColumnRules,
    maskRules,
  ].flatMap { $0 }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  /// The rule with this id, if there is one.
  public static func named(_ id: String) -> Rule? { byID[id] }
}
