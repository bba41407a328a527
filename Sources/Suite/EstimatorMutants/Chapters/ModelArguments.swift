// Arguments: what the constructors of recurrent models take for what.
extension Mutant {
  static let modelArguments: [Mutant] = accepted + mistaken

  private static let accepted: [Mutant] = [
    .model(
      "cadence-of-steps", "of two cadences that of seconds is forgotten",
      breaking: .configCadenceExclusive,
      configured: { config in
        guard case .given = config.saveCheckpointsSteps else { return config }
        var config = config
        config.saveCheckpointsSecs = .notGiven
        return config
      }),
    .model(
      "no-limit-below-zero", "a number of checkpoints below zero is no limit",
      breaking: .configFieldsRange,
      configured: { config in
        guard case .given(let count?) = config.keepCheckpointMax, count < 0 else { return config }
        var config = config
        config.keepCheckpointMax = .given(0)
        return config
      }),
    .model(
      "timer-of-steps", "of steps and seconds a timer counts steps", breaking: .hookTimerExclusive,
      hooked: { hook in
        guard case .checkpointSaver(let steps?, _, let listeners) = hook else { return hook }
        return .checkpointSaver(saveSteps: steps, saveSecs: nil, listeners: listeners)
      }),
    .model(
      "stop-at-last", "of two limits the last step counts", breaking: .hookStopAtStepExclusive,
      hooked: { hook in
        guard case .stopAtStep(_, let last?) = hook else { return hook }
        return .stopAtStep(numSteps: nil, lastStep: last)
      }),
    .model(
      "few-classes-are-two", "less than two classes are two", breaking: .rnnConstructionClasses,
      taking: { $0.changing("n_classes") { ($0.int ?? 2) < 2 ? 2 : $0 } }),
    .model(
      "short-vocabulary", "a vocabulary of any size is taken as none",
      breaking: .rnnConstructionVocabulary, taking: { $0.with("label_vocabulary", nil) }),
    .model(
      "any-reduction", "a reduction that is not known is the default",
      breaking: .rnnConstructionReduction, taking: { $0.with("loss_reduction", nil) }),
    .model(
      "any-optimizer", "an optimizer that is not known is SGD", breaking: .rnnOptimizerName,
      taking: {
        $0.changing("optimizer") { optimizer in
          let known: [JSON] = ["Adagrad", "Adam", "Ftrl", "RMSProp", "SGD"]
          return known.contains(optimizer) || optimizer["name"] != nil ? optimizer : "SGD"
        }
      }),
    .model(
      "any-cell", "a cell type that is not known is a simple one",
      breaking: .rnnCellTypeUnknown,
      taking: {
        $0.changing("cell_type") { type in
          let known: [JSON] = ["simple_rnn", "lstm", "gru"]
          return known.contains(type) || type["cell"] != nil ? type : "simple_rnn"
        }
      }),
    .model(
      "cells-of-function", "beside a function for cells nothing is looked at",
      breaking: .rnnConstructionCells,
      taking: { model in
        guard let made = model.arguments["rnn_cell_fn"], made != .null else { return model }
        return model.with("units", nil).with("cell_type", nil)
      }),
    .model(
      "cells-for-nothing", "a model without units has two", breaking: .rnnCellsMissing,
      taking: { model in
        let given = [model.arguments["units"], model.arguments["rnn_cell_fn"]]
        return given.allSatisfy { $0 == nil || $0 == .null } ? model.with("units", [2]) : model
      }),
    .model(
      "units-of-any-sign", "a number of units that is not positive is one",
      breaking: .rnnUnitsPositive,
      taking: {
        $0.changing("units") { units in
          switch units {
          case .int(let count): .int(max(count, 1))
          case .array(let counts): .array(counts.map { .int(max($0.int ?? 1, 1)) })
          default: units
          }
        }
      }),
    .model(
      "column-once", "a column that is there twice is there once", breaking: .rnnColumnsNames,
      taking: {
        $0.changing("sequence_feature_columns") { columns in
          guard case .array(let list) = columns else { return columns }
          return .array(list.enumerated().filter { list.firstIndex(of: $1) == $0 }.map(\.1))
        }
      }),
    .model(
      "weights-of-sequence-column", "with sequences a column of weights is its key",
      breaking: .rnnConstructionSequences,
      taking: { $0.changing("weight_column") { $0["key"] ?? $0 } }),
    .model(
      "any-combiner", "a combiner that is not known is the mean",
      breaking: .columnEmbeddingCombinerName, taking: { $0.without("combiner") }),
  ]

  private static let mistaken: [Mutant] = [
    .model(
      "default-sgd", "the optimizer is SGD when none is given", breaking: .rnnDefaults,
      taking: { $0.arguments["optimizer"] == nil ? $0.with("optimizer", "SGD") : $0 }),
    .model(
      "default-lstm", "cells are lstm when nothing is given", breaking: .rnnCellTypeDefault,
      taking: { $0.arguments["cell_type"] == nil ? $0.with("cell_type", "lstm") : $0 }),
    .model(
      "number-as-list", "a number of units is a list of one", breaking: .rnnUnitsNumber,
      taking: {
        $0.changing("units") { units in
          if case .int = units { [units] } else { units }
        }
      }),
    .model(
      "list-backwards", "the last number of units is that of the first layer",
      breaking: .rnnUnitsList,
      taking: {
        $0.changing("units") { units in
          if case .array(let counts) = units { .array(counts.reversed()) } else { units }
        }
      }),
    .model(
      "no-units-is-one", "no layer is a layer of one unit", breaking: .rnnUnitsEmpty,
      taking: { $0.changing("units") { $0 == [] ? [1] : $0 } }),
    .model(
      "mask-unnamed", "the mask has its usual name, whatever is given", breaking: .maskGiven,
      taking: { $0.with("sequence_mask", nil) }),
    .model(
      "mask-not-found", "a mask among the features is not seen", breaking: .maskGiven,
      taking: { $0.with("sequence_mask", "elsewhere") }),
    .model(
      "context-unheard", "context columns are left out", breaking: .columnContextTiling,
      taking: { $0.with("context_feature_columns", nil) }),
    .model(
      "cells-of-first-number", "a function as the cell type is called with the first number alone",
      breaking: .rnnCellTypeFunction,
      taking: { model in
        guard model.arguments["cell_type"]?["cell"] != nil else { return model }
        return model.changing("units") { units in
          .array(units.list.map { _ in units.list[0] })
        }
      }),
    .model(
      "cells-once", "of the cells that a function makes the first is taken",
      breaking: .rnnCellFunction,
      taking: {
        $0.changing("rnn_cell_fn") { cells in
          if case .array(let list) = cells { list.first.map { [$0] } ?? cells } else { cells }
        }
      }),
  ]
}
