// Columns: how ids become vectors, and how columns stand side by side.
extension Mutant {
  static let modelColumns: [Mutant] = embeddings + layout

  private static let embeddings: [Mutant] = [
    .model(
      "combiner-undivided", "the mean of a cell's rows is their sum",
      breaking: .columnEmbeddingCombiner
    ) { request, graph in
      guard request.asks("Reciprocal", of: ["Cast"], in: graph) else { return }
      request.ask("OnesLike")
    },
    .model(
      "combiner-without-root", "sqrtn divides by the number of rows",
      breaking: .columnEmbeddingCombiner
    ) { request, graph in
      guard request.asks("Reciprocal", of: ["Sqrt"], in: graph) else { return }
      request.inputs[0] = graph.input(0, of: request.inputs[0])
    },
    .model(
      "combiner-sum-averaged", "the sum of a cell's rows is their mean",
      breaking: .columnEmbeddingCombiner,
      taking: { $0.replacing("sum", with: "mean", under: "combiner") }),
    .model(
      "norm-unlimited", "rows count with whatever norm they have",
      breaking: .columnEmbeddingMaxNorm, taking: { $0.without("max_norm") }),
    .model(
      "norm-always", "rows count with the greatest norm, even if they are shorter",
      breaking: .columnEmbeddingMaxNorm
    ) { request, graph in
      guard request.asks("RealDiv", of: ["Mul", "Maximum"], in: graph, named: "embedding") else {
        return
      }
      request.inputs[1] = graph.input(0, of: request.inputs[1])
    },
    .model(
      "embedding-always-trained", "a table that is not trainable is trained",
      breaking: .columnEmbeddingTrainable, taking: { $0.without("trainable") }),
    .model(
      "negative-is-first", "an id below zero is id 0", breaking: .columnIdentityRange
    ) { request, graph in
      if request.asks("GreaterEqual", of: [nil, "Const"], in: graph, named: "embedding") {
        request.ask("Equal", of: [request.inputs[0], request.inputs[0]])
      } else if request.asks("GatherV2", of: ["ReadVariableOp"], in: graph, named: "embedding") {
        request.inputs[1] = try graph.maximum(request.inputs[1], graph.constant(Int64(0)))
      }
    },
    .model(
      "weights-uncombined", "the weights of ids do not count", breaking: .columnWeightedCombiner
    ) { request, graph in
      guard request.asks("DivNoNan", of: ["GatherV2", nil], in: graph, named: "embedding") else {
        return
      }
      request.inputs[0] = try graph.onesLike(request.inputs[0])
    },
    .model(
      "weights-sqrtn-unsquared", "sqrtn divides by the root of the weights' sum",
      breaking: .columnWeightedCombiner
    ) { request, graph in
      guard request.asks("Square", of: ["GatherV2"], in: graph, named: "embedding"),
        request.inputs[0].shape.rank == 1
      else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "indicator-marks", "an id that comes twice counts once", breaking: .columnIndicatorCount
    ) { request, graph in
      guard request.asks("Reshape", of: ["UnsortedSegmentSum"], in: graph, named: "indicator")
      else { return }
      request.inputs[0] = try graph.minimum(request.inputs[0], graph.constant(Float(1)))
    },
    .model(
      "indicator-unweighted", "the weights of ids do not count in an indicator",
      breaking: .columnWeightedIndicator
    ) { request, graph in
      guard request.asks("UnsortedSegmentSum", in: graph, named: "weighted"),
        request.name.contains("indicator"), request.inputs[0].dataType == .float32
      else { return }
      request.inputs[0] = try graph.onesLike(request.inputs[0])
    },
  ]

  private static let layout: [Mutant] = [
    .model(
      "columns-backwards", "columns stand from the last name to the first",
      breaking: .columnSequenceOrder
    ) { request, graph in
      guard request.name == "sequence_features/ConcatV2", request.inputs.count > 2 else { return }
      request.inputs =
        request.inputs.dropLast().reversed() + [request.inputs[request.inputs.count - 1]]
    },
    .model(
      "columns-ignoring-case", "columns stand in the order of their names without case",
      breaking: .columnSequenceOrder
    ) { request, graph in
      guard request.name == "sequence_features/ConcatV2", request.inputs.count > 2 else { return }
      request.inputs =
        request.inputs.dropLast().sorted { $0.name.lowercased() < $1.name.lowercased() }
        + [request.inputs[request.inputs.count - 1]]
    },
    .model(
      "columns-as-given", "columns stand in the order in which they are given",
      breaking: .columnSequenceOrder, noting: \.sequenceColumnNames
    ) { names, request, _ in
      guard request.name == "sequence_features/ConcatV2", request.inputs.count > 2 else { return }
      let place = { (part: SymbolicTensor) in
        names.firstIndex { part.name.hasPrefix("sequence_features/\($0)/") } ?? 0
      }
      request.inputs =
        request.inputs.dropLast().sorted { place($0) < place($1) }
        + [request.inputs[request.inputs.count - 1]]
    },
    .model(
      "ids-of-a-step-added", "the vectors of all ids of a step are added up",
      breaking: .columnSequenceShape
    ) { request, graph in
      guard request.asks("Reciprocal", of: ["Cast"], in: graph, named: "sequence_features/") else {
        return
      }
      request.ask("OnesLike")
    },
    .model(
      "context-unnormalised", "numbers of the context are taken as they come",
      breaking: .columnNumericValue, taking: { $0.without("normalizer_fn") }),
    .model(
      "context-first", "the context stands before the sequence", breaking: .columnContextTiling
    ) { request, graph in
      guard request.asks("ConcatV2", of: [nil, "Tile"], in: graph) else { return }
      request.inputs.swapAt(0, 1)
    },
    .model(
      "context-nowhere", "the context is zero", breaking: .columnContextTiling
    ) { request, graph in
      guard request.asks("ConcatV2", of: [nil, "Tile"], in: graph) else { return }
      request.inputs[1] = try graph.zerosLike(request.inputs[1])
    },
    .model(
      "length-by-count", "a row is as long as it has cells", breaking: .columnSequenceLength
    ) { request, graph in
      switch request.kind {
      case "UnsortedSegmentMax":
        request.ask("UnsortedSegmentSum")
        request.inputs[0] = try graph.onesLike(request.inputs[0])
      case "Mul"
      where graph.source(of: request.inputs[1]).kind == "AddV2"
        && graph.source(of: graph.input(0, of: request.inputs[1])).kind == "Range":
        request.pass(request.inputs[0])
      case "Max" where graph.source(of: request.inputs[0]).kind == "Identity":
        request.kind = "Sum"
      default: break
      }
    },
    .model(
      "length-without-part", "a step that is there in part is none",
      breaking: .columnSequenceNumericShape
    ) { request, graph in
      guard request.asks("FloorDiv", of: ["AddV2"], in: graph, named: "sequence_features/") else {
        return
      }
      request.inputs[0] = graph.input(0, of: request.inputs[0])
    },
    .model(
      "lengths-unchecked", "columns may disagree about the lengths of rows",
      breaking: .columnSequenceAgreement
    ) { request, graph in
      guard request.asks("Assert", in: graph, named: "lengths_agree") else { return }
      request.inputs[0] = try graph.constant(true)
    },
    .model(
      "order-unchecked", "cells may come in any order of rows", breaking: .columnInputOrder
    ) { request, graph in
      guard request.asks("Assert", in: graph), request.name.contains("_in_order") else { return }
      request.inputs[0] = try graph.constant(true)
    },
    .model(
      "padding-zero", "padding of numbers is zero, whatever the default",
      breaking: .columnSequenceNumericValue, taking: { $0.without("default_value") }),
    .model(
      "numbers-unnormalised", "numbers of sequences are taken as they come",
      breaking: .columnSequenceNumericValue, taking: { $0.without("normalizer_fn") }),
  ]
}

extension CannedModel {
  /// What the sequence columns are called, in the order in which they are given.
  fileprivate var sequenceColumnNames: [String] {
    (arguments["sequence_feature_columns"]?.list ?? []).compactMap { column in
      if case .string(let key)? = column["key"] { return key }
      guard case .string(let key)? = column["categorical_column"]?["key"] else { return nil }
      return column.isMade(by: "embedding_column", as: "column")
        ? "\(key)_embedding" : "\(key)_indicator"
    }
  }
}
