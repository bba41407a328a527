/// The values of variables in the course of one run.
///
/// Which value a read sees must not depend on who happens to run first. So there is no single present
/// value: every write makes a new version of its variable, and a node sees the last version among the
/// nodes that it depends on, or, if it depends on no write, the value from before the run.
///
/// - Rules: `session.run.reads`
struct RunVariables {
  /// A variable's value after so many writes.
  struct Version {
    let writes: Int
    let value: Tensor
  }

  private let before: [String: Tensor]
  /// Versions that a node sees or has made; nodes that depend on no write are absent.
  private var versions: [Int: [String: Version]] = [:]
  private var last: [String: Version] = [:]

  init(before: [String: Tensor]) { self.before = before }

  /// The values that the next run starts from.
  var after: [String: Tensor] { before.merging(last.mapValues(\.value)) { $1 } }

  /// The variables as a node sees them that depends on `nodes`.
  func view(after nodes: [Int]) -> VariableView {
    var seen: [String: Version] = [:]
    for node in nodes {
      guard let others = versions[node] else { continue }
      seen.merge(others) { $0.writes >= $1.writes ? $0 : $1 }
    }
    return VariableView(before: before, seen: seen)
  }

  /// Takes note of what `node` wrote and saw.
  ///
  /// - Precondition: The node depends on every earlier write to what it wrote (`WriteOrder`).
  mutating func commit(_ view: VariableView, of node: Node) {
    for name in view.written { last[name] = view.seen[name] }
    if !view.seen.isEmpty { versions[node.id] = view.seen }
  }
}

/// The variables as one node sees them, and what it writes.
package struct VariableView {
  let before: [String: Tensor]
  private(set) var seen: [String: RunVariables.Version]
  private(set) var written: [String] = []

  init(before: [String: Tensor], seen: [String: RunVariables.Version]) {
    self.before = before
    self.seen = seen
  }

  package subscript(name: String) -> Tensor? { seen[name]?.value ?? before[name] }

  package mutating func write(_ value: Tensor, to name: String) {
    seen[name] = RunVariables.Version(writes: (seen[name]?.writes ?? 0) + 1, value: value)
    written.append(name)
  }
}
