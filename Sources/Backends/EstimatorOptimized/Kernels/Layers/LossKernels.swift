internal import CEstimatorKernels
internal import EstimatorTensors

// Cross entropy of a softmax, with its gradient as the second output.
extension KernelTable {
  static func losses(_ library: LaneLibrary) -> [String: Kernel] {
    [
      "SoftmaxCrossEntropyWithLogits": Kernel { site in
        switch site.dataType(0) {
        case .float32: try dense(site, library == .fast ? .fast : .plain())
        case .float64: try dense(site, RowExponentials<Double>.plain())
        default: throw site.unimplemented(site.dataType(0))
        }
      },
      "SparseSoftmaxCrossEntropyWithLogits": Kernel { site in
        switch site.dataType(0) {
        case .float32: try sparse(site, library == .fast ? .fast : .plain())
        case .float64: try sparse(site, RowExponentials<Double>.plain())
        default: throw site.unimplemented(site.dataType(0))
        }
      },
    ]
  }

  /// A single row, or column, of logits or labels stands for all.
  private static func dense<Real>(
    _ site: Site, _ exponentials: RowExponentials<Real>
  ) throws -> Work {
    let shapes = [site.shape(0), site.shape(1)]
    guard let loop = BroadcastLoop(shapes), loop.shape.rank == 2 else {
      throw site.incompatible(shapes)
    }
    let (rows, depth) = (loop.shape.dimensions[0], loop.shape.dimensions[1])
    let spread = shapes.map { shape in
      let lead = 2 - shape.rank
      return StridedCopy(
        [rows, depth],
        source: (0..<2).map {
          $0 < lead || shape.dimensions[$0 - lead] == 1 ? 0 : shape.strides[$0 - lead]
        }, target: [depth, 1])
    }
    return Work(
      [Shape([rows]), loop.shape],
      .compute { ports in
        let whole = ports.inputs.map { slot in
          slot.shape == loop.shape ? slot : ports.makeScratch(slot.dataType, loop.shape)
        }
        let (logits, labels) = (whole[0].elements(Real.self), whole[1].elements(Real.self))
        let loss = ports.outputs[0].elements(Real.self)
        let backprop = ports.outputs[1].elements(Real.self)
        return {
          for (index, copy) in spread.enumerated() where shapes[index] != loop.shape {
            copy.run(
              site.dataType(0), from: ports.inputs[index].memory, to: whole[index].memory)
          }
          for row in 0..<rows {
            let start = row * depth
            let (largest, sum) = exponentials.write(logits + start, backprop + start, depth)
            let logarithm = Real.log(sum)
            var total: Real = 0
            for i in start..<start + depth {
              total += labels[i] * (logarithm - (logits[i] - largest))
              backprop[i] = backprop[i] / sum - labels[i]
            }
            loss[row] = total
          }
        }
      })
  }

  private static func sparse<Real>(
    _ site: Site, _ exponentials: RowExponentials<Real>
  ) throws -> Work {
    let (shape, labels) = (site.shape(0), site.shape(1))
    try site.require(
      shape.rank == 2 && labels.rank == 1 && labels.dimensions[0] == shape.dimensions[0],
      "logits and labels must have the same first dimension, got logits shape \(shape) and labels shape \(labels)"
    )
    let (rows, depth) = (shape.dimensions[0], shape.dimensions[1])
    return Work(
      [labels, shape],
      .compute { ports in
        let label = try ports.inputs[1].integerReader(site)
        let logits = ports.inputs[0].elements(Real.self)
        let loss = ports.outputs[0].elements(Real.self)
        let backprop = ports.outputs[1].elements(Real.self)
        return {
          for row in 0..<rows where label(row) < 0 || label(row) >= depth {
            throw site.invalid(
              "Received a label value of \(label(row)) which is outside the valid range of [0, \(depth)).  Label values: "
                + (0..<rows).map { String(label($0)) }.joined(separator: " "))
          }
          for row in 0..<rows {
            let start = row * depth
            let (largest, sum) = exponentials.write(logits + start, backprop + start, depth)
            for i in start..<start + depth { backprop[i] /= sum }
            backprop[start + label(row)] -= 1
            loss[row] = Real.log(sum) - (logits[start + label(row)] - largest)
          }
        }
      })
  }
}
