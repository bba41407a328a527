import EstimatorReference
import Foundation

/// An optimizer's operation that computes something else, for float32.
///
/// It gets all inputs of the operation as arrays, variables first, and returns what the variables become.
struct FaultyUpdate: Sendable {
  let kind: String
  /// How many of the inputs are variables.
  let states: Int
  let compute: @Sendable (_ inputs: [[Float]]) -> [[Float]]

  /// As a row of the interpreter's table.
  var interpreted: Kernel {
    { call in
      guard try call.read(0).dataType == .float32 else {
        return try KernelTable.standard[kind](&call)
      }
      var tensors = try (0..<states).map { try call.read($0) }
      tensors += call.inputs.indices.dropFirst(states).map { call.tensor($0) }
      for (index, values) in compute(tensors.map(\.floats)).enumerated() {
        call.write(Tensor(values, shape: tensors[index].shape), index)
      }
      return []
    }
  }
}

extension Tensor {
  /// The elements of a float32 tensor.
  var floats: [Float] {
    guard let floats = array(of: Float.self) else {
      preconditionFailure("Faulty updates are for float32 models")
    }
    return floats
  }
}

extension FaultyUpdate {
  /// sum ← sum + g²; value ← value - rate · g / √(sum + epsilon).
  static let adagradWithEpsilonInside = FaultyUpdate(
    kind: "ResourceApplyAdagradV2", states: 2
  ) { x in
    let (rate, epsilon) = (x[2][0], x[3][0])
    let sum = zip(x[1], x[4]).map { $0 + $1 * $1 }
    let step = zip(x[4], sum).map { rate * $0 / ($1 + epsilon).squareRoot() }
    return [zip(x[0], step).map { $0 - $1 }, sum]
  }

  /// value ← value - rate · g / (√sum + epsilon); sum ← sum + g².
  static let adagradWithOldSum = FaultyUpdate(kind: "ResourceApplyAdagradV2", states: 2) { x in
    let (rate, epsilon) = (x[2][0], x[3][0])
    let step = zip(x[4], x[1]).map { rate * $0 / ($1.squareRoot() + epsilon) }
    return [zip(x[0], step).map { $0 - $1 }, zip(x[1], x[4]).map { $0 + $1 * $1 }]
  }

  /// value ← value - rate · g / (√(sum + g²) + epsilon); sum stays.
  static let adagradForgetful = FaultyUpdate(kind: "ResourceApplyAdagradV2", states: 2) { x in
    let (rate, epsilon) = (x[2][0], x[3][0])
    let sum = zip(x[1], x[4]).map { $0 + $1 * $1 }
    let step = zip(x[4], sum).map { rate * $0 / ($1.squareRoot() + epsilon) }
    return [zip(x[0], step).map { $0 - $1 }, x[1]]
  }

  /// Adam that corrects its bias by a power of beta that is one too high.
  static let adamOneStepAhead = adam { power, beta in power * beta }

  /// Adam that does not correct its bias.
  static let adamWithBias = adam { _, _ in 0 }

  private static func adam(
    _ power: @escaping @Sendable (_ right: Float, _ beta: Float) -> Float
  ) -> FaultyUpdate {
    FaultyUpdate(kind: "ResourceApplyAdam", states: 3) { x in
      let (rate, beta1, beta2, epsilon, gradient) = (x[5][0], x[6][0], x[7][0], x[8][0], x[9])
      let corrected =
        rate * (1 - power(x[4][0], beta2)).squareRoot() / (1 - power(x[3][0], beta1))
      let m = zip(x[1], gradient).map { $0 + ($1 - $0) * (1 - beta1) }
      let v = zip(x[2], gradient).map { $0 + ($1 * $1 - $0) * (1 - beta2) }
      let step = zip(m, v).map { corrected * $0 / ($1.squareRoot() + epsilon) }
      return [zip(x[0], step).map { $0 - $1 }, m, v]
    }
  }

  /// Momentum that looks ahead as Nesterov does, without being told to.
  static let momentumLookingAhead = FaultyUpdate(
    kind: "ResourceApplyKerasMomentum", states: 2
  ) { x in
    let (rate, momentum) = (x[2][0], x[4][0])
    let moved = zip(x[1], x[3]).map { $0 * momentum - rate * $1 }
    let step = zip(moved, x[3]).map { $0 * momentum - rate * $1 }
    return [zip(x[0], step).map { $0 + $1 }, moved]
  }

  /// Ftrl that divides each root by the rate, not their difference.
  static let ftrlWithDividedRoots = FaultyUpdate(kind: "ResourceApplyFtrl", states: 3) { x in
    let (rate, first, second, power) = (x[4][0], x[5][0], x[6][0], x[7][0])
    let root = { (sum: Float) in (power == -0.5 ? sum.squareRoot() : pow(sum, -power)) / rate }
    let sum = zip(x[1], x[3]).map { $0 + $1 * $1 }
    let pull = zip(sum, x[1]).map { root($0) - root($1) }
    let change = zip(x[3], zip(pull, x[0])).map { $0 - $1.0 * $1.1 }
    let linear = zip(x[2], change).map { $0 + $1 }
    let value = zip(linear, sum).map { linear, sum in
      abs(linear) > first
        ? ((linear < 0 ? -first : first) - linear) / (root(sum) + 2 * second) : 0
    }
    return [value, sum, linear]
  }

  /// Gradient descent uphill.
  static let ascent = FaultyUpdate(kind: "ResourceApplyGradientDescent", states: 1) { x in
    [zip(x[0], x[2]).map { $0 + x[1][0] * $1 }]
  }
}
