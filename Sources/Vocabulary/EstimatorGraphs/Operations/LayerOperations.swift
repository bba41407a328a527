// Matrix products, activations, losses, and the gradients that have operations of their own.
extension OperationDefinition {
  static let layers: [OperationDefinition] = [
    OperationDefinition(
      "MatMul", ["a: T", "b: T"], to: ["product: T"],
      [
        .bool("transpose_a", default: false), .bool("transpose_b", default: false),
        .type("T", .floats + .indices + .unsigned),
      ], shapes: Shapes.matrixProduct),
    OperationDefinition(
      "BiasAdd", ["value: T", "bias: T"], to: ["output: T"], [.type("T", .numbers), dataFormat],
      shapes: Shapes.biasAdd),
    activation("Relu", "activations", .numbers),
    activation("Softplus", "activations", .floats),
    OperationDefinition(
      "Softmax", ["logits: T"], to: ["softmax: T"], [.type("T", .floats)],
      shapes: Shapes.alongLastAxis),
    OperationDefinition(
      "LogSoftmax", ["logits: T"], to: ["logsoftmax: T"], [.type("T", .floats)],
      shapes: Shapes.alongLastAxis),
    OperationDefinition(
      "SoftmaxCrossEntropyWithLogits", ["features: T", "labels: T"],
      to: ["loss: T", "backprop: T"], [.type("T", .floats)], shapes: Shapes.softmaxCrossEntropy),
    OperationDefinition(
      "SparseSoftmaxCrossEntropyWithLogits", ["features: T", "labels: Tlabels"],
      to: ["loss: T", "backprop: T"],
      [.type("T", .floats), .type("Tlabels", .indices, default: .int64)],
      shapes: Shapes.sparseSoftmaxCrossEntropy),
  ]

  static let layerGradients: [OperationDefinition] = [
    gradientOfInput("ReluGrad", .numbers),
    gradientOfInput("SoftplusGrad", .floats),
    gradientOfOutput("TanhGrad"),
    gradientOfOutput("SigmoidGrad"),
    gradientOfOutput("SqrtGrad"),
    gradientOfOutput("RsqrtGrad"),
    gradientOfOutput("ReciprocalGrad"),
    OperationDefinition(
      "BiasAddGrad", ["out_backprop: T"], to: ["output: T"], [.type("T", .numbers), dataFormat],
      shapes: Shapes.biasAddGradient),
  ]

  private static let dataFormat = AttributeDefinition.string(
    "data_format", default: "NHWC", choices: ["NHWC", "NCHW"])

  private static func activation(
    _ kind: String, _ output: String, _ types: TypeSet
  ) -> OperationDefinition {
    OperationDefinition(
      kind, ["features: T"], to: [Argument(stringLiteral: "\(output): T")], [.type("T", types)],
      shapes: Shapes.unchanged)
  }

  /// Takes what the forward operation was given.
  private static func gradientOfInput(_ kind: String, _ types: TypeSet) -> OperationDefinition {
    OperationDefinition(
      kind, ["gradients: T", "features: T"], to: ["backprops: T"], [.type("T", types)],
      shapes: Shapes.same)
  }

  /// Takes what the forward operation answered.
  private static func gradientOfOutput(_ kind: String) -> OperationDefinition {
    OperationDefinition(
      kind, ["y: T", "dy: T"], to: ["z: T"], [.type("T", .floats)], shapes: Shapes.same)
  }
}
