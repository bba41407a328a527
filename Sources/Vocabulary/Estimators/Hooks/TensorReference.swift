/// A tensor that a built-in hook is about, named before or after its graph exists.
public enum TensorReference: Sendable {
  case tensor(SymbolicTensor)
  /// A name, looked up when the hook begins: `op` means `op:0`.
  case named(String)
  /// Found by a closure when the hook begins.
  case found(@Sendable (Graph) throws -> SymbolicTensor)

  /// - Throws: `KeyError` when the graph has no tensor of that name.
  /// - Rules: `hook.tensor.named`
  public func resolved(in graph: Graph) throws -> SymbolicTensor {
    switch self {
    case .tensor(let tensor): return tensor
    case .found(let find): return try find(graph)
    case .named(let name):
      let full = name.contains(":") ? name : "\(name):0"
      // hook.tensor.named (HOOK-24)
      guard let tensor = graph.nodes.lazy.flatMap(\.tensors).first(where: { $0.name == full })
      else {
        throw EstimatorError(
          .keyError, "the graph has no tensor '\(full)'", argument: "tensors",
          rule: .hookTensorNamed)
      }
      return tensor
    }
  }
}
