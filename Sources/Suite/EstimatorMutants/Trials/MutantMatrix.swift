import Synchronization

/// All mutants, each on all scenarios: which kill it, and under which rule.
public struct MutantMatrix: Sendable {
  /// In the order of `Mutant.all`.
  public let trials: [MutantTrial]

  /// - Parameters:
  ///   - stopsAtKill: Whether a mutant is tried only until it is killed, and only on scenarios that
  ///     exercise its rule.
  ///   - progress: Called with each trial when it has ended, one call at a time.
  /// - Throws: When a right trace cannot be had.
  public init(
    of mutants: [Mutant] = Mutant.all, on set: ScenarioSet, stoppingAtKill stopsAtKill: Bool,
    tasks: any Tasks, progress: @escaping @Sendable (MutantTrial) -> Void = { _ in }
  ) throws {
    let done = Mutex<[Int: Result<MutantTrial, any Error>]>([:])
    tasks.forEachPiece(count: mutants.count) { index in
      let result = Result { () throws -> MutantTrial in
        try stopsAtKill
          ? .of(mutants[index], on: set)
          : .of(mutants[index], on: set.scenarios, of: set) { _ in false }
      }
      done.withLock { results in
        results[index] = result
        if case .success(let trial) = result { progress(trial) }
      }
    }
    trials = try done.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
  }

  public var survivors: [MutantTrial] { trials.filter { !$0.isKilled } }

  /// The matrix as lines of text: per mutant what kills it, per rule how many mutants break it.
  public var lines: [String] {
    trials.flatMap { trial in
      [heading(of: trial)] + (trial.isKilled ? kills(in: trial) : ["  " + trial.description])
    } + [summary]
  }

  private func heading(of trial: MutantTrial) -> String {
    let mutant = trial.mutant
    return "\(mutant.name) [\(mutant.rule), by \(mutant.seam)]: \(mutant.summary)"
  }

  /// First the scenarios that kill it under its rule, then in how many it shows under another.
  private func kills(in trial: MutantTrial) -> [String] {
    let divergences = trial.findings.compactMap { _, finding -> Divergence? in
      if case .diverging(let divergence) = finding { divergence } else { nil }
    }
    let own = divergences.filter { $0.rule == trial.mutant.rule }
    let others = divergences.count - own.count
    return own.map { "  killed in \($0.scenario) at \($0.place)" }
      + (others > 0 ? ["  seen under another rule in \(others) more"] : [])
  }

  private var summary: String {
    "\(trials.count) mutants, \(trials.count - survivors.count) killed, \(survivors.count) alive"
  }
}
