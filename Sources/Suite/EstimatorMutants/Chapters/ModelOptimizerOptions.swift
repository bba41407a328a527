// What optimizers can be given beside their numbers (a decay, limits, variants), and what they must have.
extension Mutant {
  static let modelOptimizerOptions: [Mutant] = decay + limits + variants + gradients

  private static let decay: [Mutant] = [
    .model(
      "decay-from-next", "a decaying rate counts the step that is being done",
      breaking: .optimizerDecay
    ) { request, graph in
      guard request.asks("Cast", of: ["ReadVariableOp"], in: graph, named: "training/"),
        request.inputs[0].dataType == .int64
      else { return }
      request.inputs[0] = try graph.add(request.inputs[0], graph.constant(Int64(1)))
    },
    .model(
      "decay-of-checkpoint", "the decay is that of the checkpoint, not of the constructor",
      breaking: .optimizerDecay
    ) { request, graph in
      guard request.asks("Mul", of: ["Const", "Cast"], in: graph, named: "training/"),
        let decay = graph.variables.first(where: { $0.name.hasSuffix("/decay") })
      else { return }
      request.inputs[0] = try graph.read(decay)
    },
  ]

  private static let limits: [Mutant] = [
    .model(
      "clip-value-above", "elements of gradients are clipped from above only",
      breaking: .optimizerClippingValue
    ) { request, graph in
      guard request.asks("Maximum", of: ["Minimum", "Const"], in: graph, named: "training/") else {
        return
      }
      request.pass(request.inputs[0])
    },
    .model(
      "clip-norm-together", "a limit of each gradient's norm is one of the norm of all",
      breaking: .optimizerClippingNorm,
      taking: { $0.renaming("clipnorm", to: "global_clipnorm") }),
    .model(
      "clip-global-apart", "a limit of the norm of all gradients is one of each gradient's norm",
      breaking: .optimizerClippingGlobal,
      taking: { $0.renaming("global_clipnorm", to: "clipnorm") }),
    .model(
      "clip-both-norms", "of two limits of norms that of all is dropped",
      breaking: .optimizerClippingArguments, taking: { $0.without("global_clipnorm") }),
  ]

  private static let variants: [Mutant] = [
    .model(
      "nesterov-ignored", "momentum never looks ahead", breaking: .optimizerSgdNesterov
    ) { request, _ in
      guard request.kind == "ResourceApplyKerasMomentum" else { return }
      request.attributes["use_nesterov"] = .bool(false)
    },
    .model(
      "nesterov-rows-ignored", "momentum does not look ahead in rows of tables",
      breaking: .optimizerSgdNesterov
    ) { request, _ in
      guard request.kind == "ResourceSparseApplyKerasMomentum" else { return }
      request.attributes["use_nesterov"] = .bool(false)
    },
    .model(
      "amsgrad-forgetful", "Adam forgets the greatest second moment",
      breaking: .optimizerAdamAmsgrad
    ) { request, graph in
      guard request.asks("Maximum", of: ["ReadVariableOp"], in: graph, named: "training/Adam/")
      else { return }
      request.pass(request.inputs[1])
    },
    .model(
      "centered-ignored", "RMSProp measures gradients about 0", breaking: .optimizerRmspropCentered
    ) { request, graph in
      guard request.asks("Sub", of: [nil, "Square"], in: graph, named: "training/RMSprop/") else {
        return
      }
      request.pass(request.inputs[0])
    },
    .model(
      "shrinkage-half", "Ftrl shrinks by its strength, not by twice as much",
      breaking: .optimizerFtrlShrinkage
    ) { request, graph in
      guard request.asks("Mul", of: ["Const"], in: graph, named: "training/Ftrl/"),
        request.inputs[1].shape.rank != 0
      else { return }
      request.inputs[0] = try graph.multiply(request.inputs[0], graph.constant(Float(0.5)))
    },
  ]

  private static let gradients: [Mutant] = [
    .model(
      "gradient-not-stopped", "gradients go on where they are stopped", breaking: .gradientMissing
    ) { request, _ in
      guard request.kind == "StopGradient" else { return }
      request.pass(request.inputs[0])
    }
  ]
}

extension CannedModel {
  /// The same with another name for something that its optimizer is given.
  fileprivate func renaming(_ name: String, to other: String) -> CannedModel {
    guard case .object(let members)? = arguments["optimizer"] else { return self }
    return with(
      "optimizer",
      .object(members.map { JSON.Member($0.key == name ? other : $0.key, $0.value) }))
  }
}
