import EstimatorOptimized

// Names: what variables are called, which of them there are, and what they are for.
extension Mutant {
  static let modelNames: [Mutant] = names + kinds

  private static let names: [Mutant] = [
    .variables(
      "tables-unscoped", "tables have no scope of their columns' kind",
      breaking: .rnnVariablesEmbeddings
    ) {
      $0.rename("sequence_features/", "")
      $0.rename("dense_features/", "")
    },
    .variables(
      "cells-under-stack", "the cells of a stack have no scope of their own",
      breaking: .rnnVariablesCells
    ) {
      $0.rename("stacked_rnn_cells/", "")
    },
    .variables(
      "cells-of-other-names", "a cell's own name is not used", breaking: .rnnVariablesCells
    ) {
      $0.rename("/mine/", "/gru_cell_2/")
    },
    .variables("logits-in-a-layer", "the last layer is called dense", breaking: .rnnVariablesLogits)
    {
      $0.rename("rnn_model/logits/", "rnn_model/dense/")
    },
    .variables(
      "slash-is-dash", "what is no letter of a column's name becomes a dash",
      breaking: .columnNameScope
    ) {
      $0.rename("sequence_features/a_b", "sequence_features/a-b")
    },
  ]

  private static let kinds: [Mutant] = [
    .variables("logits-untrained", "the last bias is not trained", breaking: .rnnVariablesType) {
      request in
      if request.name == "rnn_model/logits/bias" { request.collections = [.global] }
    },
    .model(
      "epsilon-saved", "epsilon is a variable", breaking: .rnnVariablesConstants,
      changing: { model in
        model.variable = { request, graph in
          guard request.name.hasSuffix("/learning_rate") else { return }
          let name = String(request.name.dropLast("learning_rate".count)) + "epsilon"
          if graph.variables.contains(where: { $0.name == name }) { return }
          let revision = graph.variableRevision
          graph.variableRevision = nil
          defer { graph.variableRevision = revision }
          try graph.addVariable(name, initialValue: Tensor(Float(1e-7)))
        }
      }),
    .variables("decay-of-a-half", "decay is saved as one half", breaking: .optimizerHyperparameters)
    {
      request in
      if request.name.hasSuffix("/decay") { request.initialValue = Tensor(Float(0.5)) }
    },
    .model(
      "shared-apart", "columns that share a table have one each", breaking: .columnSharedTable,
      taking: { $0.changing("sequence_feature_columns") { $0.withoutSharing } }),
    .model(
      "shared-untrained", "a shared table is not trained", breaking: .columnSharedUntrained,
      taking: { model in
        model.changingObjects { column in
          guard column.isMade(by: "shared_embeddings", as: "column"),
            case .object(let members) = column
          else { return column }
          return .object(members + [JSON.Member("trainable", false)])
        }
      }),
    .optimized(
      "other-shapes-start-anew", "a model of other shapes than the checkpoint's starts anew",
      breaking: .rnnVariablesMismatch
    ) { $0.restores = { name, _ in !name.hasPrefix("rnn_model/") } },
  ]

  /// One whose variables are others.
  private static func variables(
    _ name: String, _ summary: String, breaking rule: Rule,
    _ change: @escaping @Sendable (inout VariableRequest) -> Void
  ) -> Mutant {
    .model(
      name, summary, breaking: rule, changing: { $0.variable = { request, _ in change(&request) } })
  }
}

extension VariableRequest {
  /// Writes another part into its name.
  fileprivate mutating func rename(_ part: String, _ other: String) {
    guard let range = name.firstRange(of: part) else { return }
    name.replaceSubrange(range, with: other)
  }
}

extension JSON {
  /// The same columns, those that share a table as several with a table each.
  fileprivate var withoutSharing: JSON {
    .array(
      list.flatMap { column -> [JSON] in
        guard let shared = column["categorical_columns"]?.list else { return [column] }
        return shared.map {
          [
            "column": "embedding_column", "categorical_column": $0,
            "dimension": column["dimension"] ?? 1,
          ]
        }
      })
  }
}
