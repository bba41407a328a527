/// One execution of a node, as the function that carries it out sees it.
package struct KernelCall {
  package let node: Node
  package let inputs: [Value]
  /// The components of a batch, for the node that asked for one.
  package let batch: [Tensor]
  package var variables: VariableView
  package let tables: [String: LookupTable]
  package let functions: [String: Function]
  package let kernels: KernelTable

  /// Input `index` as a tensor.
  ///
  /// - Precondition: it is not a handle, which the graph has checked.
  package func tensor(_ index: Int) -> Tensor {
    guard case .tensor(let tensor) = inputs[index] else {
      preconditionFailure("Input \(index) of '\(node.name)' is a handle")
    }
    return tensor
  }

  /// All inputs as tensors.
  package var tensors: [Tensor] { inputs.indices.map(tensor) }

  /// Input `index`, of type int32 or int64, as Swift integers in row-major order.
  package func integers(_ index: Int) throws -> [Int] {
    switch tensor(index).elements {
    case .int32(let array): array.map { Int($0) }
    case .int64(let array): array.map { Int($0) }
    default: throw KernelError.invalid("input \(index) is not an integer tensor")
    }
  }

  /// Input `index`, of type int32 or int64, as positions: its last axis, or a scalar, is one.
  package func positions(_ index: Int) throws -> [[Int]] {
    let integers = try integers(index)
    let sizes = tensor(index).shape.dimensions
    let (count, depth) = (sizes.dropLast().reduce(1, *), sizes.last ?? 1)
    return (0..<count).map { Array(integers[$0 * depth..<($0 + 1) * depth]) }
  }

  /// Input `index` as the one integer that it holds.
  package func integer(_ index: Int) throws -> Int {
    let integers = try integers(index)
    try require(integers.count == 1, "input \(index) has \(integers.count) elements, not one")
    return integers[0]
  }
}

// MARK: Tables

extension KernelCall {
  /// The table whose handle is input `index`.
  ///
  /// - Throws: `FailedPrecondition` when the session has no such table.
  package func table(_ index: Int) throws -> LookupTable {
    guard case .table(let name) = inputs[index] else {
      preconditionFailure("Input \(index) of '\(node.name)' is not the handle of a table")
    }
    guard let table = tables[name] else {
      throw KernelError(.failedPrecondition, "table '\(name)' is not initialized")
    }
    return table
  }
}

// MARK: Variables

extension KernelCall {
  /// The name of the variable whose handle is input `index`.
  package func variable(_ index: Int) -> String {
    guard case .variable(let name) = inputs[index] else {
      preconditionFailure("Input \(index) of '\(node.name)' is not the handle of a variable")
    }
    return name
  }

  /// The value of the variable whose handle is input `index`.
  ///
  /// - Throws: `FailedPrecondition` when it is not initialised.
  package func read(_ index: Int) throws -> Tensor {
    let name = variable(index)
    guard let value = variables[name] else {
      throw KernelError(.failedPrecondition, "variable '\(name)' is not initialized")
    }
    return value
  }

  package mutating func write(_ value: Tensor, _ index: Int) {
    variables.write(value, to: variable(index))
  }
}
