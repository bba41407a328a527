/// Refuses a run in which the outcome would depend on who happens to write first.
///
/// - Rules: `session.run.reads`
struct WriteOrder {
  /// The nodes of the run, each behind everything that it depends on.
  let nodes: [Node]
  let feeds: Set<SymbolicTensor>

  /// - Throws: `GraphError` of kind `.unorderedWrites`, naming the first node that writes a variable
  ///   which another node before it wrote, and does not depend on that one.
  func check() throws {
    // The writes that each node depends on; of a write, itself too.
    var behind: [Int: Set<Int>] = [:]
    var writers: [String: [Int]] = [:]
    for node in nodes {
      var writes = node.dependencies(cutBy: feeds).reduce(into: Set<Int>()) {
        $0.formUnion(behind[$1, default: []])
      }
      defer { behind[node.id] = writes }
      for name in node.writtenVariables(in: nodes) {
        writes.insert(node.id)
        // session.run.reads (MSESS-20)
        guard writes.isSuperset(of: writers[name, default: []]) else {
          throw GraphError(
            .unorderedWrites, node: node.name,
            "variable '\(name)' is written twice in one run, and nothing says in which order")
        }
        writers[name, default: []].append(node.id)
      }
    }
  }
}

extension Node {
  /// The nodes whose effects this one sees. A feed cuts the graph: who fed a value wrote nothing.
  func dependencies(cutBy feeds: Set<SymbolicTensor>) -> [Int] {
    inputs.filter { !feeds.contains($0) }.map(\.node) + controlInputs.map(\.node)
  }

  fileprivate func writtenVariables(in nodes: [Node]) -> [String] {
    guard case .write(let count) = effect else { return [] }
    return inputs.prefix(count).compactMap { $0.variable(in: nodes) }
  }
}

extension SymbolicTensor {
  /// The name of the variable that this is a handle of, seen through `Identity`.
  fileprivate func variable(in nodes: [Node]) -> String? {
    guard let source = nodes.first(where: { $0.id == node }) else { return nil }
    if source.kind == "Identity" { return source.inputs[0].variable(in: nodes) }
    let shared = source.string("shared_name").text
    return shared.isEmpty ? source.name : shared
  }
}
