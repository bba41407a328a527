// Variables, and the updates that optimizers make.
extension KernelTable {
  static let variables: [String: Kernel] = [
    "VarHandleOp": { call in
      let shared = call.node.string("shared_name").text
      return [.variable(shared.isEmpty ? call.node.name : shared)]
    },
    "ReadVariableOp": tensor { call in try call.read(0) },
    "AssignVariableOp": { call in
      if let present = call.variables[call.variable(0)] {
        try require(
          present.shape == call.tensor(1).shape, "the variable has shape \(present.shape)")
      }
      call.write(call.tensor(1), 0)
      return []
    },
    "AssignAddVariableOp": { call in
      let change = try call.change()
      call.write(try ZipNumbers<Add>().of(change), 0)
      return []
    },
    "AssignSubVariableOp": { call in
      let change = try call.change()
      call.write(try ZipNumbers<Sub>().of(change), 0)
      return []
    },
  ]

  static let updates: [String: Kernel] = [
    "ResourceApplyGradientDescent": { call in
      try call.update(1, GradientDescent())
    },
    "ResourceApplyKerasMomentum": { call in
      try call.update(2, KerasMomentum(isNesterov: call.node.bool("use_nesterov")))
    },
    "ResourceApplyAdagradV2": { call in
      try call.update(2, AdagradV2(isSumUpdated: call.node.bool("update_slots")))
    },
    "ResourceApplyAdam": { call in
      try call.update(3, Adam(isNesterov: call.node.bool("use_nesterov")))
    },
  ]
}

extension KernelCall {
  /// A variable's value and what is added to it or taken from it.
  fileprivate func change() throws -> [Tensor] {
    let (present, change) = (try read(0), tensor(1))
    try require(
      present.shape == change.shape, "the variable has shape \(present.shape), not \(change.shape)")
    return [present, change]
  }

  /// Replaces the first `count` inputs, which are variables, by what the step makes of them.
  fileprivate mutating func update(_ count: Int, _ step: some OptimizerStep) throws -> [Value] {
    let present = try (0..<count).map { try read($0) }
    let operands = inputs.indices.dropFirst(count).map { tensor($0) }
    for (index, value) in try step.of(present + operands).enumerated() { write(value, index) }
    return []
  }
}
