import Synchronization

/// All mutants, each on all scenarios: which kill it, and under which rule.
public struct MutantMatrix: Sendable {
  /// In the order of `Mutant.all`.
  public let trials: [MutantTrial]

  /// - Parameters:
  ///   - stopsAtKill: Whether a mutant is tried only until it is killed, and only on scenarios that
  ///     exercise its rule.
  ///   - progress: Called with each trial, in the order of the mutants, when it and those before it have
  ///     ended.
  /// - Throws: When a right trace cannot be had.
  public init(
    of mutants: [Mutant] = Mutant.all, on set: ScenarioSet, stoppingAtKill stopsAtKill: Bool,
    tasks: any Tasks, progress: @escaping @Sendable (MutantTrial) -> Void = { _ in }
  ) throws {
    let ended = Mutex(Ended())
    tasks.forEachPiece(count: mutants.count) { index in
      let result = Result { () throws -> MutantTrial in
        try stopsAtKill
          ? .of(mutants[index], on: set)
          : .of(mutants[index], on: set.scenarios, of: set) { _ in false }
      }
      ended.withLock { $0.note(result, at: index, progress) }
    }
    trials = try ended.withLock { $0.inOrder }.map { try $0.get() }
  }

  /// Trials that have ended, in any order, on their way into the order of the mutants.
  private struct Ended {
    private(set) var inOrder: [Result<MutantTrial, any Error>] = []
    private var waiting: [Int: Result<MutantTrial, any Error>] = [:]

    mutating func note(
      _ result: Result<MutantTrial, any Error>, at index: Int, _ progress: (MutantTrial) -> Void
    ) {
      waiting[index] = result
      while let next = waiting.removeValue(forKey: inOrder.count) {
        inOrder.append(next)
        if case .success(let trial) = next { progress(trial) }
      }
    }
  }

  public var survivors: [MutantTrial] { trials.filter { !$0.isKilled } }

  /// How many are killed.
  public var summary: String {
    "\(trials.count) mutants, \(trials.count - survivors.count) killed, \(survivors.count) alive"
  }
}

extension MutantTrial {
  /// A row of the matrix as lines: the mutant, and what kills it.
  public var lines: [String] { [heading] + (isKilled ? kills : ["  " + description]) }

  private var heading: String {
    "\(mutant.name) [\(mutant.rule), by \(mutant.seam)]: \(mutant.summary)"
  }

  /// The first scenarios that kill it under its rule, in how many more, and in how many it shows under
  /// another rule.
  private var kills: [String] {
    let divergences = findings.compactMap { _, finding -> Divergence? in
      if case .diverging(let divergence) = finding { divergence } else { nil }
    }
    let own = divergences.filter { $0.rule == mutant.rule }
    let others = divergences.count - own.count
    return own.prefix(3).map { "  killed in \($0.scenario) at \($0.place)" }
      + (own.count > 3 ? ["  and in \(own.count - 3) more"] : [])
      + (others > 0 ? ["  seen under another rule in \(others) more"] : [])
  }
}
