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
    "ResourceApplyFtrl": { call in
      try call.update(3, Ftrl(isLinearTimesRate: call.node.bool("multiply_linear_by_lr")))
    },
  ]

  static let rowUpdates: [String: Kernel] = [
    "ResourceSparseApplyAdagradV2": { call in
      try call.updateRows(
        2, gradient: 4, indices: 5, AdagradV2(isSumUpdated: call.node.bool("update_slots")))
    },
    "ResourceSparseApplyKerasMomentum": { call in
      try call.updateRows(
        2, gradient: 3, indices: 4, KerasMomentum(isNesterov: call.node.bool("use_nesterov")))
    },
    "ResourceSparseApplyFtrl": { call in
      try call.updateRows(
        3, gradient: 3, indices: 4,
        Ftrl(isLinearTimesRate: call.node.bool("multiply_linear_by_lr")))
    },
    "ResourceScatterAdd": { call in try call.scatter(.add) },
    "ResourceScatterSub": { call in try call.scatter(.subtract) },
    "ResourceScatterUpdate": { call in try call.scatter(.replace) },
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

  /// The same for the rows that input `indices` lists; without it, the inputs are those of `step`.
  ///
  /// - Precondition: the gradient comes before the indices.
  fileprivate mutating func updateRows(
    _ count: Int, gradient: Int, indices: Int, _ step: some OptimizerStep
  ) throws -> [Value] {
    let present = try (0..<count).map { try read($0) }
    let operands = inputs.indices.dropFirst(count).filter { $0 != indices }.map { tensor($0) }
    let next = try EstimatorReference.updateRows(
      integers(indices), of: present, operands, gradient: gradient, by: step)
    for (index, value) in next.enumerated() { write(value, index) }
    return []
  }

  fileprivate mutating func scatter(_ kind: Scattering) throws -> [Value] {
    let changed = try EstimatorReference.scatter(
      tensor(2), at: integers(1), shape: tensor(1).shape, into: read(0), as: kind)
    write(changed, 0)
    return []
  }
}
