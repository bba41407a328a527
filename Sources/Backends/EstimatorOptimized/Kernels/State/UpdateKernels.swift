internal import EstimatorTensors

// The updates that optimizers make, element by element.
extension KernelTable {
  static let updates: [String: Kernel] = [
    "ResourceApplyGradientDescent": update(states: 1, gradient: 2) { _ in
      descent()
    } _: { _ in
      descent()
    },
    "ResourceApplyKerasMomentum": update(states: 2, gradient: 3) {
      momentum($0)
    } _: {
      momentum($0)
    },
    "ResourceApplyAdagradV2": update(states: 2, gradient: 4) {
      adagrad($0)
    } _: {
      adagrad($0)
    },
    "ResourceApplyAdam": update(states: 3, gradient: 9) {
      adam($0)
    } _: {
      adam($0)
    },
  ]

  /// An update that for each element reads and writes only that element of its states.
  ///
  /// Called once per run, to read the scalars, it answers what is done to element `i`.
  typealias Update<Real> = (UpdatePorts<Real>) -> (Int) -> Void

  private static func update(
    states: Int, gradient: Int, _ single: @escaping @Sendable (Site) -> Update<Float>,
    _ double: @escaping @Sendable (Site) -> Update<Double>
  ) -> Kernel {
    Kernel { site in
      for state in 1..<max(states, 1) { try site.requireVariableShape(of: state) }
      try site.requireVariableShape(of: gradient)
      for input in states..<site.inputs.count where input != gradient {
        try site.require(site.shape(input).rank == 0, "input \(input) must be a scalar")
      }
      switch site.dataType(0) {
      case .float32: return work(site, single(site))
      case .float64: return work(site, double(site))
      default: throw site.unimplemented(site.dataType(0))
      }
    }
  }

  private static func work<Real>(_ site: Site, _ update: @escaping Update<Real>) -> Work {
    let (count, tasks) = (site.shape(0).elementCount, site.tasks)
    return Work(
      [],
      .compute { ports in
        let elements = UpdatePorts<Real>(ports)
        return {
          let change = update(elements)
          DisjointSlices.forEachRange(of: count, size: LaneWork.pieceSize, on: tasks) { range in
            for i in range { change(i) }
          }
        }
      })
  }

  private static func descent<Real: RealNumber>() -> Update<Real> {
    { p in
      let rate = p.scalar(1)
      let (variable, gradient) = (p[0], p[2])
      return { i in variable[i] -= rate * gradient[i] }
    }
  }

  private static func momentum<Real: RealNumber>(_ site: Site) -> Update<Real> {
    let nesterov = site.flag("use_nesterov")
    return { p in
      let (rate, momentum) = (p.scalar(2), p.scalar(4))
      let (variable, accumulator, gradient) = (p[0], p[1], p[3])
      return { i in
        let step = rate * gradient[i]
        let sum = accumulator[i] * momentum - step
        accumulator[i] = sum
        variable[i] += nesterov ? sum * momentum - step : sum
      }
    }
  }

  private static func adagrad<Real: RealNumber>(_ site: Site) -> Update<Real> {
    let updatesSlots = site.flag("update_slots")
    return { p in
      let (rate, epsilon) = (p.scalar(2), p.scalar(3))
      let (variable, accumulator, gradient) = (p[0], p[1], p[4])
      return { i in
        let g = gradient[i]
        if updatesSlots { accumulator[i] += g * g }
        variable[i] -= rate * g / (accumulator[i].squareRoot() + epsilon)
      }
    }
  }

  private static func adam<Real: RealNumber>(_ site: Site) -> Update<Real> {
    let nesterov = site.flag("use_nesterov")
    return { p in
      let (beta1, beta2, epsilon) = (p.scalar(6), p.scalar(7), p.scalar(8))
      let rate = p.scalar(5) * (1 - p.scalar(4)).squareRoot() / (1 - p.scalar(3))
      let (variable, first, second, gradient) = (p[0], p[1], p[2], p[9])
      return { i in
        let g = gradient[i]
        let m = first[i] + (g - first[i]) * (1 - beta1)
        let v = second[i] + (g * g - second[i]) * (1 - beta2)
        first[i] = m
        second[i] = v
        let direction = nesterov ? g * (1 - beta1) + beta1 * m : m
        variable[i] -= direction * rate / (v.squareRoot() + epsilon)
      }
    }
  }
}

/// An update's inputs in their own type.
struct UpdatePorts<Real> {
  private let inputs: [UnsafeMutablePointer<Real>]

  init(_ ports: Ports) { inputs = ports.inputs.map { $0.elements(Real.self) } }

  subscript(input: Int) -> UnsafeMutablePointer<Real> { inputs[input] }

  func scalar(_ input: Int) -> Real { inputs[input][0] }
}
