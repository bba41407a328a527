internal import CEstimatorKernels
internal import EstimatorTensors

// Softmax over the last axis.
extension KernelTable {
  static func rows(_ library: LaneLibrary) -> [String: Kernel] {
    [
      "Softmax": rowwise(library) {
        .softmax($0)
      } _: {
        .softmax($0)
      },
      "LogSoftmax": rowwise(library) {
        .logSoftmax($0)
      } _: {
        .logSoftmax($0)
      },
    ]
  }

  private static func rowwise(
    _ library: LaneLibrary,
    _ single: @escaping @Sendable (RowExponentials<Float>) -> RowFunction<Float>,
    _ double: @escaping @Sendable (RowExponentials<Double>) -> RowFunction<Double>
  ) -> Kernel {
    Kernel { site in
      try site.require(site.shape(0).rank >= 1, "logits must have at least one axis")
      switch site.dataType(0) {
      case .float32: return work(site, single(library == .fast ? .fast : .plain()))
      case .float64: return work(site, double(.plain()))
      default: throw site.unimplemented(site.dataType(0))
      }
    }
  }

  private static func work<Real>(_ site: Site, _ function: RowFunction<Real>) -> Work {
    let shape = site.shape(0)
    let depth = shape.dimensions.last ?? 1
    let tasks = site.tasks
    return .compute(shape) { ports in
      let input = UnsafePointer(ports.inputs[0].elements(Real.self))
      let output = ports.outputs[0].elements(Real.self)
      guard depth > 0 else { return {} }
      return {
        DisjointSlices.forEachRange(
          of: shape.elementCount / depth, size: LaneWork.rows(of: depth), on: tasks
        ) { rows in
          for row in rows { function.apply(input + row * depth, output + row * depth, depth) }
        }
      }
    }
  }
}

/// A function from one row to another of the same length.
struct RowFunction<Real: RealNumber> {
  let apply: (UnsafePointer<Real>, UnsafeMutablePointer<Real>, Int) -> Void

  static func softmax(_ exponentials: RowExponentials<Real>) -> RowFunction {
    RowFunction { input, output, count in
      let (_, sum) = exponentials.write(input, output, count)
      for i in 0..<count { output[i] /= sum }
    }
  }

  static func logSoftmax(_ exponentials: RowExponentials<Real>) -> RowFunction {
    RowFunction { input, output, count in
      let (largest, sum) = exponentials.write(input, output, count)
      let logarithm = Real.log(sum)
      for i in 0..<count { output[i] = (input[i] - largest) - logarithm }
    }
  }
}

/// Exponentials of a row relative to its largest element, so that none overflows.
struct RowExponentials<Real: RealNumber> {
  /// Writes exp(x - largest) for every element; answers the largest and the sum of what was written.
  let write: (UnsafePointer<Real>, UnsafeMutablePointer<Real>, Int) -> (largest: Real, sum: Real)

  static func plain() -> RowExponentials {
    RowExponentials { input, output, count in
      var largest = -Real.infinity
      for i in 0..<count { largest = Real.larger(largest, input[i]) }
      var sum: Real = 0
      for i in 0..<count {
        output[i] = Real.exp(input[i] - largest)
        sum += output[i]
      }
      return (largest, sum)
    }
  }
}

extension RowExponentials where Real == Float {
  /// In C: softmax of 64 rows of 1000 in 48 µs instead of 380 µs.
  static var fast: RowExponentials {
    RowExponentials { input, output, count in
      let largest = ek_float32_max(input, count)
      ek_float32_exp_shifted(input, largest, output, count)
      return (largest, ek_float32_sum(output, count))
    }
  }
}
