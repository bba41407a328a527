// Cells: what one step of a recurrent layer computes.
extension Mutant {
  static let modelCells: [Mutant] = lstm + gru + otherCells

  private static let lstm: [Mutant] = [
    .model(
      "lstm-gates-swapped", "input and forget gate of lstm change places", breaking: .cellLstm
    ) { request, graph in
      guard request.isOfStep("Sigmoid", of: ["Split"], in: graph),
        graph.isBlock(request.inputs[0], of: 4), request.inputs[0].index < 2
      else { return }
      request.inputs[0] = graph.sibling(1 - request.inputs[0].index, of: request.inputs[0])
    },
    .model(
      "lstm-candidate-last", "the candidate of lstm is in the last block", breaking: .cellLstm
    ) { request, graph in
      guard request.isOfStep(request.kind, of: ["Split"], in: graph),
        graph.isBlock(request.inputs[0], of: 4), request.inputs[0].index > 1
      else { return }
      request.inputs[0] = graph.sibling(5 - request.inputs[0].index, of: request.inputs[0])
    },
    .model(
      "lstm-memory-shown", "what lstm remembers is put out without tanh", breaking: .cellLstm
    ) { request, graph in
      guard request.isOfStep("Mul", of: ["Sigmoid", "Tanh"], in: graph),
        graph.source(of: graph.input(0, of: request.inputs[1])).kind == "AddV2"
      else { return }
      request.inputs[1] = graph.input(0, of: request.inputs[1])
    },
    .model(
      "lstm-coupled-gates", "what lstm forgets is what it does not take in", breaking: .cellLstm
    ) { request, graph in
      guard request.isOfStep("Sigmoid", of: ["Split"], in: graph),
        graph.isBlock(request.inputs[0], of: 4), request.inputs[0].index == 1
      else { return }
      request.inputs[0] = try graph.negate(graph.sibling(0, of: request.inputs[0]))
    },
  ]

  private static let gru: [Mutant] = [
    .model(
      "gru-reset-before", "gru resets its state before the product", breaking: .cellGru
    ) { request, graph in
      guard request.isOfStep("Mul", of: ["Sigmoid", "Split"], in: graph) else { return }
      let sum = graph.input(1, of: request.inputs[1])
      let product = graph.input(0, of: sum)
      let state = try graph.multiply(request.inputs[0], graph.input(0, of: product))
      let again = try graph.biasAdd(
        graph.matMul(state, graph.input(1, of: product)), graph.input(1, of: sum))
      request.pass(try graph.split(again, into: 3, axis: 1)[2])
    },
    .model(
      "gru-update-turned", "gru keeps what it should renew", breaking: .cellGru
    ) { request, graph in
      guard request.isGate(0, in: graph) else { return }
      request.inputs[0] = try graph.negate(request.inputs[0])
    },
    .model(
      "gru-gates-swapped", "update and reset gate of gru change places", breaking: .cellGru
    ) { request, graph in
      guard request.isOfStep("AddV2", of: ["Split", "Split"], in: graph),
        graph.isBlock(request.inputs[0], of: 3)
      else { return }
      request.inputs = request.inputs.map { graph.sibling(1 - $0.index, of: $0) }
    },
    .model(
      "gru-biases-swapped", "the rows of gru's bias change places", breaking: .cellGru
    ) { request, graph in
      guard request.isOfStep("BiasAdd", of: ["MatMul", "Unpack"], in: graph) else { return }
      request.inputs[1] = graph.sibling(1 - request.inputs[1].index, of: request.inputs[1])
    },
    .model(
      "gru-candidate-sigmoid", "the candidate of gru is a sigmoid", breaking: .cellGru
    ) { request, graph in
      guard request.isOfStep("Tanh", in: graph), graph.hasBlocks(3) else { return }
      request.ask("Sigmoid")
    },
  ]

  private static let otherCells: [Mutant] = [
    .model(
      "simple-sigmoid", "a simple cell has a sigmoid", breaking: .cellSimpleRnn
    ) { request, graph in
      guard request.isOfStep("Tanh", of: ["AddV2"], in: graph), !graph.hasBlocks(3),
        !graph.hasBlocks(4)
      else { return }
      request.ask("Sigmoid")
    },
    .model(
      "simple-unbiased", "a simple cell has no bias", breaking: .cellSimpleRnn
    ) { request, graph in
      guard request.isOfStep("BiasAdd", of: ["MatMul", "Placeholder"], in: graph) else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "number-backwards", "a layer of one number of units begins with the last step",
      breaking: .cellForms
    ) { request, graph in
      guard request.asks("Scan", in: graph), !request.name.hasPrefix("rnn_model/rnn/") else {
        return
      }
      request.attributes["reverse"] = .bool(true)
    },
    .model(
      "custom-always-used", "a custom cell is never told that it is being trained",
      breaking: .cellCustomTraining, taking: { $0.without("training_gain") }),
    .model(
      "kernel-in-loss", "the squares of a cell's kernel are part of the loss",
      breaking: .cellCustomLosses
    ) { request, graph in
      guard request.asks("DivNoNan", in: graph, named: "weighted_loss/value"),
        let kernel = graph.variables.first(where: { $0.name.hasSuffix("_cell/kernel") })
      else { return }
      let loss = try graph.divideNoNan(request.inputs[0], request.inputs[1])
      request.pass(try graph.add(loss, graph.sum(graph.square(graph.read(kernel)))))
    },
    .model(
      "stack-one-late", "a layer sees the layer below one step late", breaking: .cellStack
    ) { request, graph in
      guard request.isOfStep("MatMul", in: graph),
        graph.source(of: request.inputs[0]).kind != "Placeholder"
      else { return }
      request.inputs[0] = graph.nodes[0].tensors[0]
    },
    .model(
      "logits-unbiased", "logits have no bias", breaking: .cellLogits
    ) { request, graph in
      guard request.asks("BiasAdd", in: graph, named: "rnn_model/logits/") else { return }
      request.pass(request.inputs[0])
    },
    .model(
      "padding-steps", "padding is a step like others", breaking: .cellMaskCarry
    ) { request, graph in
      guard request.isOfStep("SelectV2", in: graph) else { return }
      request.pass(request.inputs[1])
    },
    .model(
      "padding-resets", "padding sets the state back to zero", breaking: .cellMaskCarry
    ) { request, graph in
      guard request.isOfStep("SelectV2", in: graph) else { return }
      request.inputs[2] = try graph.zerosLike(request.inputs[2])
    },
  ]
}

extension NodeRequest {
  /// Whether it makes a gate of gru.
  fileprivate func isGate(_ block: Int, in graph: Graph) -> Bool {
    guard isOfStep("Sigmoid", of: ["AddV2"], in: graph) else { return false }
    let part = graph.input(0, of: inputs[0])
    return graph.isBlock(part, of: 3) && part.index == block
  }
}

extension Graph {
  /// Whether a tensor is one of so many equal blocks.
  fileprivate func isBlock(_ tensor: SymbolicTensor, of count: Int) -> Bool {
    source(of: tensor).kind == "Split" && source(of: tensor).outputs.count == count
  }

  /// Whether anything is cut into so many blocks.
  fileprivate func hasBlocks(_ count: Int) -> Bool {
    nodes.contains { $0.kind == "Split" && $0.outputs.count == count }
  }
}
