import Synchronization

/// Takes no notice of what is fed.
final class FeedlessSession: PassedSession {
  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    try super.run(fetches: fetches, targets: targets, feeds: [:])
  }
}

/// A variable that is fetched has the value from after the run.
final class LateReadsSession: PassedSession {
  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    let values = try super.run(fetches: fetches, targets: targets, feeds: feeds)
    return zip(fetches, values).map { tensor, value in latest(of: tensor) ?? value }
  }

  private func latest(of tensor: SymbolicTensor) -> Tensor? {
    let node = graph.nodes[tensor.node]
    guard node.kind == "ReadVariableOp", node.controlInputs.isEmpty else { return nil }
    return graph.variables.first { $0.handle == node.inputs[0] }.flatMap(base.value)
  }
}

/// What hooks fetch along with a training run is what they would have got in the run before.
final class StaleFetchesSession: PassedSession {
  private var before: [SymbolicTensor: Tensor] = [:]

  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    let values = try super.run(fetches: fetches, targets: targets, feeds: feeds)
    guard !targets.isEmpty, !fetches.isEmpty else { return values }
    defer { before = Dictionary(zip(fetches, values)) { first, _ in first } }
    return zip(fetches, values).enumerated().map { place, pair in
      place == 0 || pair.1.dataType == .int64 ? pair.1 : before[pair.0] ?? pair.1
    }
  }
}

/// Runs the targets once for themselves, and once more for what is fetched.
final class TwiceUpdatingSession: PassedSession {
  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    if !targets.isEmpty, !fetches.isEmpty {
      _ = try super.run(fetches: [], targets: targets, feeds: feeds)
    }
    return try super.run(fetches: fetches, targets: targets, feeds: feeds)
  }
}

/// Counts the step even if there is no batch for it.
final class HastyStepSession: PassedSession {
  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    do {
      return try super.run(fetches: fetches, targets: targets, feeds: feeds)
    } catch let error as EstimatorError where error.kind == .outOfRange && !targets.isEmpty {
      if let step = graph.globalStep, let value = base.value(of: step)?.array(of: Int64.self) {
        try base.assign(Tensor(value[0] + 1), to: step)
      }
      throw error
    }
  }
}

/// Shows variables as they were before the last run, but for the step.
final class LaggingValuesSession: PassedSession {
  private var before: [String: Tensor] = [:]

  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    if !targets.isEmpty, !fetches.isEmpty {
      for variable in graph.variables { before[variable.name] = base.value(of: variable) }
    }
    return try super.run(fetches: fetches, targets: targets, feeds: feeds)
  }

  override func value(of variable: Variable) -> Tensor? {
    guard variable != graph.globalStep else { return base.value(of: variable) }
    return before[variable.name] ?? base.value(of: variable)
  }
}

/// What local variables held when a session closed.
final class Leftovers: Sendable {
  private let values = Mutex<[String: Tensor]>([:])

  subscript(name: String) -> Tensor? {
    get { values.withLock { $0[name] } }
    set { values.withLock { $0[name] = newValue } }
  }
}

/// Starts with the local variables that an earlier session left behind.
final class StaleLocalsSession: PassedSession {
  private let leftovers: Leftovers

  init(_ base: any GraphSession, _ graph: GraphDefinition, _ leftovers: Leftovers) {
    self.leftovers = leftovers
    super.init(base, graph)
  }

  private var locals: [Variable] { graph.variables.filter { $0.collections.contains(.local) } }

  override func run(
    fetches: [SymbolicTensor], targets: [Operation], feeds: [SymbolicTensor: Tensor]
  ) throws -> [Tensor] {
    let values = try super.run(fetches: fetches, targets: targets, feeds: feeds)
    for variable in locals where targets.contains(variable.initializer) {
      if let value = leftovers[variable.name] { try base.assign(value, to: variable) }
    }
    return values
  }

  override func close() {
    for variable in locals {
      if let value = base.value(of: variable) { leftovers[variable.name] = value }
    }
    super.close()
  }
}
