import EstimatorReference
import Estimators
import Foundation
import Testing

@Suite("Functions of one number")
struct FunctionTests {
  struct Function: Sendable, CustomStringConvertible {
    let kind: String
    var domain: ClosedRange<Double> = -4...4
    let exact: @Sendable (Double) -> Double
    var description: String { kind }
  }

  static let functions = [
    Function(kind: "Neg") { 0 - $0 },
    Function(kind: "Abs") { $0 < 0 ? -$0 : $0 },
    Function(kind: "Square") { Foundation.pow($0, 2) },
    Function(kind: "Sqrt", domain: 0...9) { Foundation.pow($0, 0.5) },
    Function(kind: "Rsqrt", domain: 0.1...9) { Foundation.pow($0, -0.5) },
    Function(kind: "Reciprocal", domain: 0.1...9) { Foundation.pow($0, -1) },
    Function(kind: "Exp") { Foundation.pow(M_E, $0) },
    Function(kind: "Expm1") { 2 * Foundation.exp($0 / 2) * Foundation.sinh($0 / 2) },
    Function(kind: "Log", domain: 0.1...9) { Foundation.log2($0) / Foundation.log2(M_E) },
    Function(kind: "Log1p", domain: 0...9) { Foundation.log(1 + $0) },
    Function(kind: "Tanh") { Foundation.sinh($0) / Foundation.cosh($0) },
    Function(kind: "Sigmoid") { (1 + Foundation.tanh($0 / 2)) / 2 },
    Function(kind: "Softplus") { Foundation.log(1 + Foundation.exp($0)) },
    Function(kind: "Relu") { ($0 + abs($0)) / 2 },
  ]

  @Test("numerics.forward: agree with another formula in double precision", arguments: functions)
  func values(function: Function) throws {
    var samples = Samples(seed: 2)
    let x = samples.doubles([50], in: function.domain)
    let exact = x.doubles.map(function.exact)
    #expect(isClose(try interpret(function.kind, x).doubles, exact, within: 1e-14))
    let single = Tensor(x.doubles.map { Float($0) })
    #expect(isClose(try interpret(function.kind, single).numbers, exact, within: 1e-6))
  }

  @Test("rounding goes to the even number at halves; floor and ceiling go down and up")
  func rounding() throws {
    let x = Tensor([Float(-2.5), -1.5, -0.5, 0.5, 1.5, 2.5, 2.6])
    #expect(try interpret("Round", x).floats == [-2, -2, 0, 0, 2, 2, 3])
    #expect(try interpret("Floor", x).floats == [-3, -2, -1, 0, 1, 2, 2])
    #expect(try interpret("Ceil", x).floats == [-2, -1, 0, 1, 2, 3, 3])
  }

  @Test("large arguments neither overflow nor lose their limit")
  func limits() throws {
    let x = Tensor([Float(-1000), 1000])
    #expect(try interpret("Softplus", x).floats == [0, 1000])
    #expect(try interpret("Sigmoid", x).floats == [0, 1])
    #expect(try interpret("Tanh", x).floats == [-1, 1])
  }

  @Test(
    "NaN stays NaN", arguments: ["Relu", "Sign", "Abs", "Round", "Sigmoid", "Softplus", "Sqrt"])
  func nan(kind: String) throws {
    #expect(try interpret(kind, Tensor(Float.nan)).floats[0].isNaN)
  }

  @Test("tests for NaN and infinities")
  func classes() throws {
    let x = Tensor([Float.nan, .infinity, -.infinity, 0])
    #expect(try interpret("IsNan", x).bools == [true, false, false, false])
    #expect(try interpret("IsInf", x).bools == [false, true, true, false])
    #expect(try interpret("IsFinite", x).bools == [false, false, false, true])
  }

  /// A gradient operation, with whether it takes the function's value first, or its argument last.
  static let gradients: [(gradient: String, function: String, takesValue: Bool)] = [
    ("SqrtGrad", "Sqrt", true), ("RsqrtGrad", "Rsqrt", true), ("TanhGrad", "Tanh", true),
    ("ReciprocalGrad", "Reciprocal", true), ("SigmoidGrad", "Sigmoid", true),
    ("SoftplusGrad", "Softplus", false), ("ReluGrad", "Relu", false),
  ]

  @Test(
    "gradient.backpropagation: gradient operations agree with difference quotients",
    arguments: gradients)
  func gradient(gradient: String, function: String, takesValue: Bool) throws {
    var samples = Samples(seed: 3)
    let (x, dy) = (samples.doubles([20], in: 0.2...3), samples.doubles([20]))
    let step = 1e-5
    let above = try interpret(function, Tensor(x.doubles.map { $0 + step })).doubles
    let below = try interpret(function, Tensor(x.doubles.map { $0 - step })).doubles
    let slopes = zip(above, below).map { ($0 - $1) / (2 * step) }
    let answer =
      takesValue
      ? try interpret(gradient, interpret(function, x), dy) : try interpret(gradient, dy, x)
    #expect(isClose(answer.doubles, zip(slopes, dy.doubles).map(*), within: 1e-8))
  }

  @Test(
    "a gradient of 0 stays 0 where the slope is infinite",
    arguments: ["SqrtGrad", "RsqrtGrad", "ReciprocalGrad"])
  func zeroGradient(kind: String) throws {
    let y = Tensor([Float(0), .infinity, .nan])
    #expect(try interpret(kind, y, Tensor([Float(0), 0, 0])).floats == [0, 0, 0])
  }

  @Test(
    "gradient operations do not broadcast", arguments: ["TanhGrad", "ReluGrad", "SoftplusGrad"])
  func shapes(kind: String) throws {
    let (one, two) = (Tensor([Float(1)]), Tensor([Float(1), 2]))
    #expect(try errorKind { _ = try interpret(kind, one, two) } == .invalidArgument)
  }
}
