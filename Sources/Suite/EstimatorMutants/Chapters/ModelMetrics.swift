// Metrics: what is counted over the batches of an evaluation.
extension Mutant {
  static let modelMetrics: [Mutant] = shares + areas

  private static let shares: [Mutant] = [
    .model(
      "mean-unweighted", "weights do not count in the mean loss", breaking: .metricMean
    ) { request, graph in request.forgetWeights(of: "average_loss", in: graph) },
    .model(
      "label-mean-unweighted", "weights do not count in the mean label",
      breaking: .metricLabelMean
    ) { request, graph in request.forgetWeights(of: "label/mean", in: graph) },
    .model(
      "prediction-mean-unweighted", "weights do not count in the mean prediction",
      breaking: .metricPredictionMean
    ) { request, graph in request.forgetWeights(of: "prediction/mean", in: graph) },
    .model(
      "accuracy-unweighted", "weights do not count in accuracy", breaking: .metricAccuracy
    ) { request, graph in request.forgetWeights(of: "accuracy", in: graph) },
    .model(
      "mean-of-last-batch", "the mean loss is that of the last batch", breaking: .metricMean
    ) { request, graph in
      guard request.asks("AssignAddVariableOp", in: graph), request.updates("average_loss/", graph)
      else { return }
      request.kind = "AssignVariableOp"
    },
    .model(
      "accuracy-of-rounded", "soft labels are rounded for accuracy", breaking: .metricAccuracySoft
    ) { request, graph in
      guard request.asks("Equal", in: graph, named: "head/"),
        request.inputs.allSatisfy({ $0.dataType == .float32 })
      else { return }
      request.inputs[1] = try graph.cast(
        graph.greater(request.inputs[1], graph.constant(Float(0.5))), to: .float32)
    },
    .model(
      "baseline-of-ones", "the baseline is the share of ones", breaking: .metricAccuracyBaseline
    ) { request, graph in
      guard request.asks("Maximum", in: graph, named: "accuracy_baseline/") else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "precision-of-positives", "precision is the share of what is positive",
      breaking: .metricPrecision
    ) { request, graph in try request.divide("precision", byOther: 0, in: graph) },
    .model(
      "recall-of-predicted", "recall is the share of what is predicted", breaking: .metricRecall
    ) { request, graph in try request.divide("recall", byOther: 1, in: graph) },
    .model(
      "positive-above-half", "a soft label is positive above one half", breaking: .metricPositive
    ) { request, graph in
      guard request.kind == "Cast", request.attributes["DstT"]?.typeValue == .bool,
        request.inputs[0].dataType == .float32
      else { return }
      request.ask("Greater", of: [request.inputs[0], try graph.constant(Float(0.5))])
    },
    .model(
      "nothing-is-nan", "a metric of nothing is not a number", breaking: .metricExtremes
    ) { request, graph in
      guard request.asks("DivNoNan", in: graph, named: "head/"),
        !request.name.contains("weighted_loss")
      else { return }
      request.ask("RealDiv")
    },
    .model(
      "threshold-below", "what is below a threshold is positive", breaking: .headThresholds
    ) { request, graph in
      guard request.asks("Greater", of: ["Sigmoid", "Const"], in: graph),
        request.inputs[1].shape.rank == 0
      else { return }
      request.ask("Less")
    },
  ]

  private static let areas: [Mutant] = [
    .model(
      "auc-of-steps", "the area under the ROC curve is made of steps", breaking: .metricAuc
    ) { request, graph in
      guard request.asks("RealDiv", of: ["AddV2", "Const"], in: graph, named: "head/auc/") else {
        return
      }
      request.pass(graph.input(0, of: request.inputs[0]))
    },
    .model(
      "auc-exact-hits", "the area counts a tie as a win", breaking: .metricAuc
    ) { request, graph in
      guard request.asks("RealDiv", of: ["AddV2", "Const"], in: graph, named: "head/auc/") else {
        return
      }
      request.pass(graph.input(1, of: request.inputs[0]))
    },
    .model(
      "auc-thresholds-reached", "a prediction on a threshold is above it", breaking: .metricAuc
    ) { request, graph in
      guard request.asks("Sub", of: ["Ceil", "Const"], in: graph, named: "head/auc/") else {
        return
      }
      request.ask("Floor", of: [graph.input(0, of: request.inputs[0])])
    },
    .model(
      "auc-unweighted", "weights do not count in the area", breaking: .metricAuc
    ) { request, graph in try request.countAlike(in: "head/auc/", graph) },
    .model(
      "pr-auc-straight", "the area under precision and recall is made of straight pieces",
      breaking: .metricAucPrecisionRecall
    ) { request, graph in
      guard
        request.asks("AddV2", of: ["Sub", "Mul"], in: graph, named: "auc_precision_recall/"),
        graph.source(of: graph.input(1, of: request.inputs[1])).kind == "Log"
      else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "pr-auc-unweighted", "weights do not count in the area under precision and recall",
      breaking: .metricAucPrecisionRecall
    ) { request, graph in try request.countAlike(in: "auc_precision_recall/", graph) },
  ]
}

extension NodeRequest {
  /// Leaves the weights out of both sums of a metric.
  fileprivate mutating func forgetWeights(of metric: String, in graph: Graph) {
    guard asks("Sum", of: ["Mul"], in: graph) else { return }
    if name == "head/\(metric)/Sum" || name == "head/\(metric)/Sum_1" {
      inputs[0] = graph.input(0, of: inputs[0])
    }
  }

  /// Counts every element of a histogram alike.
  fileprivate mutating func countAlike(in scope: String, _ graph: Graph) throws {
    guard asks("UnsortedSegmentSum", of: ["Reshape"], in: graph, named: scope) else { return }
    let weighted = graph.input(0, of: inputs[0])
    guard graph.source(of: weighted).kind == "Mul" else { return }
    inputs[0] = try graph.reshape(graph.input(0, of: weighted), to: [-1])
  }

  /// Divides true positives by the other side.
  ///
  /// - Parameter side: 0 for what is positive, 1 for what is predicted.
  fileprivate mutating func divide(_ metric: String, byOther side: Int, in graph: Graph) throws {
    guard kind == "Sum", name == "head/\(metric)/Sum_1",
      let hits = graph.nodes.last(where: { $0.name == "head/\(metric)/Sum" })?.inputs[0]
    else { return }
    let both = graph.input(0, of: graph.input(0, of: hits))
    let all = try graph.cast(graph.input(side, of: both), to: .float32)
    inputs[0] = try graph.multiply(all, graph.input(1, of: hits))
  }

  /// Whether it changes a variable of this metric.
  fileprivate func updates(_ scope: String, _ graph: Graph) -> Bool {
    graph.source(of: inputs[0]).name.hasPrefix(scope)
  }
}
