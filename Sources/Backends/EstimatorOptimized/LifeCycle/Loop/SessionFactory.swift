import EstimatorStorage

/// Makes sessions of one graph, each with its values set and its input at the first batch.
///
/// - Rules: `session.start.order`, `checkpoint.resume`, `session.recovery.input`
final class SessionFactory {
  let blueprint: Blueprint
  private let engine: Engine
  private let origin: () throws -> Checkpoint?
  private var input: ReadAheadStream?
  /// Sessions made so far.
  private var made = 0

  /// - Parameter origin: The checkpoint that sessions start from, asked for each of them.
  init(_ blueprint: Blueprint, engine: Engine, origin: @escaping () throws -> Checkpoint?) {
    self.blueprint = blueprint
    self.engine = engine
    self.origin = origin
  }

  func make() throws -> SessionHandle {
    closeInput()
    try engine.environment.device.beginSession()
    let session = try engine.runtime.makeSession(
      for: blueprint.graph.definition, in: engine.environment)
    do {
      let checkpoint = try origin()
      try prepare(session, from: checkpoint)
      try connectInput(to: session)
      made += 1
      return SessionHandle(
        session, globalStep: blueprint.globalStep, isResumed: checkpoint != nil)
    } catch {
      session.close()
      throw error
    }
  }

  private func connectInput(to session: any GraphSession) throws {
    guard let open = blueprint.openInput else { return }
    let stream = ReadAheadStream(
      engine.policies.readAhead(try open()), tasks: engine.environment.tasks)
    input = stream
    session.bindInput(stream)
  }

  /// Ends the task that reads ahead.
  func closeInput() {
    input?.close()
    input = nil
  }

  private func prepare(_ session: any GraphSession, from checkpoint: Checkpoint?) throws {
    let variables = blueprint.graph.variables
    var targets = variables.filter { $0.collections.contains(.local) }.map(\.initializer)
    if let checkpoint {
      for variable in variables where variable.collections.contains(.global) {
        guard engine.policies.restores(variable.name, made) else {
          targets.append(variable.initializer)
          continue
        }
        try session.assign(try checkpoint.value(for: variable), to: variable)
      }
    } else if let custom = blueprint.spec.scaffold.initOp {
      _ = try session.run(fetches: [], targets: [custom], feeds: [:])
    } else {
      targets += variables.filter { $0.collections.contains(.global) }.map(\.initializer)
    }
    _ = try session.run(fetches: [], targets: targets, feeds: [:])
    // What the model does itself finds everything else done.
    if let local = blueprint.spec.scaffold.localInitOp {
      _ = try session.run(fetches: [], targets: [local], feeds: [:])
    }
  }
}

extension Checkpoint {
  /// - Rules: `evaluate.checkpoint.missing-variable`, `evaluate.checkpoint.shape`
  fileprivate func value(for variable: Variable) throws -> Tensor {
    guard let value = variables[variable.name] else {
      throw EstimatorError(
        .notFound, "no variable '\(variable.name)' in the checkpoint of step \(step)",
        rule: .evaluateCheckpointMissingVariable,
        advice: "Was the directory written by another model?")
    }
    if value.shape != variable.shape || value.dataType != variable.dataType {
      throw EstimatorError(
        .invalidArgument,
        "variable '\(variable.name)' of type \(variable.dataType) and shape \(variable.shape) "
          + "cannot take a \(value.dataType) of shape \(value.shape) from the checkpoint",
        rule: value.dataType == variable.dataType
          ? .evaluateCheckpointShape : .evaluateCheckpointType,
        advice: "Was the directory written by another model?")
    }
    return value
  }
}
