/// A backend with one planted bug: a rule that it breaks, and the backend that breaks it.
///
/// It decides or computes something else than the contract says; it never alters what is recorded.
public struct Mutant: Sendable {
  /// Whose seam is changed.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    case reference, optimized
    /// What both backends build their graphs with.
    case models
  }

  /// The origin, a slash and a few words.
  public let name: String
  /// What is wrong, in one sentence.
  public let summary: String
  /// The rule that is broken. A kill counts only under this one.
  public let rule: Rule
  public let origin: Origin
  /// What is replaced: `Decisions`, `Policies`, a kernel, the runtime, or what a graph or a model is asked.
  public let seam: String
  /// What a canned model or a configuration is taken for.
  let taking: Misreading
  private let make: @Sendable () -> any EstimatorBackend

  init(
    _ name: String, _ summary: String, breaking rule: Rule, of origin: Origin, seam: String,
    taking: Misreading = Misreading(),
    make: @escaping @Sendable () -> any EstimatorBackend
  ) {
    self.name = "\(origin.rawValue)/\(name)"
    self.summary = summary
    self.rule = rule
    self.origin = origin
    self.seam = seam
    self.taking = taking
    self.make = make
  }

  /// A new backend with the bug. One serves one scenario: bugs may remember.
  public func makeBackend() -> any EstimatorBackend { make() }
}

extension Mutant {
  /// Every mutant, the reference's first.
  public static let all: [Mutant] = chapters.flatMap { $0 }

  /// The mutants of each chapter.
  package static let chapters: [[Mutant]] = [
    referenceTraining, referenceInput, referenceSessions, referenceRecovery, referenceHooks,
    referenceCheckpoints, referenceRetention, referenceEvaluation, referencePrediction,
    referenceVariables, referenceComputation, callArguments, callSpecs,
    optimizedTraining, optimizedInput, optimizedSessions, optimizedHooks, optimizedCheckpoints,
    optimizedReading, optimizedComputation, optimizedSequences,
    modelCells, modelMasks, modelColumns, modelCheckpoints, modelCategories, modelHeads,
    modelMetrics,
    modelOptimizers, modelOptimizerOptions, modelTraining, modelInitials, modelArguments,
    modelRefusals, modelInputs, modelAnswers, modelNames,
  ]

  /// The mutant of this name, if there is one.
  public static func named(_ name: String) -> Mutant? { all.first { $0.name == name } }
}
