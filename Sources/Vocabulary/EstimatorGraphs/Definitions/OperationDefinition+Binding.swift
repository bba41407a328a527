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
    for name in context.attributes.keys.sorted() {
      guard let value = context.attributes[name] else { continue }
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
    if takesLists { try countOpenList(&context) }
    var start = 0
    for argument in inputs {
      let count = takesLists ? max(count(argument, context) ?? 1, 0) : 1
      context.ranges.append(start..<start + count)
      start += count
    }
    guard start == context.inputs.count else {
      throw context.error(
        .invalidArgument, "\(kind) needs \(start) inputs, but has \(context.inputs.count)")
    }
  }

  /// How many tensors an argument takes; `nil` for a list of which nothing says so yet.
  private func count(_ argument: Argument, _ context: InferenceContext) -> Int? {
    guard let list = list(argument) else { return 1 }
    let value = context.attributes[list]
    return value?.intValue ?? value?.listValue?.count
  }

  /// The attribute that holds the number of tensors of a list, or their types.
  private func list(_ argument: Argument) -> String? {
    if let count = argument.count { return count }
    guard case .attribute(let name) = argument.type, attribute(name)?.kind == .types else {
      return nil
    }
    return name
  }

  /// If the length of one list is not given, it is what the other arguments leave.
  private func countOpenList(_ context: inout InferenceContext) throws {
    let counts = inputs.map { count($0, context) }
    guard let place = counts.firstIndex(of: nil), let name = list(inputs[place]) else { return }
    guard counts.count(where: { $0 == nil }) == 1 else {
      throw context.error(.invalidArgument, "\(kind) needs attribute '\(name)'")
    }
    let rest = context.inputs.count - counts.compactMap { $0 }.reduce(0, +)
    let start = counts[..<place].compactMap { $0 }.reduce(0, +)
    context.attributes[name] =
      attribute(name)?.kind == .types
      ? .list(context.inputs.dropFirst(start).prefix(max(rest, 0)).map { .type($0.dataType) })
      : .int(rest)
  }

  private func bindTypes(_ context: inout InferenceContext) throws {
    for (argument, range) in zip(inputs, context.ranges) {
      for position in range {
        try bindType(of: context.inputs[position], position - range.lowerBound, argument, &context)
      }
    }
  }

  /// Holds the type of an input, number `place` of an argument, against what the argument says.
  private func bindType(
    of input: SymbolicTensor, _ place: Int, _ argument: Argument,
    _ context: inout InferenceContext
  ) throws {
    let needed: DataType
    switch argument.type {
    case .any: return
    case .fixed(let type): needed = type
    case .attribute(let name):
      if let types = context.attributes[name]?.listValue {
        needed = types[place].typeValue ?? input.dataType
      } else {
        needed = context.attributes[name]?.typeValue ?? input.dataType
        context.attributes[name] = .type(needed)
      }
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
    var types: [DataType] = []
    for output in outputs {
      let count = output.count.map { context.int($0) } ?? 1
      switch output.type {
      case .fixed(let type): for _ in 0..<count { types.append(type) }
      case .attribute(let name):
        if let list = context.attributes[name]?.listValue {
          for item in list { if let type = item.typeValue { types.append(type) } }
        } else {
          let type = context.type(name)
          for _ in 0..<count { types.append(type) }
        }
      case .any: preconditionFailure("An output of \(kind) has a type")
      }
    }
    return types
  }
}
