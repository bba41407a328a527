// Matrix products, activations, losses, and the gradients that have operations of their own.
extension KernelTable {
  static let layers: [String: Kernel] = [
    "MatMul": tensor { call in
      try MatMul(
        transposingA: call.node.bool("transpose_a"), transposingB: call.node.bool("transpose_b")
      ).of(call.tensors)
    },
    "BiasAdd": tensor { call in
      try BiasAdd(dataFormat: call.node.string("data_format")).of(call.tensors)
    },
    "Relu": each(Relu.self),
    "Softplus": each(Softplus.self),
    "Softmax": tensor { call in try Softmax().of(call.tensor(0)) },
    "LogSoftmax": tensor { call in try LogSoftmax().of(call.tensor(0)) },
    "SoftmaxCrossEntropyWithLogits": tensors { call in
      [try CrossEntropy().of(call.tensors), try CrossEntropyGradient().of(call.tensors)]
    },
    "SparseSoftmaxCrossEntropyWithLogits": tensors { call in
      let (logits, labels) = (call.tensor(0), try call.integers(1))
      try require(call.tensor(1).shape.rank == 1, "the labels are no vector")
      return [
        try SparseCrossEntropy(labels: labels).of(logits),
        try SparseCrossEntropyGradient(labels: labels).of(logits),
      ]
    },
  ]

  static let layerGradients: [String: Kernel] = [
    "ReluGrad": matches(ReluGrad.self),
    "SoftplusGrad": matches(SoftplusGrad.self),
    "TanhGrad": matches(TanhGrad.self),
    "SigmoidGrad": matches(SigmoidGrad.self),
    "SqrtGrad": matches(SqrtGrad.self),
    "RsqrtGrad": matches(RsqrtGrad.self),
    "ReciprocalGrad": matches(ReciprocalGrad.self),
    "BiasAddGrad": tensor { call in
      try BiasAddGrad(dataFormat: call.node.string("data_format")).of(call.tensor(0))
    },
  ]
}
