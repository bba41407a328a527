import EstimatorStorage

/// How a session comes to its first values: from a checkpoint, or from the initialisers.
///
/// - Rules: `session.start.order`, `checkpoint.resume`, `evaluate.checkpoint.none`
struct SessionStart {
  let model: BuiltModel
  let runtime: any GraphRuntime
  let environment: any Environment
  let decisions: Decisions
  /// The checkpoint to restore, asked for anew whenever a session is made.
  let checkpoint: () throws -> Checkpoint?

  /// Makes a session with every variable set and the input at its first batch.
  ///
  /// - Parameter number: How many sessions of the call came before.
  /// - Returns: The session, and whether its values come from a checkpoint.
  func makeSession(_ number: Int) throws -> (session: any GraphSession, restored: Bool) {
    try environment.device.beginSession()
    let session = try runtime.makeSession(for: model.graph.definition, in: environment)
    do {
      let restored = try checkpoint()
      try prepare(session, restored, number)
      return (session, restored != nil)
    } catch {
      session.close()
      throw error
    }
  }

  private func prepare(
    _ session: any GraphSession, _ restored: Checkpoint?, _ number: Int
  ) throws {
    if let restored {
      try restore(restored, into: session, number)
    } else {
      try initialize(session)
    }
    try initializeLocals(of: session)
    // session.recovery.input (MSESS-55): every session reads from the beginning.
    if let makeStream = model.makeStream {
      session.bindInput(decisions.input(try makeStream()))
    }
  }

  private func initialize(_ session: any GraphSession) throws {
    let initializers = model.graph.variables(in: .global).map(\.initializer)
    let targets = model.spec.scaffold.initOp.map { [$0] } ?? initializers
    _ = try session.run(fetches: [], targets: targets, feeds: [:])
  }

  /// evaluate.metrics.fresh (EVAL-29): local state starts over in every session.
  private func initializeLocals(of session: any GraphSession) throws {
    let initializers = model.graph.variables(in: .local).map(\.initializer)
    _ = try session.run(fetches: [], targets: initializers, feeds: [:])
    if let operation = model.spec.scaffold.localInitOp {
      _ = try session.run(fetches: [], targets: [operation], feeds: [:])
    }
  }

  /// Sets every global variable from the checkpoint; what else the checkpoint holds is ignored.
  private func restore(
    _ checkpoint: Checkpoint, into session: any GraphSession, _ number: Int
  ) throws {
    for variable in model.graph.variables(in: .global) {
      guard decisions.restores(variable.name, number) else {
        _ = try session.run(fetches: [], targets: [variable.initializer], feeds: [:])
        continue
      }
      // evaluate.checkpoint.missing-variable (EVAL-13)
      guard let value = checkpoint.variables[variable.name] else {
        throw EstimatorError(
          .notFound, "the checkpoint of step \(checkpoint.step) has no '\(variable.name)'",
          rule: .evaluateCheckpointMissingVariable,
          advice: "Use a model directory that was written by this model.")
      }
      // evaluate.checkpoint.type (EVAL-13), evaluate.checkpoint.shape (EVAL-14)
      guard value.dataType == variable.dataType, value.shape == variable.shape else {
        throw EstimatorError(
          .invalidArgument,
          "'\(variable.name)' is \(value.dataType)\(value.shape) in the checkpoint and "
            + "\(variable.dataType)\(variable.shape) in the graph",
          rule: value.dataType == variable.dataType
            ? .evaluateCheckpointShape : .evaluateCheckpointType,
          advice: "Use a model directory that was written by this model.")
      }
      try session.assign(value, to: variable)
    }
  }
}
