// Variables changed, and operations put in order.
extension Graph {
  /// Sets a variable, after `writes`.
  @discardableResult
  public func assign(
    _ variable: Variable, _ value: SymbolicTensor, after writes: [Operation] = []
  ) throws -> Operation {
    try write("AssignVariableOp", variable, value, after: writes)
  }

  /// Adds to a variable, after `writes`.
  @discardableResult
  public func assignAdd(
    _ variable: Variable, _ value: SymbolicTensor, after writes: [Operation] = []
  ) throws -> Operation {
    try write("AssignAddVariableOp", variable, value, after: writes)
  }

  /// Subtracts from a variable, after `writes`.
  @discardableResult
  public func assignSub(
    _ variable: Variable, _ value: SymbolicTensor, after writes: [Operation] = []
  ) throws -> Operation {
    try write("AssignSubVariableOp", variable, value, after: writes)
  }

  /// An operation that is done when all of these are.
  public func group(_ operations: [Operation], name: String? = nil) throws -> Operation {
    try add("NoOp", name: name ?? "group_deps", control: operations).operation
  }

  /// An operation that fails the run with InvalidArgument unless `condition`, a scalar, holds. What it
  /// guards must wait for it: ``identity(_:after:name:)``.
  ///
  /// - Parameter data: What the error shows.
  public func assert(
    _ condition: SymbolicTensor, showing data: [SymbolicTensor], name: String? = nil
  ) throws -> Operation {
    try add("Assert", name: name, inputs: [condition] + data).operation
  }

  /// Changes rows of a variable: `kind` is `ResourceScatterAdd`, `ResourceScatterSub` or
  /// `ResourceScatterUpdate`. `updates` has a row for each of `indices`; rows given twice are changed
  /// twice, in order.
  @discardableResult
  public func scatter(
    _ kind: String, _ variable: Variable, at indices: SymbolicTensor, _ updates: SymbolicTensor,
    after writes: [Operation] = []
  ) throws -> Operation {
    try add(
      kind, name: "\(variable.name)/\(kind)", inputs: [variable.handle, indices, updates],
      control: writes
    ).operation
  }

  /// The same value, available once `operations` have run.
  public func identity(
    _ value: SymbolicTensor, after operations: [Operation] = [], name: String? = nil
  ) throws -> SymbolicTensor {
    try add("Identity", name: name, inputs: [value], control: operations).tensors[0]
  }

  private func write(
    _ kind: String, _ variable: Variable, _ value: SymbolicTensor, after writes: [Operation]
  ) throws -> Operation {
    try add(
      kind, name: "\(variable.name)/\(kind)", inputs: [variable.handle, value], control: writes
    ).operation
  }
}
