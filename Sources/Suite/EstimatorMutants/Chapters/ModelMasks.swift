// Masks: which steps exist, and which of them count.
extension Mutant {
  static let modelMasks: [Mutant] = lengths + steps + padding

  private static let lengths: [Mutant] = [
    .model(
      "mask-one-longer", "a row is one step longer than it is", breaking: .maskLength
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      request.ask("LessEqual")
    },
    .model(
      "mask-longest-row", "all rows are as long as the longest", breaking: .maskLength
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      request.inputs[1] = try graph.max(request.inputs[1], axes: [1], keepDims: true)
    },
    .model(
      "mask-never-empty", "a row has one step at least", breaking: .maskEmptyRow
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      request.inputs[1] = try graph.maximum(request.inputs[1], graph.constant(Int64(1)))
    },
  ]

  private static let steps: [Mutant] = [
    .model(
      "mask-labels-first", "the labels of the first steps count, whatever the mask",
      breaking: .maskFlattening
    ) { request, graph in
      guard request.takesSteps(in: graph), request.inputs[0].dataType == .int64 else { return }
      let count = try graph.cast(graph.size(request.inputs[1]), to: .int64)
      request.inputs[1] = try graph.add(
        "Range", inputs: [graph.constant(Int64(0)), count, graph.constant(Int64(1))]
      ).tensors[0]
    },
    .model(
      "mask-padding-counted", "the loss is divided by the number of all steps, padding too",
      breaking: .maskFlattening
    ) { request, graph in
      guard request.asks("DivNoNan", in: graph, named: "weighted_loss/value"),
        let mask = graph.selectedMask
      else { return }
      request.inputs[1] = try graph.cast(graph.size(mask), to: request.inputs[1].dataType)
    },
    .model(
      "mask-weighted-alike", "with sequences the weights of steps are those of the first ones",
      breaking: .maskSparse
    ) { request, graph in
      guard request.takesSteps(in: graph), request.inputs[0].dataType == .float32,
        request.inputs[0].shape.dimensions?.last == 1
      else { return }
      request.inputs[1] = try graph.zerosLike(request.inputs[1])
    },
    .model(
      "sparse-steps-of-one", "every number of sparse labels is a step", breaking: .maskSparse
    ) { request, graph in
      guard request.asks("Reshape", of: [nil, "ConcatV2"], in: graph),
        request.inputs[0].shape.rank == 1
      else { return }
      request.inputs[1] = try graph.constant([Int32(-1), 1])
    },
    .model(
      "mask-added-whole", "the mask that is added says that all steps exist",
      breaking: .rnnMaskAdded
    ) { request, graph in
      guard request.asks("Transpose", in: graph, named: "sequence_mask") else { return }
      request.inputs[0] = try graph.equal(request.inputs[0], request.inputs[0])
    },
  ]

  private static let padding: [Mutant] = [
    .model(
      "recurrence-unmasked", "the recurrence goes on behind the end of a row",
      breaking: .maskRecurrence
    ) { request, graph in
      guard request.isOfStep("SelectV2", in: graph) else { return }
      request.pass(request.inputs[1])
    },
    .model(
      "gradient-ends-at-mask", "gradients do not come through a masked step",
      breaking: .cellMaskGradient
    ) { request, graph in
      guard request.kind == "SelectV2", request.name.hasPrefix("recurrent_stack_gradient:"),
        graph.source(of: request.inputs[1]).kind == "Const"
      else { return }
      request.inputs[2] = try graph.zerosLike(request.inputs[2])
    },
    .model(
      "padding-seen-once", "the first step behind a row's end is seen",
      breaking: .columnPaddingInert
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      request.ask("LessEqual")
    },
    .model(
      "padding-spoils", "numbers in padding that are none spoil everything",
      breaking: .columnPaddingNan
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      request.inputs[1] = try graph.max(request.inputs[1], axes: [1], keepDims: true)
    },
    .model(
      "mask-as-longest-row", "there are as many steps as the longest row has",
      breaking: .maskWide
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      let (zero, one) = (try graph.constant(Int64(0)), try graph.constant(Int64(1)))
      let steps = try graph.add("Range", inputs: [zero, graph.max(request.inputs[1]), one])
      request.inputs[0] = try graph.expandDims(steps.tensors[0], axis: 1)
    },
    .model(
      "mask-of-nothing", "a batch without steps is refused", breaking: .maskNoSteps
    ) { request, graph in
      guard request.makesMask(in: graph) else { return }
      let lengths = request.inputs[1]
      let isSomething = try graph.any(graph.greater(lengths, graph.constant(Int64(0))))
      request.inputs[1] = try graph.identity(
        lengths, after: [graph.assert(isSomething, showing: [lengths])])
    },
  ]
}

extension NodeRequest {
  /// Whether it compares steps with lengths.
  fileprivate func makesMask(in graph: Graph) -> Bool {
    asks("Less", of: ["ExpandDims", "ExpandDims"], in: graph)
  }

  /// Whether it takes those steps of a tensor that the mask selects.
  fileprivate func takesSteps(in graph: Graph) -> Bool {
    asks("GatherV2", of: [nil, "Reshape"], in: graph)
      && graph.source(of: graph.input(0, of: inputs[1])).kind == "Where"
  }
}

extension Graph {
  /// The mask that selects steps for the head, if there is one.
  fileprivate var selectedMask: SymbolicTensor? {
    let places = nodes.last { $0.kind == "Where" && source(of: $0.inputs[0]).kind == "Reshape" }
    return places.map { input(0, of: $0.inputs[0]) }
  }
}
