package import EstimatorGraphs

/// Nodes to execute, the graph's or a function's, with dense numbers for nodes and their outputs.
package struct Program: Sendable {
  package let nodes: [Node]
  /// Number of a node's first output among all outputs.
  private let firstValue: [Int]
  /// By id.
  private let places: [Int?]

  package init(_ nodes: [Node]) {
    self.nodes = nodes
    var places = [Int?](repeating: nil, count: (nodes.lazy.map(\.id).max() ?? -1) + 1)
    for (place, node) in nodes.enumerated() { places[node.id] = place }
    self.places = places
    var total = 0
    firstValue = nodes.map { node in
      defer { total += node.outputs.count }
      return total
    }
    valueCount = total
  }

  package let valueCount: Int

  /// Where the node with this id stands.
  package func place(_ id: Int) -> Int {
    guard places.indices.contains(id), let place = places[id] else {
      preconditionFailure("Node \(id) is not of this program")
    }
    return place
  }

  /// The number of one output of the node at `place`.
  package func value(_ place: Int, _ output: Int) -> Int { firstValue[place] + output }

  package func value(_ tensor: SymbolicTensor) -> Int { value(place(tensor.node), tensor.index) }

  /// Where the node stands that makes a value.
  func maker(_ value: Int) -> Int {
    var (low, high) = (0, firstValue.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if firstValue[middle] <= value { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The node that makes a handle, seen through `Identity`.
  func handleSource(_ tensor: SymbolicTensor) -> Node {
    var source = nodes[place(tensor.node)]
    while source.kind == "Identity" { source = nodes[place(source.inputs[0].node)] }
    return source
  }
}

extension Node {
  /// The name of the variable that this `VarHandleOp` makes a handle of.
  package var variableName: String {
    let shared = string("shared_name").text
    return shared.isEmpty ? name : shared
  }

  /// Handles among the inputs that the node writes to.
  var writtenInputs: Range<Int> {
    guard case .write(let count) = effect else { return 0..<0 }
    return 0..<count
  }

  var isRead: Bool { effect == .read }
  var isTable: Bool { kind == "HashTableV2" }
  var isHandle: Bool { outputs.first?.dataType == .resource }
}
