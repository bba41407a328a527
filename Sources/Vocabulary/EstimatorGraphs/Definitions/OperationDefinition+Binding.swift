// How the inputs and attributes of a node are held against the definition of its kind.
extension OperationDefinition {
  /// Checks what is given, and completes the attributes with what follows and with defaults.
  ///
  /// - Throws: `GraphError` for an unknown, missing or wrong attribute, a wrong number of inputs,
  ///   or an input of a type that does not fit.
  func bind(_ context: inout InferenceContext) throws {
    try checkGiven(context)
    try bindCounts(&context)
    try bindTypes(&context)
    try completion(&context)
    try fillDefaults(&context)
    try checkValues(context)
  }

  private func checkGiven(_ context: InferenceContext) throws {
    for (name, value) in context.attributes.sorted(by: { $0.key < $1.key }) {
      guard let definition = attribute(name) else {
        throw context.error(.invalidArgument, "\(kind) has no attribute '\(name)'")
      }
      guard definition.admits(value) else {
        let objection = definition.objection(to: value) ?? ""
        throw context.error(.invalidArgument, "attribute '\(name)' \(objection)")
      }
    }
  }

  /// Finds how many of the inputs belong to each argument.
  private func bindCounts(_ context: inout InferenceContext) throws {
    try countOpenList(&context)
    var start = 0
    for argument in inputs {
      let count = argument.count.flatMap { context.attributes[$0]?.intValue } ?? 1
      context.ranges.append(start..<start + max(count, 0))
      start += max(count, 0)
    }
    guard start == context.inputs.count else {
      throw context.error(
        .invalidArgument, "\(kind) needs \(start) inputs, but has \(context.inputs.count)")
    }
  }

  /// If the length of one list is not given, it is what the other arguments leave.
  private func countOpenList(_ context: inout InferenceContext) throws {
    let open = inputs.compactMap(\.count).filter { context.attributes[$0] == nil }
    guard let first = open.first else { return }
    guard open.count == 1 else {
      throw context.error(.invalidArgument, "\(kind) needs attribute '\(first)'")
    }
    let others = inputs.filter { $0.count != first }.map { argument in
      argument.count.flatMap { context.attributes[$0]?.intValue } ?? 1
    }
    context.attributes[first] = .int(context.inputs.count - others.reduce(0, +))
  }

  private func bindTypes(_ context: inout InferenceContext) throws {
    for (argument, range) in zip(inputs, context.ranges) {
      for position in range {
        try bindType(of: context.inputs[position], to: argument, &context)
      }
    }
  }

  private func bindType(
    of input: SymbolicTensor, to argument: Argument, _ context: inout InferenceContext
  ) throws {
    let needed: DataType
    switch argument.type {
    case .any: return
    case .fixed(let type): needed = type
    case .attribute(let name):
      needed = context.attributes[name]?.typeValue ?? input.dataType
      context.attributes[name] = .type(needed)
    }
    guard input.dataType == needed else {
      throw context.error(
        .type,
        "\(kind) needs input '\(argument.name)' to be \(needed), but '\(input.name)' is \(input.dataType)"
      )
    }
  }

  private func fillDefaults(_ context: inout InferenceContext) throws {
    for definition in attributes where context.attributes[definition.name] == nil {
      guard let value = definition.defaultValue else {
        throw context.error(.invalidArgument, "\(kind) needs attribute '\(definition.name)'")
      }
      context.attributes[definition.name] = value
    }
  }

  private func checkValues(_ context: InferenceContext) throws {
    for definition in attributes {
      guard let value = context.attributes[definition.name] else { continue }
      if let objection = definition.objection(to: value) {
        let kind: GraphError.Kind = definition.kind == .type ? .type : .invalidArgument
        throw context.error(kind, "attribute '\(definition.name)' \(objection)")
      }
    }
  }

  /// The types of all outputs, once the attributes are complete.
  func outputTypes(_ context: InferenceContext) -> [DataType] {
    outputs.flatMap { output -> [DataType] in
      let count = output.count.map { context.int($0) } ?? 1
      switch output.type {
      case .fixed(let type): return Array(repeating: type, count: count)
      case .attribute(let name):
        if let list = context.attributes[name]?.listValue { return list.compactMap(\.typeValue) }
        return Array(repeating: context.type(name), count: count)
      case .any: preconditionFailure("An output of \(kind) has a type")
      }
    }
  }
}
