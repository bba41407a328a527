/// How an estimator is told what moves its variables.
public enum OptimizerChoice: Sendable {
  /// `Adagrad`, `Adam`, `Ftrl`, `RMSProp` or `SGD`, at learning rate 0.05 with clipped gradients.
  case named(String)
  /// As it is.
  case instance(any Optimizer)
  /// What this makes, once per graph that is trained.
  case made(@Sendable () throws -> any Optimizer)

  /// Adds one training step to the graph, see ``Optimizer/minimize(_:in:variables:clipNorm:scope:)``.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when there is no optimizer of that name.
  /// - Rules: `optimizer.named`, `optimizer.named.clipped`, `optimizer.instance`, `rnn.optimizer.name`
  public func minimize(
    _ loss: SymbolicTensor, in graph: Graph, scope: String = "training"
  ) throws -> Operation {
    switch self {
    case .named(let name):
      // optimizer.named.clipped (OPT-02)
      return try Self.optimizer(named: name).minimize(loss, in: graph, clipNorm: 5, scope: scope)
    // optimizer.instance (OPT-03)
    case .instance(let optimizer): return try optimizer.minimize(loss, in: graph, scope: scope)
    case .made(let make): return try make().minimize(loss, in: graph, scope: scope)
    }
  }

  // optimizer.named (OPT-01)
  private static func optimizer(named name: String) throws -> any Optimizer {
    let rate = 0.05
    return switch name {
    case "Adagrad": try Adagrad(learningRate: rate)
    case "Adam": Adam(learningRate: rate)
    case "Ftrl": try Ftrl(learningRate: rate)
    case "RMSProp": try RMSProp(learningRate: rate)
    case "SGD": try SGD(learningRate: rate)
    // rnn.optimizer.name (RNN-19)
    default:
      throw EstimatorError(
        .valueError, "there is no optimizer of the name '\(name)'", argument: "optimizer",
        rule: .rnnOptimizerName, advice: "Name one of Adagrad, Adam, Ftrl, RMSProp and SGD.")
    }
  }
}
