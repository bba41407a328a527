extension NormalForm {
  func model(_ model: ScenarioModel) throws -> JSON {
    if let canned = model.canned { return try self.canned(canned) }
    return .members([
      ("variables", .array(try model.variables.map(variable))),
      ("nodes", .array(try model.nodes.map(node))),
      ("minimize", try model.minimize.map(minimize)),
      ("metrics", try named(model.metrics, metric)),
      (
        "spec",
        .object(try model.specs.map { JSON.Member($0.key.rawValue, try spec($0.value)) })
      ),
    ])
  }

  func source(_ source: ScenarioModel.Source) throws -> JSON {
    switch source {
    case .reference(let reference): .string("\(reference)")
    case .constant(let tensor): try writer.json(tensor)
    }
  }

  private func variable(_ variable: ScenarioModel.Variable) throws -> JSON {
    .members([
      ("name", .string(variable.name)), ("dtype", .string(variable.initial.dataType.rawValue)),
      ("shape", .ints(variable.initial.shape.dimensions)),
      ("initial", try writer.json(variable.initial)), ("trainable", .bool(variable.isTrainable)),
      ("collections", .strings(variable.isLocal ? ["local"] : [])),
    ])
  }

  private func node(_ node: ScenarioModel.Node) throws -> JSON {
    // In name order, so that the text does not depend on how they were completed.
    let attributes = node.attributes.sorted { $0.key < $1.key }
    return .members([
      ("name", .string(node.name)), ("op", .string(node.kind)),
      ("inputs", .array(try node.inputs.map(input))),
      (
        "attributes",
        .object(try attributes.map { JSON.Member($0.key, try attribute($0.value)) })
      ),
      ("control", .strings(node.control)),
    ])
  }

  private func input(_ input: ScenarioModel.Input) throws -> JSON {
    switch input {
    case .single(let source): try self.source(source)
    case .list(let sources): .array(try sources.map(source))
    }
  }

  func attribute(_ attribute: Attribute) throws -> JSON {
    switch attribute {
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .bool(let value): .bool(value)
    case .string(let value): .string(value.text)
    case .type(let value): .string(value.rawValue)
    case .shape(let value):
      value.dimensions.map { .array($0.map { $0.map { .int($0) } ?? .null }) } ?? .null
    case .tensor(let value): try writer.json(value)
    case .function(let name): .string(name)
    case .list(let values): .array(try values.map(self.attribute))
    }
  }

  private func minimize(_ minimize: ScenarioModel.Minimize) throws -> JSON {
    let parameters = minimize.hyperparameters.map { JSON.Member($0.key, .float($0.value)) }
    return .members([
      ("loss", try source(minimize.loss)),
      ("optimizer", .object([JSON.Member("name", .string(minimize.optimizer))] + parameters)),
      ("variables", minimize.variables.map(JSON.strings)),
    ])
  }

  private func metric(_ metric: ScenarioModel.Metric) throws -> JSON {
    switch metric {
    case .explicit(let value, let update):
      return ["value": try source(value), "update": try source(update)]
    case .streaming(let name, let arguments):
      let members = try arguments.map { JSON.Member($0.key, try source($0.value)) }
      return .object([JSON.Member("metric", .string(name))] + members)
    }
  }

  private func spec(_ spec: ScenarioModel.Spec) throws -> JSON {
    .members(
      [
        ("loss", try spec.loss.map(source)), ("train_op", spec.trainOp.map { .string($0) }),
        ("predictions", try spec.predictions.map { try group($0, source) }),
        ("metrics", spec.metrics.isEmpty ? nil : .strings(spec.metrics)),
      ] + spec.hooks.map { ($0.key, JSON.strings($0.value)) })
  }
}
