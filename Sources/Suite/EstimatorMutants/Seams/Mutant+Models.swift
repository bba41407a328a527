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

  /// One whose graphs get another node, which depends on something that a canned model is told.
  static func model<Note: Sendable>(
    _ name: String, _ summary: String, breaking rule: Rule,
    noting note: @escaping @Sendable (CannedModel) -> Note,
    _ revision: @escaping @Sendable (Note, inout NodeRequest, Graph) throws -> Void
  ) -> Mutant {
    let notes = Notes<Note>()
    return Mutant(
      name, summary, breaking: rule, of: .models, seam: "NodeRequest",
      taking: Misreading(model: { model in
        notes.note(note(model))
        return model
      })
    ) {
      RevisedBackend(base: .plain(named: name)) { _ in
        { request, graph in
          if let note = notes.latest { try revision(note, &request, graph) }
        }
      }
    }
  }

  /// One whose model functions are called otherwise, or taken to return something else.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    changing change: @escaping @Sendable (inout ModelChange) -> Void
  ) -> Mutant {
    Mutant(name, summary, breaking: rule, of: .models, seam: "ModelFunction") {
      var model = ModelChange()
      change(&model)
      return RevisedBackend(base: .plain(named: name), change: model)
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

  /// One whose built-in hooks are made of other arguments.
  static func model(
    _ name: String, _ summary: String, breaking rule: Rule,
    hooked change: @escaping @Sendable (ScenarioHook.BuiltIn) -> ScenarioHook.BuiltIn
  ) -> Mutant {
    Mutant(
      name, summary, breaking: rule, of: .models, seam: "Hook", taking: Misreading(hook: change)
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

/// What was noted last.
private final class Notes<Note: Sendable>: Sendable {
  private let known = Mutex<Note?>(nil)

  var latest: Note? { known.withLock { $0 } }
  func note(_ note: Note) { known.withLock { $0 = note } }
}

/// A backend whose models are changed: requests for nodes and variables before they are heard, and what
/// goes into a model function and comes out of it.
private struct RevisedBackend: EstimatorBackend {
  let base: any EstimatorBackend
  var revision: Mutant.RevisionMaking?
  var change = ModelChange()

  var name: String { base.name }

  func makeEstimator(
    modelFn: @escaping ModelFunction, modelDir: String?, config: RunConfig,
    environment: any Environment
  ) throws -> any Estimator {
    try base.makeEstimator(
      modelFn: { try changed(modelFn, $0) }, modelDir: modelDir, config: config,
      environment: environment)
  }

  private func changed(_ modelFn: ModelFunction, _ context: ModelContext) throws -> EstimatorSpec {
    var input = ModelInput(context)
    try change.input(&input)
    let graph = context.graph
    (graph.revision, graph.variableRevision) = (revision?(context.config), change.variable)
    defer { (graph.revision, graph.variableRevision) = (nil, nil) }
    return try change.spec(modelFn(input.context), input)
  }
}
