// Optimizers: how variables and their slots move.
extension Mutant {
  static let modelOptimizers: [Mutant] = clipping + state + rows + steps

  private static let clipping: [Mutant] = [
    .model(
      "clipped-never", "gradients are not clipped", breaking: .optimizerNamedClipped
    ) { request, graph in
      guard request.isClipped(in: graph) else { return }
      request.pass(graph.input(0, of: request.inputs[0]))
    },
    .model(
      "clipped-together", "gradients are clipped by the norm of all of them",
      breaking: .optimizerNamedClipped, remembering: { _ in ClippedTogether().revise }),
    .model(
      "clipped-apart", "elements of a gradient are clipped, not its norm",
      breaking: .optimizerNamedClipped
    ) { request, graph in
      guard request.isClipped(in: graph) else { return }
      let gradient = graph.input(0, of: request.inputs[0])
      request.ask(
        "Maximum",
        of: [
          try graph.minimum(gradient, graph.constant(Float(5))), try graph.constant(Float(-5)),
        ])
    },
    .model(
      "clipped-row-by-row", "each row of a table is clipped by its own norm",
      breaking: .optimizerNamedClipped
    ) { request, graph in
      guard request.isClipped(in: graph) else { return }
      let gradient = graph.input(0, of: request.inputs[0])
      guard gradient.shape.rank == 2, gradient.shape.known == nil else { return }
      let lengths = try graph.sqrt(
        graph.sum(graph.square(gradient), axes: [1], keepDims: true))
      request.inputs[1] = try graph.maximum(lengths, graph.constant(Float(5)))
    },
    .model(
      "object-as-name", "an optimizer that is given stands for its name",
      breaking: .optimizerInstance,
      taking: { model in
        guard let name = model.arguments["optimizer"]?["name"] else { return model }
        return model.with("optimizer", name == "RMSprop" ? "RMSProp" : name)
      }),
    .model(
      "schedule-at-start", "a schedule stays at its first rate", breaking: .optimizerSchedule,
      taking: { model in
        let rate = model.arguments["optimizer"]?["learning_rate"]?["initial_learning_rate"]
        guard let rate, case .object(let members)? = model.arguments["optimizer"] else {
          return model
        }
        let others = members.filter { $0.key != "learning_rate" }
        return model.with(
          "optimizer", .object(others + [JSON.Member("learning_rate", ["function": rate])]))
      }),
    .model(
      "schedule-smooth", "a rate that falls in stairs falls in every step",
      breaking: .optimizerSchedule, taking: { $0.without("staircase") }),
    .model(
      "named-at-own-rate", "a named optimizer moves at the rate of its class",
      breaking: .optimizerNamed
    ) { request, graph in
      try request.readInitialValue(of: "learning_rate", in: graph)
      guard request.kind == "Identity", graph.floats(of: request.inputs[0]) == [0.05] else {
        return
      }
      request.inputs[0] = try graph.constant(Float(0.001))
    },
  ]

  private static let state: [Mutant] = [
    .model(
      "rate-of-constructor", "the rate is that of the constructor, not of the checkpoint",
      breaking: .optimizerHyperparametersRestored
    ) { request, graph in try request.readInitialValue(of: "learning_rate", in: graph) },
    .model(
      "betas-of-constructor", "Adam's betas are those of the constructor",
      breaking: .optimizerHyperparametersRestored
    ) { request, graph in
      try request.readInitialValue(of: "beta_1", in: graph)
      try request.readInitialValue(of: "beta_2", in: graph)
    },
    .model(
      "step-from-one", "Adam counts its steps from one in every call",
      breaking: .optimizerIterations
    ) { request, graph in
      guard request.asks("AddV2", of: ["ReadVariableOp", "Const"], in: graph, named: "training/"),
        request.inputs[0].dataType == .int64
      else { return }
      request.pass(request.inputs[1])
    },
    .model(
      "step-before", "Adam corrects for the steps before this one",
      breaking: .optimizerIterations
    ) { request, graph in
      guard request.asks("AddV2", of: ["ReadVariableOp", "Const"], in: graph, named: "training/"),
        request.inputs[0].dataType == .int64
      else { return }
      request.pass(try graph.maximum(request.inputs[0], request.inputs[1]))
    },
    .model(
      "adagrad-from-one", "Adagrad's sums start from one", breaking: .optimizerAdagrad
    ) { request, graph in request.startSlots("training/Adagrad/", from: 1) },
    .model(
      "ftrl-from-one", "Ftrl's sums start from one", breaking: .optimizerFtrl
    ) { request, graph in request.startSlots("training/Ftrl/", from: 1) },
  ]

  private static let rows: [Mutant] = [
    .model(
      "rows-apart", "rows that are gathered twice move twice", breaking: .optimizerRows
    ) { request, graph in
      guard let place = request.placeOfRows,
        graph.source(of: request.inputs[place]).kind == "UnsortedSegmentSum",
        graph.source(of: request.inputs[place + 1]).kind == "Unique"
      else { return }
      request.inputs[place + 1] = graph.input(0, of: request.inputs[place + 1])
      request.inputs[place] = graph.input(0, of: request.inputs[place])
    },
    .model(
      "rows-everywhere", "Ftrl makes all rows of a table anew", breaking: .optimizerFtrlRows
    ) { request, graph in
      guard request.kind == "ResourceSparseApplyFtrl",
        let table = graph.variables.first(where: { $0.handle == request.inputs[0] })
      else { return }
      let rows = try graph.constant(Int32(table.shape.dimensions[0]))
      let whole = try graph.unsortedSegmentSum(
        request.inputs[3], segments: request.inputs[4], count: rows)
      request.kind = "ResourceApplyFtrl"
      request.inputs = request.inputs.prefix(3) + [whole] + request.inputs.dropFirst(5)
    },
    .model(
      "rows-of-zeros-left-out", "Ftrl leaves alone gathered rows whose gradient is zero",
      breaking: .optimizerFtrlRows
    ) { request, graph in
      guard request.kind == "ResourceSparseApplyFtrl" else { return }
      let moves = try graph.notEqual(request.inputs[3], graph.constant(Float(0)))
      let places = try graph.reshape(graph.where(graph.any(moves, axes: [1])), to: [-1])
      for place in 3...4 { request.inputs[place] = try graph.gather(request.inputs[place], places) }
    },
    .model(
      "rmsprop-rows-stay", "RMSProp's means stay where no row is gathered",
      breaking: .optimizerRmspropRows
    ) { request, graph in
      guard
        request.asks("Mul", of: ["ReadVariableOp", nil], in: graph, named: "training/RMSprop/"),
        request.inputs[1].shape.rank == 0, request.inputs[0].shape.rank != 0
      else { return }
      request.pass(request.inputs[0])
    },
    .reference(
      "adam-lazy", "Adam leaves alone what has no gradient in this step",
      breaking: .optimizerAdamRows, kernel: FaultyUpdate.lazyAdam.kind,
      FaultyUpdate.lazyAdam.interpreted),
  ]

  private static let steps: [Mutant] = [
    .model(
      "rmsprop-means-turned", "RMSProp remembers what it should forget",
      breaking: .optimizerRmsprop
    ) { request, graph in
      guard request.asks("Mul", of: ["Sub", "Square"], in: graph, named: "training/RMSprop/")
      else { return }
      request.inputs[0] = graph.input(1, of: request.inputs[0])
    },
    .model(
      "rmsprop-epsilon-inside", "RMSProp adds epsilon inside the root",
      breaking: .optimizerRmsprop
    ) { request, graph in
      guard request.asks("AddV2", of: ["Sqrt", nil], in: graph, named: "training/RMSprop/")
      else { return }
      let mean = graph.input(0, of: request.inputs[0])
      request.ask("Sqrt", of: [try graph.add(mean, request.inputs[1])])
    },
    .model(
      "ftrl-other-power", "Ftrl divides by the sums, not by their roots",
      breaking: .optimizerFtrl
    ) { request, graph in
      guard request.kind == "ResourceApplyFtrl" else { return }
      request.inputs[request.inputs.count - 1] = try graph.constant(Float(-1))
    },
    .model(
      "momentum-ignored", "gradient descent has no momentum", breaking: .optimizerSgd,
      taking: { $0.without("momentum") }),
  ]
}

/// Clips gradients by the norm of all of them together.
private final class ClippedTogether {
  /// Clipped gradients, with what they were, and how long.
  private var clipped: [SymbolicTensor: SymbolicTensor] = [:]
  private var lengths: [SymbolicTensor] = []
  private var factor: SymbolicTensor?

  func revise(_ request: inout NodeRequest, _ graph: Graph) throws {
    if request.isClipped(in: graph) {
      lengths.append(graph.input(0, of: request.inputs[1]))
      let gradient = graph.input(0, of: request.inputs[0])
      request.pass(gradient)
    } else if request.kind.hasPrefix("Resource"), !lengths.isEmpty {
      let factor = try factor ?? makeFactor(graph)
      self.factor = factor
      for place in request.inputs.indices
      where graph.source(of: request.inputs[place]).kind == "Identity" {
        request.inputs[place] = try graph.multiply(request.inputs[place], factor)
      }
    }
  }

  private func makeFactor(_ graph: Graph) throws -> SymbolicTensor {
    let norm = try graph.sqrt(graph.addN(lengths.map { try graph.square($0) }))
    let limit = try graph.constant(Float(5))
    return try graph.divide(limit, graph.maximum(norm, limit))
  }
}

extension FaultyUpdate {
  /// Adam that leaves alone what has no gradient.
  fileprivate static let lazyAdam = FaultyUpdate(kind: "ResourceApplyAdam", states: 3) { x in
    let (rate, beta1, beta2, epsilon, gradient) = (x[5][0], x[6][0], x[7][0], x[8][0], x[9])
    let corrected = rate * (1 - x[4][0]).squareRoot() / (1 - x[3][0])
    var moved = Array(x.prefix(3))
    for (place, g) in gradient.enumerated() where g != 0 {
      moved[1][place] += (g - x[1][place]) * (1 - beta1)
      moved[2][place] += (g * g - x[2][place]) * (1 - beta2)
      moved[0][place] -= corrected * moved[1][place] / (moved[2][place].squareRoot() + epsilon)
    }
    return moved
  }
}

extension Graph {
  /// The elements of a float32 constant.
  fileprivate func floats(of tensor: SymbolicTensor) -> [Float]? {
    source(of: tensor).attributes["value"]?.tensorValue?.array(of: Float.self)
  }
}

extension NodeRequest {
  /// Whether it makes a gradient that is clipped.
  fileprivate func isClipped(in graph: Graph) -> Bool {
    asks("RealDiv", of: ["Mul", "Maximum"], in: graph, named: "training/")
  }

  /// Reads what a hyper-parameter was made with.
  fileprivate mutating func readInitialValue(of hyperparameter: String, in graph: Graph) throws {
    guard asks("ReadVariableOp", in: graph),
      let variable = graph.variables.first(where: { $0.handle == inputs[0] }),
      variable.name.hasSuffix("/\(hyperparameter)")
    else { return }
    pass(variable.initialValue)
  }

  /// Starts sums of squares from something else.
  fileprivate mutating func startSlots(_ scope: String, from value: Float) {
    guard kind == "Const", name.hasPrefix(scope), name.hasSuffix("/accumulator/Initializer") else {
      return
    }
    change { values, _ in values.map { _ in value } }
  }

  /// Where an update of rows has the rows; their numbers are behind them.
  fileprivate var placeOfRows: Int? {
    switch kind {
    case "ResourceSparseApplyAdagradV2": 4
    case "ResourceSparseApplyFtrl": 3
    default: nil
    }
  }
}
