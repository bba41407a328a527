import EstimatorOptimized
import Synchronization

// Mutants of what both backends build their graphs with.
extension Mutant {
  /// Makes the revision of one graph, which may remember from one request to the next.
  typealias RevisionMaking = @Sendable (RunConfig) -> NodeRequest.Revision

  /// One whose graphs get another node where a model asks for one.
  ///
  /// - Parameter revision: Remembers nothing.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ revision: @escaping @Sendable (_ request: inout NodeRequest, _ graph: Graph) throws -> Void
  ) -> Mutant {
    model(name, summary, breaking: rule, remembering: { _ in revision })
  }

  /// The same with a revision that is made anew for every graph.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    remembering revision: @escaping RevisionMaking
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .models, seam: "NodeRequest") {
      RevisedBackend(base: .plain(named: name), revision: revision)
    }
  }

  /// One whose graphs get another node for something that their canned model was given.
  ///
  /// - Parameters:
  ///   - note: What is remembered of a model until its graphs are built.
  ///   - revision: Also gets what was noted.
  static func model<Note: Sendable>(
    _ name: String, _ summary: String, breaking rule: Rule,
    noting note: @escaping @Sendable (CannedModel) -> Note,
    revising revision: @escaping @Sendable (inout NodeRequest, Graph, Note) throws -> Void
  ) -> Mutant {
    let noted = Noted<Note>()
    let noting = { @Sendable (model: CannedModel) in
      noted.value.withLock { $0 = note(model) }
      return model
    }
    return Mutant(
      name, summary, breaking: rule, of: .models, seam: "NodeRequest",
      taking: Misreading(model: noting)
    ) {
      RevisedBackend(base: .plain(named: name)) { _ in
        { request, graph in
          guard let note = noted.value.withLock({ $0 }) else { return }
          try revision(&request, graph, note)
        }
      }
    }
  }

  /// One whose configurations are made of other arguments.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    configured change: @escaping @Sendable (ScenarioConfig) -> ScenarioConfig
  ) -> Mutant {
    Mutant(
      name, summary, breaking: rule, of: .models, seam: "RunConfig",
      taking: Misreading(config: change)
    ) { .plain(named: name) }
  }

  /// One whose canned models take their arguments for others.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    taking change: @escaping @Sendable (CannedModel) -> CannedModel
  ) -> Mutant {
    Mutant(
      name, summary, breaking: rule, of: .models, seam: "CannedModel",
      taking: Misreading(model: change)
    ) { .plain(named: name) }
  }
}

extension EstimatorBackend where Self == OptimizedBackend {
  fileprivate static func plain(named name: String) -> Self {
    OptimizedBackend(
      name: "models/\(name)", runtime: OptimizedRuntime(), policies: Policies())
  }
}

/// What a mutant has seen of the model that was described last.
private final class Noted<Note: Sendable>: Sendable {
  let value = Mutex<Note?>(nil)
}

/// A backend in whose graphs requests for nodes are changed before they are heard.
private struct RevisedBackend: EstimatorBackend {
  let base: any EstimatorBackend
  let revision: Mutant.RevisionMaking

  var name: String { base.name }

  func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    try base.makeEstimator(
      modelFn: { [revision] context in
        context.graph.revision = revision(context.config)
        defer { context.graph.revision = nil }
        return try modelFn(context)
      }, modelDir: modelDir, config: config, environment: environment)
  }
}
