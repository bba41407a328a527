import Estimators

/// Files and directories as a process sees them, and as they are on the medium.
///
/// Both are kept: the content of a file becomes durable when it is synced; the entries of a directory
/// when the directory is. A value: a copy is a photograph.
package struct SimulatedDisk: Sendable {
  typealias Name = [UInt8]

  struct File: Sendable {
    var live = Content()
    var durable = Content()
  }

  struct Content: Sendable, Hashable {
    var bytes: [UInt8] = []
    /// The time of the last write.
    var time = 0.0
  }

  struct Directory: Sendable {
    /// The changes that the medium does not know of, oldest first.
    private(set) var pending: [Change] = []
    private(set) var live: [Name: Int] = [:]
    private(set) var durable: [Name: Int] = [:]
    /// The time of the last change.
    var time = 0.0

    /// Whatever a name leads to, now or after a crash.
    var allEntries: [Int] {
      Array(live.values) + Array(durable.values) + pending.flatMap { $0.compactMap(\.node) }
    }

    mutating func change(_ change: Change) {
      for entry in change { live[entry.name] = entry.node }
      pending.append(change)
    }

    /// Makes the oldest changes durable.
    mutating func sync(count: Int) {
      for entry in pending.prefix(count).joined() { durable[entry.name] = entry.node }
      pending.removeFirst(count)
    }
  }

  /// Names that are given to a node, or taken away, all at once.
  typealias Change = [Entry]

  struct Entry: Sendable {
    let name: Name
    let node: Int?
  }

  enum Node: Sendable {
    case file(File)
    case directory(Directory)
  }

  static let root = 0
  var nodes: [Int: Node] = [root: .directory(Directory())]
  private var created = 1

  /// A disk with nothing but the root directory.
  package init() {}

  /// How many files and directories there are, those included that only a crash would bring back.
  package var nodeCount: Int { nodes.count }

  mutating func add(_ node: Node) -> Int {
    nodes[created] = node
    created += 1
    return created - 1
  }

  /// Forgets what no name leads to any more, on the medium either.
  mutating func forgetUnnamed() {
    var named: Set<Int> = [Self.root]
    var unvisited = [Self.root]
    while let number = unvisited.popLast() {
      guard case .directory(let directory)? = nodes[number] else { continue }
      for entry in directory.allEntries where named.insert(entry).inserted {
        unvisited.append(entry)
      }
    }
    nodes = nodes.filter { named.contains($0.key) }
  }
}
