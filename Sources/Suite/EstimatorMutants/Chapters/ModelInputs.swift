// Inputs: features and labels that cannot be, and are taken all the same.
extension Mutant {
  static let modelInputs: [Mutant] = features + labels + masks

  private static let features: [Mutant] = [
    .model(
      "features-nameless", "features without names are called features",
      breaking: .rnnFeaturesKeyed,
      changing: { model in
        model.input = { input in
          if case .single(let only) = input.features { input.features = .keyed(["features": only]) }
        }
      }),
    .model(
      "features-of-text-refused", "a vector of texts is refused, used or not",
      breaking: .rnnFeaturesExtra,
      changing: { model in
        model.input = { input in
          let texts = input.features.named.filter {
            $0.value.dataType == .string && $0.value.shape.rank == 1 && !$0.name.contains(":")
          }
          if texts.isEmpty { return }
          throw EstimatorError(.valueError, "a text", rule: .rnnFeaturesExtra)
        }
      }),
    .model(
      "feature-next-to-it", "a feature that is missing is the one before it in the alphabet",
      breaking: .columnFeatureMissing,
      changing: { model in
        model.input = { input in
          for (name, tensor) in input.features.named {
            let next = name.nextLetter
            if input[next] == nil { input[next] = tensor }
          }
        }
      }),
    .model(
      "integers-over-time", "integers are numbers of a sequence, too",
      breaking: .columnSequenceNumericType,
      changing: { model in
        model.input = { input in
          try input.changeFeatures(where: \.isInteger) { try $1.cast($0, to: .float32) }
        }
      }),
    .model(
      "texts-are-numbers", "texts of a numeric column are ones", breaking: .columnNumericInput,
      changing: { model in
        model.input = { input in
          try input.changeFeatures(where: { $0 == .string }) { texts, graph in
            try graph.cast(graph.equal(texts, texts), to: .float32)
          }
        }
      }),
    .model(
      "weights-of-any-type", "weights of any type are taken", breaking: .columnWeightedArguments,
      changing: { model in
        model.input = { input in
          guard let weights = input["w:values"] else { return }
          input["w:values"] = try input.graph.cast(weights, to: .float32)
        }
      }),
    .model(
      "weights-missing-are-one", "weights that are missing are one", breaking: .headWeightsMissing,
      changing: { model in
        model.input = { input in
          guard input["w"] == nil, let labels = input.labels?[""] else { return }
          input["w"] = try input.graph.cast(input.graph.onesLike(labels), to: .float32)
        }
      }),
    .model(
      "weights-of-first-label", "of the weights of a row's labels the first counts",
      breaking: .headRegressionWeights,
      changing: { model in
        model.input = { input in
          guard let weights = input["w"] else { return }
          input["w"] = try input.graph.firstColumn(of: weights)
        }
      }),
    .model(
      "weights-are-a-column", "weights of rank one are a column, with sequences too",
      breaking: .maskWeights,
      changing: { model in
        model.input = { input in
          guard let weights = input["w"], weights.shape.rank == 1 else { return }
          input["w"] = try input.graph.expandDims(weights, axis: 1)
        }
      }),
  ]

  private static let labels: [Mutant] = [
    .model(
      "labels-too-wide", "of labels that are too wide the first counts", breaking: .headLabelsShape,
      changing: { model in
        model.input = { try $0.changeLabels { try $1.firstColumn(of: $0) } }
      }),
    .model(
      "labels-sparse-taken", "sparse labels are taken as they are stored",
      breaking: .headLabelsDense,
      changing: { model in
        model.input = { input in
          guard let sparse = input.labels?.sparse("") else { return }
          input.labels = .single(try input.graph.reshape(sparse.values, to: [-1, 1]))
        }
      }),
    .model(
      "labels-of-truth", "true and false are numbers of classes", breaking: .headLabelsMulti,
      changing: { model in
        model.input = { input in
          try input.changeLabels { labels, graph in
            labels.dataType == .bool ? try graph.cast(labels, to: .int64) : labels
          }
        }
      }),
    .model(
      "labels-to-predict", "labels are needed to predict, too", breaking: .headPredictionsAlone,
      changing: { model in
        model.input = { input in
          guard input.mode == .predict, input.labels == nil else { return }
          throw EstimatorError(.valueError, "there are no labels", rule: .headPredictionsAlone)
        }
      }),
    .model(
      "labels-for-two-heads", "labels by a third name are refused",
      breaking: .headMultiHeadLabels,
      changing: { model in
        model.input = { input in
          guard let labels = input.labels, labels.named.count > 2 else { return }
          throw EstimatorError(.valueError, "too many labels", rule: .headMultiHeadLabels)
        }
      }),
  ]

  private static let masks: [Mutant] = [
    .model(
      "mask-of-rank-one", "a mask that is not a matrix is not seen", breaking: .maskGivenShape,
      changing: { model in
        model.input = { input in
          guard let mask = input["sequence_mask"], mask.shape.rank != 2 else { return }
          input["sequence_mask"] = nil
        }
      }),
    .model(
      "mask-of-static-model", "cells that a mask does not select are left out of a static model",
      breaking: .maskStaticIgnored,
      changing: { model in
        model.input = { input in
          guard let mask = input["sequence_mask"], let cells = input.features.sparse("x") else {
            return
          }
          let graph = input.graph
          let kept = try graph.reshape(
            graph.where(graph.gatherNd(mask, cells.indices)), to: [-1])
          input["x:indices"] = try graph.gather(cells.indices, kept)
          input["x:values"] = try graph.gather(cells.values, kept)
        }
      }),
    .model(
      "mask-of-labels", "where no mask is given, all steps that have labels count",
      breaking: .headSequential,
      changing: { model in
        model.input = { input in
          guard let labels = input.labels?[""] else { return }
          for key in ["sequence_length_mask", "m"] where input[key] == nil {
            input[key] = try input.graph.equal(labels, labels)
          }
        }
      }),
    .model(
      "labels-of-rank-one", "labels of rank one are a column, with sequences too",
      breaking: .maskLabels,
      changing: { model in
        model.input = { input in
          try input.changeLabels { labels, graph in
            labels.shape.rank == 1 ? try graph.expandDims(labels, axis: 1) : labels
          }
        }
      }),
    .model(
      "labels-on-padding-checked", "labels are checked before steps are selected",
      breaking: .maskPaddingLabels,
      changing: { model in
        model.input = { input in
          try input.changeLabels { labels, graph in
            let isRight = try graph.less(labels, graph.constant(Int64(5)))
            return try graph.identity(
              labels, after: [graph.assert(graph.all(isRight), showing: [labels])])
          }
        }
      }),
  ]
}

extension Graph {
  /// The first column of a matrix that has several, as a matrix.
  fileprivate func firstColumn(of matrix: SymbolicTensor) throws -> SymbolicTensor {
    guard matrix.shape.rank == 2, let width = matrix.shape.dimensions?[1], width > 1 else {
      return matrix
    }
    return try gather(matrix, indices([0]), axis: 1)
  }
}

extension String {
  /// The same with the next letter of the alphabet in front.
  fileprivate var nextLetter: String {
    guard let first = utf8.first, first < UInt8(ascii: "z") else { return self }
    return String(decoding: [first + 1] + utf8.dropFirst(), as: UTF8.self)
  }
}
