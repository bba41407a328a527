// The structured loop.
extension KernelTable {
  static let loops: [String: Kernel] = [
    "Scan": tensors { call in
      guard let body = call.functions[call.node.functionName("body")] else {
        preconditionFailure("The body of '\(call.node.name)' is not in the graph")
      }
      let scan = Scan(
        body: body, functions: call.functions, kernels: call.kernels,
        isReversed: call.node.bool("reverse"))
      let (carries, sequences) = (call.node.int("num_carries"), call.node.int("num_sequences"))
      let operands = call.tensors
      return try scan(
        carries: Array(operands.prefix(carries)),
        sequences: Array(operands.dropFirst(carries).prefix(sequences)),
        invariants: Array(operands.dropFirst(carries + sequences)))
    }
  ]
}
