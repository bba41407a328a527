import EstimatorStorage

/// The loop behind one call to predict.
final class Prediction {
  private let loop: Loop
  /// For savers among the hooks.
  private let archive: CheckpointArchive
  private let wanted: TensorGroup<SymbolicTensor>
  private var hasEnded = false

  init(
    _ blueprint: Blueprint, keys: [String]?, hooks: [Hook], config: RunConfig, engine: Engine,
    origin: @escaping () throws -> Checkpoint?
  ) throws {
    guard let predictions = blueprint.spec.predictions else {
      crash("A predict spec was let through without predictions")
    }
    wanted = try Self.select(keys ?? [], from: predictions, engine.policies.answers)
    archive = CheckpointArchive(
      variables: blueprint.graph.variables(in: .global), config: config, engine: engine)
    let invitation = Invitation(engine: engine, archive: archive, loss: nil, isWatched: true)
    do {
      loop = try Loop(
        SessionFactory(blueprint, engine: engine, origin: origin),
        participants: (hooks + blueprint.spec.predictionHooks).map(invitation.participant(for:)),
        fetches: wanted.named.map(\.value), targets: [], increment: 0, stretches: false,
        engine: engine)
    } catch {
      archive.abandon()
      throw error
    }
  }

  /// - Rules: `predict.run-per-batch`, `predict.end`
  func next() throws -> TensorGroup<Tensor>? {
    var batch: TensorGroup<Tensor>?
    while batch == nil, !hasEnded {
      let goesOn = try loop.advance { [wanted] values in
        var position = 0
        batch = wanted.map { _ in
          defer { position += 1 }
          return values[position]
        }
      }
      hasEnded = !goesOn
      if hasEnded { try archive.close() }
    }
    return batch
  }

  func close() {
    loop.close()
    archive.abandon()
  }

  /// Ends as if there were no more batches.
  func leave() throws { try loop.leave() }

  /// - Rules: `predict.keys.filter`, `predict.keys.need-dictionary`
  private static func select(
    _ keys: [String], from predictions: TensorGroup<SymbolicTensor>,
    _ policies: AnswerPolicies
  ) throws -> TensorGroup<SymbolicTensor> {
    switch predictions {
    case _ where keys.isEmpty: return predictions
    case .single:
      throw EstimatorError(
        .valueError, "there are no keys to choose by: predictions are a single tensor",
        argument: "predictKeys", rule: .predictKeysNeedDictionary)
    case .keyed(let entries):
      let selected = policies.selection(entries.keys, keys).compactMap { key in
        entries[key].map { (key, $0) }
      }
      if selected.isEmpty {
        throw EstimatorError(
          .valueError, "predictions have the keys \(entries.keys), and none of \(keys)",
          argument: "predictKeys", rule: .predictKeysFilter)
      }
      return .keyed(OrderedDictionary(selected))
    }
  }
}
