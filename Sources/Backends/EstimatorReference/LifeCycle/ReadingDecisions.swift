/// The decisions of evaluate, predict and the variable getters, one value for each.
package struct ReadingDecisions: Sendable {
  // MARK: Checkpoints

  /// Which of the checkpoints that the state file names is the newest.
  package var newest: @Sendable (_ latest: String, _ all: [String]) -> String = { latest, _ in
    // evaluate.checkpoint.latest (EVAL-10), variables.latest (VARS-04)
    latest
  }

  /// The checkpoint path to use of the one given, if any.
  package var given: @Sendable (_ path: String?) -> String? = { path in
    // evaluate.checkpoint.explicit (EVAL-12), predict.checkpoint (PRED-10)
    path.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a latest checkpoint that cannot be read is passed over for initial values.
  package var passesOverDamage: @Sendable () -> Bool = {
    // checkpoint.damaged.latest (CKPT-43)
    true
  }

  // MARK: Evaluation

  /// The order in which the hooks of evaluation run.
  package var hookOrder: @Sendable ([EvaluationHookRole]) -> [EvaluationHookRole] = { given in
    // evaluate.hooks.order (EVAL-31)
    EvaluationHookRole.allCases.filter(given.contains)
  }

  /// The order of the metrics in the result.
  package var resultOrder: @Sendable (_ names: [String]) -> [String] = { names in
    // evaluate.result.order (EVAL-24)
    names.sorted { ByteString($0) < ByteString($1) }
  }

  /// The folder of an evaluation, inside the model directory.
  package var directory: @Sendable (_ name: String?) -> String = { name in
    // evaluate.directory (EVAL-40)
    name.flatMap { $0.isEmpty ? nil : "eval_\($0)" } ?? "eval"
  }

  // MARK: Prediction

  /// Whether a predict call starts before the first result is asked for.
  package var predictsAtOnce: @Sendable () -> Bool = {
    // predict.lazy (PRED-01)
    false
  }

  /// Whether another batch is run while so many results are left.
  package var needsBatch: @Sendable (_ left: Int) -> Bool = { left in
    // predict.run-per-batch (PRED-41)
    left == 0
  }

  /// Whether hooks have their `end` called when the rest of the results is not wanted.
  package var endsWhenDropped: @Sendable () -> Bool = {
    // predict.dropped (PRED-43)
    false
  }

  /// Which entries of the predictions are given, in which order.
  package var keys: @Sendable (_ all: [String], _ asked: [String]) -> [String] = { all, asked in
    // predict.keys.filter (PRED-22, PRED-24): in the order of the predictions.
    all.filter(asked.contains)
  }

  /// Whether entries with so many rows fit beside the first one.
  package var fits: @Sendable (_ rows: Int, _ first: Int) -> Bool = { rows, first in
    // predict.rows.lengths (PRED-31)
    rows == first
  }

  // MARK: Variables

  /// The order of the variables' names.
  package var nameOrder: @Sendable (_ names: [String]) -> [String] = { names in
    // variables.names (VARS-02): in byte order.
    names.sorted { ByteString($0) < ByteString($1) }
  }

  /// The variable that is meant by a name.
  package var variable: @Sendable (_ name: String) -> String = { name in
    // variables.value (VARS-03)
    name.hasSuffix(":0") ? String(name.dropLast(2)) : name
  }

  package init() {}
}

/// The hooks of evaluation by where they come from, in the order in which they run.
///
/// - Rules: `evaluate.hooks.order`
package enum EvaluationHookRole: Sendable, Hashable, CaseIterable { case caller, limit, model }
