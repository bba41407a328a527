/// A way of moving variables against their gradients.
///
/// Hyper-parameters and slots are variables under `training/<name>`: they are saved, and what a
/// checkpoint holds replaces what the optimizer was made with.
///
/// - Rules: `optimizer.slots`, `optimizer.hyperparameters`, `optimizer.iterations`
public protocol Optimizer: Sendable {
  /// The name of the optimizer's scope, such as `Adagrad`.
  var name: String { get }

  /// The numbers that are kept as variables, by name.
  var hyperparameters: [String: Double] { get }

  /// What the learning rate follows, if it is not one of the hyper-parameters.
  var schedule: (any LearningRateSchedule)? { get }

  /// How fast the learning rate falls: after t steps it is divided by 1 + `decay` · t. Not negative.
  var decay: Double { get }

  /// How gradients are limited, if they are.
  var clipping: GradientClipping? { get }

  /// Adds the operations that move each variable by its gradient, slots before them.
  ///
  /// - Returns: One operation per variable, in their order.
  func apply(
    _ gradients: [(variable: Variable, gradient: Gradient)], with state: OptimizerState
  ) throws -> [Operation]
}

extension Optimizer {
  public var schedule: (any LearningRateSchedule)? { nil }
  public var decay: Double { 0 }
  public var clipping: GradientClipping? { nil }

  /// Adds to the graph one step that makes a loss smaller: gradients, updates, and then the count.
  ///
  /// - Parameters:
  ///   - loss: A scalar.
  ///   - variables: What to move; all trainable variables if left out.
  ///   - clipNorm: The largest norm that the gradient of one variable may have; any if left out. It
  ///     comes before the optimizer's own `clipping`.
  ///   - scope: What stands before the optimizer's name in the names of its variables.
  /// - Returns: The operation that counts the step, after all updates.
  /// - Throws: `EstimatorError` with kind `ValueError` when the loss does not depend on one of the
  ///   variables; `GraphError` when an operation on the way has no gradient.
  /// - Rules: `gradient.backpropagation`, `gradient.missing`, `optimizer.iterations`, `optimizer.named.clipped`
  public func minimize(
    _ loss: SymbolicTensor, in graph: Graph, variables: [Variable]? = nil,
    clipNorm: Double? = nil, scope: String = "training"
  ) throws -> Operation {
    let variables = variables ?? graph.variables(in: .trainable)
    let step = try graph.globalStep ?? graph.makeGlobalStep()
    return try graph.inScope("\(scope)/\(name)") {
      let gradients = try graph.gradients(of: loss, withRespectTo: variables)
      let pairs = try zip(variables, gradients).map { variable, gradient in
        let whole = try required(gradient, for: variable)
        graph.trainingGradients[variable.name] = whole
        let found = try graph.gradient(whole, of: variable)
        let limited = try clipNorm.map { try found.clipped(toNorm: $0, in: graph) }
        return (variable: variable, gradient: limited ?? found)
      }
      let state = try OptimizerState(of: self, in: scope, countingIn: step, graph: graph)
      // Without variables nothing is done, and nothing is counted either.
      if pairs.isEmpty { return try graph.group([]) }
      // optimizer.iterations (OPT-05)
      return try graph.assignAdd(
        step, graph.constant(Int64(1)), after: apply(clipped(pairs, in: graph), with: state))
    }
  }

  private func clipped(
    _ pairs: [(variable: Variable, gradient: Gradient)], in graph: Graph
  ) throws -> [(variable: Variable, gradient: Gradient)] {
    guard let clipping else { return pairs }
    let gradients = try clipping.applied(to: pairs.map(\.gradient), in: graph)
    return zip(pairs, gradients).map { (variable: $0.variable, gradient: $1) }
  }

  private func required(_ gradient: SymbolicTensor?, for variable: Variable) throws
    -> SymbolicTensor
  {
    // gradient.missing (OPT-04)
    guard let gradient else {
      throw EstimatorError(
        .valueError, "the loss does not depend on the variable '\(variable.name)'",
        argument: "loss", rule: .gradientMissing,
        advice: "Leave the variable out, or make it not trainable.")
    }
    return gradient
  }
}

extension Graph {
  fileprivate func gradient(_ tensor: SymbolicTensor, of variable: Variable) throws -> Gradient {
    try indexedSlices(behind: tensor, of: variable).map { .rows($0) } ?? .whole(tensor)
  }

  fileprivate func makeGlobalStep() throws -> Variable {
    let step = try addVariable("global_step", initialValue: Tensor(Int64(0)))
    globalStep = step
    return step
  }
}
