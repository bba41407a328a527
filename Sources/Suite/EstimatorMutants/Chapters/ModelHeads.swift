// Heads: losses, labels, weights and predictions.
extension Mutant {
  static let modelHeads: [Mutant] = losses + predictions + labels

  private static let losses: [Mutant] = [
    .model(
      "loss-not-divided", "the loss is a sum, whatever the reduction", breaking: .lossReduction
    ) { request, graph in
      guard request.asks("DivNoNan", in: graph, named: "weighted_loss/value") else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "loss-by-weights", "the loss is divided by the sum of the weights", breaking: .headWeights
    ) { request, graph in
      guard request.asks("DivNoNan", of: ["Sum"], in: graph, named: "weighted_loss/value") else {
        return
      }
      let weighted = graph.input(0, of: request.inputs[0])
      let ones = try graph.onesLike(graph.input(0, of: weighted))
      request.inputs[1] = try graph.sum(graph.multiply(ones, graph.input(1, of: weighted)))
    },
    .model(
      "loss-unweighted", "weights do not count in the loss", breaking: .headWeights
    ) { request, graph in
      guard request.asks("Mul", in: graph, named: "weighted_loss/") else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "weights-of-two", "without weights everything weighs two", breaking: .headWeightsDefault
    ) { request, graph in
      guard request.asks("Mul", in: graph, named: "weighted_loss/"),
        request.inputs[1].shape.rank == 0
      else { return }
      request.inputs[1] = try graph.scalar(2, request.inputs[1].dataType)
    },
    .model(
      "weights-unnormalised", "weights are taken as they come", breaking: .headWeightsNormalized,
      taking: { $0.without("normalizer_fn") }),
    .model(
      "regression-absolute", "the loss of regression is not squared",
      breaking: .headRegressionLoss
    ) { request, graph in
      guard request.asks("SquaredDifference", in: graph) else { return }
      request.ask("Abs", of: [try graph.subtract(request.inputs[0], request.inputs[1])])
    },
    .model(
      "poisson-always-full", "the loss of counts has all its parts", breaking: .headPoisson,
      taking: { $0.without("compute_full_loss") }),
    .model(
      "multi-label-summed", "the losses of the classes are added up",
      breaking: .headMultiLabelLoss
    ) { request, graph in
      guard request.asks("Mean", in: graph, named: "head/") else { return }
      request.kind = "Sum"
    },
    .model(
      "heads-alike", "all heads weigh the same", breaking: .headMultiHeadLoss,
      taking: { $0.without("head_weights") }),
    .model(
      "heads-see-the-first", "all heads see the logits of the first", breaking: .headMultiHeadNames
    ) { request, graph in
      guard request.asks("Slice", in: graph, named: "b_b/") else { return }
      request.inputs[1] = try graph.zerosLike(request.inputs[1])
    },
    .model(
      "heads-reduce-alike", "all heads reduce their losses in the usual way",
      breaking: .headMultiHeadReduction, taking: { $0.without("loss_reduction") }),
  ]

  private static let predictions: [Mutant] = [
    .model(
      "logistic-softmax", "the logistic prediction is the softmax of one logit",
      breaking: .headPredictionsBinary
    ) { request, graph in
      guard request.asks("Sigmoid", in: graph, named: "head/Sigmoid") else { return }
      request.ask("Softmax")
    },
    .model(
      "probabilities-swapped", "the probabilities of two classes change places",
      breaking: .headPredictionsBinary
    ) { request, graph in
      guard request.asks("ConcatV2", of: ["ZerosLike"], in: graph, named: "head/") else { return }
      request.inputs.swapAt(0, 1)
    },
    .model(
      "probabilities-independent", "the probabilities of many classes do not add up to one",
      breaking: .headPredictionsMulti
    ) { request, graph in
      guard request.asks("Softmax", in: graph, named: "head/") else { return }
      request.ask("Sigmoid")
    },
    .model(
      "ties-to-last", "of equal logits the last one wins", breaking: .headPredictionsTies
    ) { request, graph in
      guard request.kind == "ArgMax",
        let count = request.inputs[0].shape.dimensions?.last ?? nil
      else { return }
      let slope = (0..<count).map { Float($0) * 1e-6 }
      request.inputs[0] = try graph.add(request.inputs[0], graph.constant(slope))
    },
    .model(
      "classes-padded", "the names of all classes begin with a space",
      breaking: .headPredictionsAllClasses
    ) { request, graph in
      request.changeWords { $0.map { ByteString(" \($0.text)") } }
    },
    .model(
      "classes-backwards", "the names of all classes stand in reverse",
      breaking: .headPredictionsAllClasses
    ) { request, graph in
      request.changeWords { $0.reversed() }
    },
    .model(
      "class-unnamed", "a class without a word has no name", breaking: .headVocabularyBinary
    ) { request, graph in
      guard case .tensor(let tensor)? = request.attributes["value"],
        tensor.array(of: ByteString.self) == ["UNK"]
      else { return }
      request.attributes["value"] = .tensor(Tensor(ByteString("")))
    },
    .model(
      "class-number-padded", "the number of a class is a text of two characters",
      breaking: .headPredictionsBinary
    ) { request, graph in
      guard request.asks("AsString", in: graph, named: "head/") else { return }
      request.attributes["width"] = .int(2)
    },
  ]

  private static let labels: [Mutant] = [
    .model(
      "labels-unbounded", "labels of two classes may be any numbers", breaking: .headLabelsBinary
    ) { request, graph in request.doNotCheck(in: graph) },
    .model(
      "labels-beyond-one", "a class may be a label more than once",
      breaking: .headMultiLabelLabels
    ) { request, graph in request.doNotCheck(in: graph) },
    .model(
      "labels-without-first", "class 0 is never one of several labels",
      breaking: .headMultiLabelSparseLabels
    ) { request, graph in
      guard request.asks("Cast", of: ["OnesLike"], in: graph, named: "head/"),
        request.inputs[0].dataType == .int64
      else { return }
      let numbers = graph.input(0, of: request.inputs[0])
      request.inputs[0] = try graph.notEqual(numbers, graph.constant(Int64(0)))
    },
    .model(
      "word-unknown-first", "a label that is no word is the first class",
      breaking: .headLabelsVocabulary
    ) { request, graph in
      guard request.asks("LookupTableFindV2", in: graph, named: "head/"),
        request.inputs[2].dataType == .int64
      else { return }
      request.inputs[2] = try graph.constant(Int64(0))
    },
    .model(
      "words-swapped", "the labels of two words change places", breaking: .headLabelsVocabulary
    ) { request, graph in
      guard request.asks("Cast", of: ["LookupTableFindV2"], in: graph, named: "head/") else {
        return
      }
      request.inputs[0] = try graph.subtract(graph.constant(Int64(1)), request.inputs[0])
    },
  ]
}

extension NodeRequest {
  /// Makes an assertion of a head hold.
  fileprivate mutating func doNotCheck(in graph: Graph) {
    guard asks("Assert", in: graph, named: "head/"), let flag = try? graph.constant(true) else {
      return
    }
    inputs[0] = flag
  }

  /// Changes what all classes are called.
  fileprivate mutating func changeWords(_ change: ([ByteString]) -> [ByteString]) {
    guard kind == "Const", name.contains("head/"), case .tensor(let tensor)? = attributes["value"],
      tensor.shape.rank == 1, let words = tensor.array(of: ByteString.self)
    else { return }
    attributes["value"] = .tensor(Tensor(change(words)))
  }
}
