import Estimators

// Element by element: every kind, with and without broadcasting.
extension OperationSample {
  static let elementwise: [OperationSample] = binaries + unaries + comparisons + others

  private static let shapes: [(Shape, Shape)] = [
    ([4, 3], [4, 3]), ([4, 3], [3]), ([4, 3], []), ([], [2, 5]), ([4, 1], [1, 3]),
    ([2, 1, 3], [4, 1]), ([0, 3], [3]), ([3, 1, 2], [3, 4, 2]), ([37], [37]),
    ([40, 33], [40, 33]),
  ]

  private static let binaryKinds: [(kind: String, types: [DataType])] = [
    ("AddV2", [.float32, .float64, .int32, .int64]), ("Add", [.float32, .string]),
    ("Sub", [.float32, .float64, .int32, .int64]), ("Mul", [.float32, .float64, .int32, .int64]),
    ("RealDiv", [.float32, .float64]), ("Div", [.float32, .int32]), ("DivNoNan", [.float32]),
    ("FloorDiv", [.float32, .int32, .int64]), ("FloorMod", [.float32, .float64, .int32, .int64]),
    ("Maximum", [.float32, .float64, .int32]), ("Minimum", [.float32, .float64, .int64]),
    ("Pow", [.float32, .float64]), ("SquaredDifference", [.float32, .float64, .int32, .int64]),
  ]

  private static var binaries: [OperationSample] {
    var generator = SampleGenerator(seed: 1)
    return binaryKinds.flatMap { kind, types in
      types.flatMap { type in
        shapes.map { a, b in
          let divides = ["Div", "FloorDiv", "FloorMod"].contains(kind)
          let range: ClosedRange<Double> = divides && !type.isFloatingPoint ? 1...9 : -4...4
          return OperationSample(
            kind, [generator.tensor(type, a, in: -20...20), generator.tensor(type, b, in: range)])
        }
      }
    } + [
      OperationSample("Pow", [Tensor([2 as Int32, 3, -2]), Tensor([5 as Int32, 0, 3])]),
      OperationSample("Pow", [Tensor([2 as Int32]), Tensor([-1 as Int32])]),
      OperationSample("FloorDiv", [Tensor([2 as Int32]), Tensor([0 as Int32])]),
      OperationSample("FloorMod", [Tensor([2 as Int64]), Tensor([0 as Int64])]),
      OperationSample("Div", [Tensor([-7 as Int32]), Tensor([2 as Int32])]),
      OperationSample(
        "LogicalAnd", [Tensor([true, false]), Tensor([[true], [false]].map { $0[0] })]),
      OperationSample("LogicalOr", [Tensor([true, false]), Tensor(false)]),
      OperationSample("Maximum", [Tensor([Float.nan, 1, -0.0]), Tensor([1, Float.nan, 0])]),
      OperationSample("Minimum", [Tensor([Float.nan, 1, -0.0]), Tensor([1, Float.nan, 0])]),
    ]
  }

  private static let unaryKinds: [(kind: String, types: [DataType], range: ClosedRange<Double>)] = [
    ("Neg", [.float32, .int32], -5...5), ("Abs", [.float32, .float64, .int64], -5...5),
    ("Sign", [.float32, .int32], -2...2), ("Square", [.float32, .float64, .int32], -5...5),
    ("Sqrt", [.float32, .float64], 0...9), ("Rsqrt", [.float32, .float64], 0.1...9),
    ("Exp", [.float32, .float64], -20...20), ("Log", [.float32, .float64], 0.01...20),
    ("Log1p", [.float32, .float64], -0.9...9), ("Expm1", [.float32, .float64], -2...2),
    ("Reciprocal", [.float32, .float64], 0.1...9), ("Floor", [.float32, .float64], -5...5),
    ("Ceil", [.float32, .float64], -5...5), ("Round", [.float32, .float64, .int32], -5...5),
    ("Relu", [.float32, .float64, .int32], -5...5), ("Tanh", [.float32, .float64], -12...12),
    ("Sigmoid", [.float32, .float64], -30...30), ("Softplus", [.float32, .float64], -40...40),
    ("IsNan", [.float32], -1...1), ("IsInf", [.float64], -1...1), ("IsFinite", [.float32], -1...1),
  ]

  private static let edges: [Float] = [
    .nan, .infinity, -.infinity, 0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 88, -88,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e-6, -1e-6,
  ]

  private static var unaries: [OperationSample] {
    var generator = SampleGenerator(seed: 2)
    return unaryKinds.flatMap { kind, types, range in
      types.flatMap { type in
        [[], [7], [5, 33], [0, 2]].map { (shape: Shape) in
          OperationSample(kind, [generator.tensor(type, shape, in: range)])
        }
      } + (types.contains(.float32) ? [OperationSample(kind, [Tensor(edges)])] : [])
    } + [OperationSample("LogicalNot", [Tensor([true, false])])]
  }

  private static var comparisons: [OperationSample] {
    var generator = SampleGenerator(seed: 3)
    let kinds = ["Less", "LessEqual", "Greater", "GreaterEqual", "Equal", "NotEqual"]
    return kinds.flatMap { kind in
      [DataType.float32, .float64, .int32, .int64].flatMap { type in
        shapes.prefix(6).map { a, b in
          OperationSample(
            kind, [generator.tensor(type, a, in: -2...2), generator.tensor(type, b, in: -2...2)])
        }
      } + [OperationSample(kind, [Tensor(edges), Tensor(Float(0))])]
    } + [
      OperationSample("Equal", [Tensor([true, false]), Tensor(true)]),
      OperationSample("NotEqual", [Tensor(["a" as ByteString, "b"]), Tensor("a" as ByteString)]),
      OperationSample(
        "Equal", [Tensor([1 as Float, 2]), Tensor([1 as Float, 2, 3])],
        ["incompatible_shape_error": .bool(false)]),
    ]
  }

  private static var others: [OperationSample] {
    var generator = SampleGenerator(seed: 4)
    var samples: [OperationSample] = []
    for kind in [
      "ReluGrad", "TanhGrad", "SigmoidGrad", "SqrtGrad", "RsqrtGrad", "ReciprocalGrad",
      "SoftplusGrad",
    ] {
      for type in [DataType.float32, .float64] {
        for shape in [[7], [5, 33], []] as [Shape] {
          samples.append(
            OperationSample(
              kind,
              [
                generator.tensor(type, shape, in: 0.1...3),
                generator.tensor(type, shape, in: -2...2),
              ]))
        }
      }
    }
    for count in 1...4 {
      for type in [DataType.float32, .int32] {
        samples.append(
          OperationSample("AddN", (0..<count).map { _ in generator.tensor(type, [40, 20]) }))
      }
    }
    let types: [DataType] = [.float32, .float64, .int32, .int64, .bool]
    for from in types {
      for to in types {
        samples.append(
          OperationSample(
            "Cast", [generator.tensor(from, [9], in: -9...9)], ["DstT": .type(to)]))
      }
    }
    samples += [DataType.int32, .int64, .bool, .float64].map {
      OperationSample("Cast", [Tensor(edges)], ["DstT": .type($0)])
    }
    let choice = generator.tensor(.bool, [3, 2])
    samples += [
      OperationSample(
        "Select",
        [choice, generator.tensor(.float32, [3, 2]), generator.tensor(.float32, [3, 2])]),
      OperationSample(
        "Select",
        [
          Tensor([true, false, true]), generator.tensor(.int32, [3, 2]),
          generator.tensor(.int32, [3, 2]),
        ]),
      OperationSample(
        "Select", [Tensor(false), generator.tensor(.string, [2]), generator.tensor(.string, [2])]),
      OperationSample(
        "SelectV2", [choice, generator.tensor(.float32, [2]), generator.tensor(.float32, [])]),
      OperationSample(
        "BiasAdd", [generator.tensor(.float32, [4, 5]), generator.tensor(.float32, [5])]),
      OperationSample(
        "BiasAdd", [generator.tensor(.float64, [2, 3, 4]), generator.tensor(.float64, [4])]),
      OperationSample(
        "BiasAdd", [generator.tensor(.float32, [2, 3, 4]), generator.tensor(.float32, [3])],
        ["data_format": .string("NCHW")]),
    ]
    return samples
  }
}
