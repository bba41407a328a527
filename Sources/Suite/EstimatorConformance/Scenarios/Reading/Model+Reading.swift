extension ScenarioReading {
  func model(_ cursor: JSONCursor) throws -> ScenarioModel {
    try ScenarioModel.format.check(cursor)
    if cursor.member("canned") != nil { return try canned(cursor) }
    let specs = try cursor.required("spec")
    return ScenarioModel(
      variables: try cursor.member("variables")?.list().map(variable) ?? [],
      nodes: try cursor.member("nodes")?.list().map(node) ?? [],
      minimize: try cursor.optional("minimize").map(minimize),
      metrics: try named(cursor.member("metrics"), metric),
      specs: OrderedDictionary(
        try ModeKeys.allCases.compactMap { mode in
          try specs.optional(mode.rawValue).map { (mode, try spec($0)) }
        }))
  }

  func source(_ cursor: JSONCursor) throws -> ScenarioModel.Source {
    guard case .string(let text) = cursor.element.content else {
      return .constant(try tensor(cursor))
    }
    return .reference(try reference(text, cursor))
  }

  func reference(_ text: String, _ cursor: JSONCursor) throws -> Reference {
    guard let reference = Reference(text) else {
      throw cursor.expected(
        "a reference such as \"node:1\", \"features/x\", \"variables/w\" or \"global_step\"")
    }
    return reference
  }

  private func variable(_ cursor: JSONCursor) throws -> ScenarioModel.Variable {
    let name = try cursor.required("dtype").string()
    guard let dataType = DataType(rawValue: name) else { throw cursor.failure("no type \(name)") }
    let shape = try cursor.optional("shape").map(shape)
    let initial = try cursor.required("initial")
    let value = initial.isObject ? try tensor(initial) : try nested(initial, dataType, shape)
    guard value.dataType == dataType, shape == nil || shape == value.shape else {
      throw initial.failure("a \(value.dataType) tensor of shape \(value.shape) does not fit")
    }
    let isLocal = try strings(cursor.member("collections")).contains("local")
    return ScenarioModel.Variable(
      name: try cursor.required("name").string(), initial: value,
      isTrainable: try !isLocal && cursor.optional("trainable")?.bool() ?? true,
      isLocal: isLocal)
  }

  private func node(_ cursor: JSONCursor) throws -> ScenarioModel.Node {
    ScenarioModel.Node(
      name: try cursor.required("name").string(), kind: try cursor.required("op").string(),
      inputs: try cursor.member("inputs")?.list().map(input) ?? [],
      attributes: OrderedDictionary(
        try cursor.member("attributes")?.members().map { ($0.key, try attribute($0.key, $0.value)) }
          ?? []),
      control: try strings(cursor.member("control")))
  }

  private func input(_ cursor: JSONCursor) throws -> ScenarioModel.Input {
    guard case .array = cursor.element.content else { return .single(try source(cursor)) }
    return .list(try cursor.list().map(source))
  }

  private func minimize(_ cursor: JSONCursor) throws -> ScenarioModel.Minimize {
    let optimizer = try cursor.required("optimizer")
    let given = try optimizer.members().filter { $0.key != "name" && !$0.value.isNull }
    return ScenarioModel.Minimize(
      loss: try source(cursor.required("loss")),
      optimizer: try optimizer.required("name").string(),
      hyperparameters: OrderedDictionary(try given.map { ($0.key, try $0.value.double()) }),
      variables: try cursor.optional("variables").map { try strings($0) })
  }

  private func metric(_ cursor: JSONCursor) throws -> ScenarioModel.Metric {
    guard let name = cursor.member("metric") else {
      return .explicit(
        value: try source(cursor.required("value")), update: try source(cursor.required("update")))
    }
    let arguments = try cursor.members().filter { $0.key != "metric" && !$0.value.isNull }
    return .streaming(
      try name.string(), OrderedDictionary(try arguments.map { ($0.key, try source($0.value)) }))
  }

  private func spec(_ cursor: JSONCursor) throws -> ScenarioModel.Spec {
    let hooks = try ScenarioModel.hookFields.compactMap { field in
      try cursor.optional(field).map { (field, try strings($0)) }
    }
    return ScenarioModel.Spec(
      loss: try cursor.optional("loss").map(source),
      trainOp: try cursor.optional("train_op")?.string(),
      predictions: try cursor.optional("predictions").map {
        try group($0, isSingle: { !$0.isObject || isTensor($0) }, source)
      },
      metrics: try strings(cursor.optional("metrics")), hooks: OrderedDictionary(hooks))
  }
}
