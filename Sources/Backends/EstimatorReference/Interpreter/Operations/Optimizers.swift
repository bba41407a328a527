/// One step of an optimizer: what it makes of a variable and its slots.
///
/// It takes the present values first, then what the operation's other inputs are, in their order, and
/// returns the new values. Gradients have the variable's shape; hyper-parameters are scalars.
protocol OptimizerStep {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>]
}

extension OptimizerStep {
  /// - Throws: `InvalidArgument` when types or shapes do not fit.
  func of(_ tensors: [Tensor]) throws -> [Tensor] {
    switch tensors[0].dataType {
    case .float32: try self(tensors.map { try $0.dense(of: Float.self) }).map(\.tensor)
    case .float64: try self(tensors.map { try $0.dense(of: Double.self) }).map(\.tensor)
    case let type: throw KernelError.invalid("there is no kernel for \(type)")
    }
  }
}

/// value ← value - rate · g.
struct GradientDescent: OptimizerStep {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>] {
    let (value, rate, gradient) = (x[0], try x[1].scalar(), x[2])
    return [try value.matching(gradient) { $0 - rate * $1 }]
  }
}

/// velocity ← velocity · momentum - rate · g; value ← value + velocity, or, looking ahead as Nesterov
/// does, value + velocity · momentum - rate · g.
struct KerasMomentum: OptimizerStep {
  let isNesterov: Bool

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>] {
    let (value, velocity, gradient) = (x[0], x[1], x[3])
    let (rate, momentum) = (try x[2].scalar(), try x[4].scalar())
    let moved = try velocity.matching(gradient) { $0 * momentum - rate * $1 }
    let step = isNesterov ? try moved.matching(gradient) { $0 * momentum - rate * $1 } : moved
    return [try value.matching(step) { $0 + $1 }, moved]
  }
}

/// sum ← sum + g²; value ← value - rate · g / (√sum + epsilon).
struct AdagradV2: OptimizerStep {
  let isSumUpdated: Bool

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>] {
    let (value, sum, gradient) = (x[0], x[1], x[4])
    let (rate, epsilon) = (try x[2].scalar(), try x[3].scalar())
    let grown = isSumUpdated ? try sum.matching(gradient) { $0 + $1 * $1 } : sum
    let step = try gradient.matching(grown) { rate * $0 / ($1.squareRoot() + epsilon) }
    return [try value.matching(step) { $0 - $1 }, grown]
  }
}

/// m ← m + (g - m) · (1 - β₁); v ← v + (g² - v) · (1 - β₂);
/// value ← value - rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + epsilon).
///
/// Looking ahead as Nesterov does, m · β₁ + g · (1 - β₁) stands for m in the last line.
struct Adam: OptimizerStep {
  let isNesterov: Bool

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>] {
    let (value, m, v, gradient) = (x[0], x[1], x[2], x[9])
    let hyper = try x[3...8].map { try $0.scalar() }
    let (power1, power2, rate) = (hyper[0], hyper[1], hyper[2])
    let (beta1, beta2, epsilon) = (hyper[3], hyper[4], hyper[5])
    let corrected = rate * (1 - power2).squareRoot() / (1 - power1)
    let newM = try m.matching(gradient) { $0 + ($1 - $0) * (1 - beta1) }
    let newV = try v.matching(gradient) { $0 + ($1 * $1 - $0) * (1 - beta2) }
    let ahead =
      isNesterov ? try newM.matching(gradient) { $0 * beta1 + $1 * (1 - beta1) } : newM
    let step = try ahead.matching(newV) { corrected * $0 / ($1.squareRoot() + epsilon) }
    return [try value.matching(step) { $0 - $1 }, newM, newV]
  }
}

/// sum' ← sum + g²; linear ← linear + g - (sum'^p - sum^p) / rate · value, with p = -power;
/// value ← 0 where |linear| ≤ l1, else (±l1 - linear) / (sum'^p / rate + 2 · l2), with linear's sign.
///
/// With `isLinearTimesRate`, linear and l1 are multiplied by the rate throughout.
struct Ftrl: OptimizerStep {
  let isLinearTimesRate: Bool

  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> [Dense<E>] {
    let hyper = try x[4...7].map { try $0.scalar() }
    let (rate, l1, l2, power) = (hyper[0], hyper[1], hyper[2], hyper[3])
    let unit: E = isLinearTimesRate ? 1 : rate
    let root = { (sum: E) in power == -0.5 ? sum.squareRoot() : E.realPower(sum, -power) }
    let (value, sum, linear, gradient) = (x[0], x[1], x[2], x[3])
    let grown = try sum.matching(gradient) { $0 + $1 * $1 }
    // optimizer.ftrl (OPT-16): the roots are so close that what dividing them first loses is seen.
    let change = try grown.matching(sum) { (root($0) - root($1)) / unit }
    let pull = try change.matching(value) { $0 * $1 }
    let scale = rate / unit
    let moved = try linear.matching(gradient.matching(pull) { $0 * scale - $1 }) { $0 + $1 }
    let (bound, floor) = (l1 * scale, 2 * l2 * scale)
    let next = try moved.matching(grown) { linear, sum in
      guard abs(linear) > bound else { return 0 }
      return ((linear < 0 ? -bound : bound) - linear) / (root(sum) / unit + floor)
    }
    return [next, grown, moved]
  }
}

extension Dense {
  /// The only element.
  ///
  /// - Throws: `InvalidArgument` when this is not a scalar.
  fileprivate func scalar() throws -> Element {
    try require(rank == 0, "\(shape) is not the shape of a scalar")
    return elements[0]
  }

  /// z[i] = f(x[i], y[i]) for tensors of one shape.
  fileprivate func matching(_ other: Dense, _ f: (Element, Element) -> Element) throws -> Dense {
    try require(shape == other.shape, "shapes \(shape) and \(other.shape) differ")
    return try zip(other, f)
  }
}
