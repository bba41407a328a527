import Estimators

/// One operation with values for its inputs.
struct OperationSample: Sendable, CustomStringConvertible {
  let kind: String
  let inputs: [Tensor]
  let attributes: [String: Attribute]
  /// Inputs that must be constants for the graph to be built.
  let constants: Set<Int>

  init(
    _ kind: String, _ inputs: [Tensor], _ attributes: [String: Attribute] = [:],
    constants: Set<Int> = []
  ) {
    self.kind = kind
    self.inputs = inputs
    self.attributes = attributes
    self.constants = constants
  }

  var description: String {
    "\(kind)(\(inputs.map { "\($0.dataType)\($0.shape)" }.joined(separator: ", ")))"
  }

  /// How the inputs come into the graph.
  enum Entry: CaseIterable {
    /// Fed, with shapes known to the graph; what decides shapes is constant.
    case fed
    /// Everything is constant, so that it may be computed ahead.
    case constant
    /// Everything is fed, and the graph knows no shape.
    case unknown
  }

  /// The operation in a graph of its own: what to fetch, and what to feed.
  func graph(_ entry: Entry) throws -> (
    graph: Graph, fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]
  ) {
    let graph = Graph()
    var feeds: [SymbolicTensor: Tensor] = [:]
    let inputs = try inputs.enumerated().map { index, tensor in
      if entry == .constant || constants.contains(index) || (entry == .fed && decides(index)) {
        return try graph.constant(tensor)
      }
      let placeholder = try graph.placeholder(
        nil, tensor.dataType,
        shape: entry == .unknown ? .unknown : PartialShape(tensor.shape))
      feeds[placeholder] = tensor
      return placeholder
    }
    let node = try graph.add(kind, inputs: inputs, attributes: attributes)
    return (graph, node.tensors, feeds)
  }

  private static let deciding: [String: Set<Int>] = [
    "Sum": [1], "Mean": [1], "Max": [1], "Min": [1], "Prod": [1], "All": [1], "Any": [1],
    "ArgMax": [1], "ArgMin": [1], "Reshape": [1], "ExpandDims": [1], "Transpose": [1],
    "Tile": [1], "Pad": [1], "BroadcastTo": [1], "Fill": [0], "Range": [0, 1, 2], "OneHot": [1],
    "GatherV2": [2], "Slice": [1, 2], "StridedSlice": [1, 2, 3], "UnsortedSegmentSum": [2],
    "UnsortedSegmentMax": [2], "Cumsum": [1], "SparseToDense": [1],
    "Split": [0], "BroadcastGradientArgs": [0, 1],
  ]

  private func decides(_ input: Int) -> Bool {
    if kind == "ConcatV2" { return input == inputs.count - 1 }
    return Self.deciding[kind]?.contains(input) ?? false
  }
}
