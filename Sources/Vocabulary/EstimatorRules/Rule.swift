/// One sentence of the Estimator contract, with a name that never changes.
///
/// The id is made of words from general to specific, `train.steps.incremental`; the Swift static
/// that holds the rule spells the same words, `Rule.trainStepsIncremental`.
public struct Rule: Sendable, Hashable {
  /// Where a rule's authority comes from.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// Stated by the documentation.
    case must
    /// Not documented, but what the real Estimator does and users rely on.
    case should
    /// A defect of the real Estimator: recorded, and off by default.
    case quirk
  }

  /// How many of this package's two implementations decide the rule on their own.
  public enum Decision: String, Sendable, Hashable {
    /// Reference and optimized each decide it, so that they check one another.
    case twice
    /// Both use the same code (models, gradients, storage), so only a recorded golden checks it.
    case once
  }

  public let id: String
  public let level: Level
  public let sentence: String
  /// Ids of the catalogue rows that the rule covers, such as `TRAIN-10`.
  public let rows: [String]
  public let decision: Decision
  /// What floating-point results under this rule may differ by; `nil` where it speaks of none.
  public let tolerance: Tolerance?
  /// The two kinds of its error, where documentation and the real Estimator contradict each other.
  public let answers: ErrorAnswers?

  public init(
    _ id: String, _ level: Level, _ sentence: String, rows: [String],
    decided decision: Decision = .twice, within tolerance: Tolerance? = nil,
    answering answers: ErrorAnswers? = nil
  ) {
    self.id = id
    self.level = level
    self.sentence = sentence
    self.rows = rows
    self.decision = decision
    self.tolerance = tolerance
    self.answers = answers
  }

  /// By the id, of which the catalogue has one each.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Rule: CustomStringConvertible {
  public var description: String { id }
}
