import EstimatorReference
import Estimators
import Testing

@Suite("Updates of optimizers")
struct OptimizerTests {
  /// What two steps with these gradients make of the variables, elements one by one.
  private func twoSteps(
    _ kind: String, _ initial: [[Double]], between: [Double] = [], after: [Double] = [],
    attributes: [String: Attribute] = [:]
  ) throws -> [[Double]] {
    let graph = Graph()
    let variables = try initial.enumerated().map {
      try graph.addVariable("v\($0)", initialValue: Tensor($1))
    }
    let gradient = try graph.placeholder(.float64)
    let scalars = { (values: [Double]) in try values.map { try graph.constant(Tensor($0)) } }
    let inputs = try variables.map(\.handle) + scalars(between) + [gradient] + scalars(after)
    let update = try graph.add(kind, inputs: inputs, attributes: attributes).operation
    let session = try graph.session()
    for step in Self.gradients {
      _ = try session.run(targets: [update], feeds: [gradient: Tensor(step)])
    }
    return variables.map { session.value(of: $0)?.doubles ?? [] }
  }

  static let gradients = [[0.5, -1.0, 0.0], [0.25, 2.0, -3.0]]
  static let start = [1.0, 2.0, 3.0]

  @Test("optimizer.sgd: v becomes v - lr · g")
  func gradientDescent() throws {
    let values = try twoSteps("ResourceApplyGradientDescent", [Self.start], between: [0.1])
    #expect(isClose(values[0], [0.925, 1.9, 3.3], within: 1e-15))
  }

  @Test(
    "optimizer.sgd: momentum carries the velocity on; Nesterov looks ahead",
    arguments: [false, true])
  func momentum(isNesterov: Bool) throws {
    let (rate, momentum) = (0.1, 0.9)
    let values = try twoSteps(
      "ResourceApplyKerasMomentum", [Self.start, [0, 0, 0]], between: [rate], after: [momentum],
      attributes: ["use_nesterov": .bool(isNesterov)])
    for i in 0..<3 {
      let (g0, g1) = (Self.gradients[0][i], Self.gradients[1][i])
      let (first, second) = (-rate * g0, -rate * (momentum * g0 + g1))
      let plain = Self.start[i] + first + second
      let ahead = Self.start[i] + momentum * (first + second) - rate * (g0 + g1)
      #expect(abs(values[0][i] - (isNesterov ? ahead : plain)) < 1e-14)
      #expect(abs(values[1][i] - second) < 1e-14)
    }
  }

  @Test("optimizer.adagrad: the step is over the root of the sum of squares")
  func adagrad() throws {
    let values = try twoSteps(
      "ResourceApplyAdagradV2", [Self.start, [0.1, 0.1, 0.1]], between: [0.5, 1e-3])
    for i in 0..<3 {
      let (g0, g1) = (Self.gradients[0][i], Self.gradients[1][i])
      let (first, second) = (0.1 + g0 * g0, 0.1 + g0 * g0 + g1 * g1)
      let moved = 0.5 * (g0 / (first.squareRoot() + 1e-3) + g1 / (second.squareRoot() + 1e-3))
      #expect(abs(values[0][i] - (Self.start[i] - moved)) < 1e-14)
      #expect(abs(values[1][i] - second) < 1e-14)
    }
  }

  @Test("optimizer.adam: running means of g and g², both corrected for their start at 0")
  func adam() throws {
    let (rate, beta1, beta2, epsilon) = (0.1, 0.9, 0.99, 1e-8)
    // Both updates are given the powers of the first step: the operation does not count by itself.
    let values = try twoSteps(
      "ResourceApplyAdam", [Self.start, [0, 0, 0], [0, 0, 0]],
      between: [beta1, beta2, rate, beta1, beta2, epsilon])
    let corrected = rate * (1 - beta2).squareRoot() / (1 - beta1)
    for i in 0..<3 {
      let (g0, g1) = (Self.gradients[0][i], Self.gradients[1][i])
      let means = [(1 - beta1) * g0, (1 - beta1) * (beta1 * g0 + g1)]
      let squares = [(1 - beta2) * g0 * g0, (1 - beta2) * (beta2 * g0 * g0 + g1 * g1)]
      let steps = zip(means, squares).map { corrected * $0 / ($1.squareRoot() + epsilon) }
      #expect(abs(values[0][i] - (Self.start[i] - steps[0] - steps[1])) < 1e-13)
      #expect(abs(values[1][i] - means[1]) < 1e-14)
      #expect(abs(values[2][i] - squares[1]) < 1e-14)
    }
  }

  @Test("a gradient of another shape is refused, and the variable stays")
  func shape() throws {
    let graph = Graph()
    let variable = try graph.addVariable("v", initialValue: Tensor([1.0, 2.0]))
    let gradient = try graph.placeholder(.float64)
    let rate = try graph.constant(Tensor(0.1))
    let update = try graph.add(
      "ResourceApplyGradientDescent", inputs: [variable.handle, rate, gradient]
    ).operation
    let session = try graph.session()
    let kind = try errorKind {
      _ = try session.run(targets: [update], feeds: [gradient: Tensor([1.0])])
    }
    #expect(kind == .invalidArgument)
    #expect(session.value(of: variable)?.doubles == [1, 2])
  }
}
