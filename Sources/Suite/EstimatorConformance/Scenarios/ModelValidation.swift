/// Checks a model by itself: names, references, and that no two writes are unordered.
struct ModelValidation {
  let scenario: Scenario
  let model: ScenarioModel
  /// Where the model is, or is named.
  let place: JSONCursor

  func validate() throws {
    if model.canned != nil { return }
    try checkNames()
    try checkVariables()
    for node in model.nodes { try checkReferences(of: node) }
    if let name = model.nodeOnCycle() { throw failure("the node \(name) depends on itself") }
    try checkMinimize()
    for (name, metric) in model.metrics { try check(metric, name) }
    for (mode, spec) in model.specs { try check(spec, mode) }
    for mode in model.specs.keys { try WriteOrder(model: model).check(mode, failure) }
  }

  private func failure(_ message: String) -> FormatError { place.failure(message) }

  // MARK: Names

  private static let taken = ["variables", "features", "labels", "global_step", "minimize"]

  private func checkNames() throws {
    let names = model.nodes.map(\.name)
    for name in names where !isAllowed(name) {
      throw failure("\"\(name)\" is not allowed as the name of a node")
    }
    let sorted = names.map { $0.lowercased() }.sorted()
    for (name, next) in zip(sorted, sorted.dropFirst()) where name == next {
      throw failure("two nodes are called \"\(name)\", ignoring case")
    }
    for name in sorted {
      if let outer = sorted.first(where: { name.hasPrefix($0 + "/") }) {
        throw failure("the node name \"\(outer)\" is a path prefix of \"\(name)\"")
      }
    }
  }

  /// Letters, digits and a few signs, as TensorFlow has it, and not one of the taken names.
  private func isAllowed(_ name: String) -> Bool {
    let first = name.utf8.first.map { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") } ?? false
    let rest = name.utf8.allSatisfy { isLetterOrDigit($0) || "_./>-".utf8.contains($0) }
    return first && rest && !Self.taken.contains(name.splitAtFirstSlash.head.lowercased())
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  private func checkVariables() throws {
    var seen: Set<String> = ["global_step"]
    for variable in model.variables where !seen.insert(variable.name).inserted {
      throw failure("the variable name \"\(variable.name)\" is taken")
    }
  }

  // MARK: References

  private func checkReferences(of node: ScenarioModel.Node) throws {
    try check(node.inputs.flatMap(\.sources), "the node \(node.name)")
    for name in node.control where !model.hasNode(name) {
      throw failure("the node \(node.name) waits for \"\(name)\", which is no node")
    }
  }

  private func check(_ sources: [ScenarioModel.Source], _ reader: String) throws {
    for reference in sources.compactMap(\.reference) where !model.has(reference) {
      throw failure("\(reader) reads \"\(reference)\", which does not exist")
    }
  }

  private func checkMinimize() throws {
    guard let minimize = model.minimize else { return }
    try check([minimize.loss], "minimize")
    let known = model.variables.map(\.name)
    for name in minimize.variables ?? [] where !known.contains(name) {
      throw failure("minimize names the variable \"\(name)\", which does not exist")
    }
    let allowed = ScenarioModel.hyperparameters[minimize.optimizer] ?? []
    for name in minimize.hyperparameters.keys where !allowed.contains(name) {
      throw failure("\(minimize.optimizer) has no hyper-parameter \"\(name)\"")
    }
  }

  private func check(_ metric: ScenarioModel.Metric, _ name: String) throws {
    try check(metric.sources, "the metric \(name)")
    guard case .streaming(let kind, let arguments) = metric else { return }
    let needed = kind == "mean" ? ["values"] : ["labels", "predictions"]
    let given = arguments.keys.filter { $0 != "weights" }
    guard Set(given) == Set(needed) else {
      throw failure("the metric \(name) needs \(needed.joined(separator: " and "))")
    }
  }

  private func check(_ spec: ScenarioModel.Spec, _ mode: ModeKeys) throws {
    if Set(spec.metrics).count != spec.metrics.count {
      throw failure("the spec for \(mode.rawValue) names a metric twice")
    }
    for name in spec.metrics where model.metrics[name] == nil {
      throw failure("the spec for \(mode.rawValue) names the metric \"\(name)\", which is none")
    }
    try check(model.roots(of: mode), "the spec for \(mode.rawValue)")
    for name in spec.hooks.values.flatMap({ $0 }) where scenario.hooks[name] == nil {
      throw failure("the spec for \(mode.rawValue) names the hook \"\(name)\", which is none")
    }
  }
}

extension ScenarioModel {
  /// Hyper-parameters by optimizer.
  static let hyperparameters = [
    "SGD": ["learning_rate", "momentum"],
    "Adagrad": ["learning_rate", "initial_accumulator_value", "epsilon"],
    "Adam": ["learning_rate", "beta_1", "beta_2", "epsilon"],
    "Ftrl": [
      "learning_rate", "learning_rate_power", "initial_accumulator_value",
      "l1_regularization_strength", "l2_regularization_strength", "beta",
    ],
    "RMSprop": ["learning_rate", "rho", "momentum", "epsilon"],
  ]

  func hasNode(_ name: String) -> Bool {
    name == Self.minimizeName ? minimize != nil : node(named: name) != nil
  }

  /// Whether a reference means something; what an input has is not looked at.
  ///
  /// Names of slots and hyper-parameters exist once `minimize` is built.
  func has(_ reference: Reference) -> Bool {
    if canned != nil { return true }
    return switch reference {
    case .node(let name, _): hasNode(name)
    case .variable(let name), .variableHandle(let name):
      name == "global_step" || variables.contains { $0.name == name }
        || (minimize != nil && name.hasPrefix("training/"))
    default: true
    }
  }
}
