internal import EstimatorTensors

// Reading and assigning variables. A port of a handle is the variable's own memory.
extension KernelTable {
  static let variables: [String: Kernel] = [
    "ReadVariableOp": Kernel { .alias($0.shape(0)) },
    "AssignVariableOp": Kernel { site in
      try site.requireVariableShape(of: 1)
      return Work(
        [],
        .compute { ports in
          let (variable, value) = (ports.inputs[0], ports.inputs[1])
          return { variable.copy(from: value) }
        })
    },
    "AssignAddVariableOp": update("AddV2"),
    "AssignSubVariableOp": update("Sub"),
  ]

  /// The variable becomes what a lane makes of it and the value.
  private static func update(_ kind: String) -> Kernel {
    Kernel { site in
      try site.requireVariableShape(of: 1)
      let type = site.dataType(0)
      guard type != .string, let lane = LaneSet.binary[kind]?[type] else {
        throw site.unimplemented(type)
      }
      let loop = BroadcastLoop([site.shape(0), site.shape(1)], to: site.shape(0))
      let work = LaneWork(lane, type, loop)
      return Work(
        [],
        .compute { ports in
          work.bind(ports.with(outputs: [ports.inputs[0]]), on: site)
        })
    }
  }
}

extension Site {
  /// - Throws: `EstimatorError` with kind `InvalidArgument` unless `input` has the variable's shape.
  func requireVariableShape(of input: Int, variable: Int = 0) throws {
    try require(
      shape(input) == shape(variable),
      "a value of shape \(shape(input)) does not fit a variable of shape \(shape(variable))")
  }
}
