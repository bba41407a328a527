import Estimators

// Reductions, matrix products, softmax and losses.
extension OperationSample {
  static let layers: [OperationSample] = reductions + products + rows

  private static var reductions: [OperationSample] {
    var generator = SampleGenerator(seed: 5)
    var samples: [OperationSample] = []
    let cases: [(Shape, [Int32])] = [
      ([5], [0]), ([4, 3], [0]), ([4, 3], [1]), ([4, 3], [0, 1]), ([4, 3], []), ([4, 3], [-1]),
      ([2, 3, 4], [1]), ([2, 3, 4], [0, 2]), ([2, 3, 4, 5], [1, 3]), ([2, 3, 4, 5], [0, 2]),
      ([0, 3], [0]), ([0, 3], [1]), ([3, 1, 2], [1]), ([], []), ([700, 19], [0]), ([9, 700], [1]),
      ([4, 3], [2]), ([4, 3], [0, 0]),
    ]
    for kind in ["Sum", "Mean", "Max", "Min", "Prod"] {
      for type in [DataType.float32, .float64, .int32, .int64] {
        for (index, (shape, axes)) in cases.enumerated() {
          if kind == "Mean", !type.isFloatingPoint, shape.elementCount == 0 { continue }
          let range: ClosedRange<Double> = kind == "Prod" ? 0.9...1.1 : -5...5
          samples.append(
            OperationSample(
              kind, [generator.tensor(type, shape, in: range), Tensor(axes)],
              ["keep_dims": .bool(index.isMultiple(of: 2))]))
        }
      }
    }
    for kind in ["All", "Any"] {
      for (shape, axes) in cases.prefix(10) {
        samples.append(OperationSample(kind, [generator.tensor(.bool, shape), Tensor(axes)]))
      }
    }
    for kind in ["ArgMax", "ArgMin"] {
      for (shape, axis) in [([5], 0), ([4, 3], 0), ([4, 3], -1), ([2, 3, 4], 1)] as [(Shape, Int32)]
      {
        for type in [DataType.float32, .float64, .int32, .int64] {
          samples.append(
            OperationSample(kind, [generator.tensor(type, shape, in: -2...2), Tensor(axis)]))
        }
      }
      samples.append(
        OperationSample(
          kind, [Tensor([Float.nan, 3, 1, .nan, 3, 1]), Tensor(0 as Int32)],
          ["output_type": .type(.int32)]))
      samples.append(
        OperationSample(kind, [Tensor([true, false, true]), Tensor(0 as Int32)]))
    }
    samples += [
      OperationSample("BiasAddGrad", [generator.tensor(.float32, [600, 7])]),
      OperationSample("BiasAddGrad", [generator.tensor(.float64, [2, 3, 4])]),
      OperationSample(
        "BiasAddGrad", [generator.tensor(.float32, [2, 3, 4])], ["data_format": .string("NCHW")]),
    ]
    return samples
  }

  private static var products: [OperationSample] {
    var generator = SampleGenerator(seed: 6)
    let sizes = [
      (2, 3, 4), (1, 1, 1), (12, 32, 7), (13, 33, 300), (50, 64, 40), (0, 3, 2), (3, 2, 0),
      (5, 100, 1),
    ]
    return [DataType.float32, .float64, .int32].flatMap { type in
      sizes.flatMap { rows, columns, depth in
        (0..<4).map { mask in
          let a: Shape = mask & 1 == 0 ? Shape([rows, depth]) : Shape([depth, rows])
          let b: Shape = mask & 2 == 0 ? Shape([depth, columns]) : Shape([columns, depth])
          return OperationSample(
            "MatMul", [generator.tensor(type, a), generator.tensor(type, b)],
            ["transpose_a": .bool(mask & 1 == 1), "transpose_b": .bool(mask & 2 == 2)])
        }
      }
    }
  }

  private static var rows: [OperationSample] {
    var generator = SampleGenerator(seed: 7)
    var samples: [OperationSample] = []
    for type in [DataType.float32, .float64] {
      for shape in [[5], [3, 4], [2, 3, 70], [0, 3]] as [Shape] {
        samples += ["Softmax", "LogSoftmax"].map {
          OperationSample($0, [generator.tensor(type, shape, in: -30...30)])
        }
      }
      samples += [
        OperationSample(
          "SoftmaxCrossEntropyWithLogits",
          [generator.tensor(type, [4, 5]), generator.tensor(type, [4, 5], in: 0...1)]),
        OperationSample(
          "SparseSoftmaxCrossEntropyWithLogits",
          [generator.tensor(type, [4, 50]), Tensor([0 as Int32, 49, 3, 2])]),
        OperationSample(
          "SparseSoftmaxCrossEntropyWithLogits",
          [generator.tensor(type, [2, 5]), Tensor([0 as Int64, 5])]),
      ]
    }
    samples.append(OperationSample("Softmax", [Tensor([-Float.infinity, 0, 1])]))
    return samples
  }
}
