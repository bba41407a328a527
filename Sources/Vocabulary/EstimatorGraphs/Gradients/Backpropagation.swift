/// One pass of reverse accumulation: from the seeds back to the targets.
///
/// Operations are taken in the order in which all of their uses have been seen, first come first
/// served, so that contributions to one tensor are always added in the same order: that of the
/// uses' visits.
struct Backpropagation {
  private let graph: Graph
  private let seeds: [SymbolicTensor]
  /// Nodes that a target leads to, targets' own included.
  private let reached: Set<Int>
  /// Uses of a node's outputs that have not been visited, for nodes between targets and seeds.
  private var pending: [Int: Int]
  /// Contributions to a tensor's gradient, in the order in which they came.
  private var contributions: [SymbolicTensor: [SymbolicTensor]] = [:]

  init(
    through graph: Graph, seeds: [(tensor: SymbolicTensor, gradient: SymbolicTensor)],
    targets: [SymbolicTensor]
  ) {
    self.graph = graph
    self.seeds = seeds.map(\.tensor)
    let last = seeds.map(\.tensor.node).max() ?? -1
    reached = Self.reached(from: targets, upTo: last, in: graph.nodes)
    pending = Self.uses(behind: seeds.map(\.tensor.node), among: reached, in: graph.nodes)
    for seed in seeds { contributions[seed.tensor, default: []].append(seed.gradient) }
  }

  /// Visits every node on the way, uses before what they use.
  mutating func run() throws {
    var queue = ready()
    var next = 0
    while next < queue.count {
      let node = graph.nodes[queue[next]]
      next += 1
      try visit(node)
      for input in node.inputs {
        guard let left = pending[input.node] else { continue }
        pending[input.node] = left - 1
        if left == 1 { queue.append(input.node) }
      }
    }
  }

  /// All contributions to a tensor's gradient together, or `nil` if there is none.
  mutating func gradient(of tensor: SymbolicTensor) throws -> SymbolicTensor? {
    guard let parts = contributions[tensor], let first = parts.first else { return nil }
    if parts.count == 1 { return first }
    let sum = try graph.add("AddN", inputs: parts).tensors[0]
    contributions[tensor] = [sum]
    return sum
  }

  /// The seeds' nodes that nothing else on the way uses.
  private func ready() -> [Int] {
    var nodes: [Int] = []
    for seed in seeds where pending[seed.node] == 0 && !nodes.contains(seed.node) {
      nodes.append(seed.node)
    }
    return nodes
  }

  private mutating func visit(_ node: Node) throws {
    let wanted = node.inputs.map { carriesGradient($0) && reached.contains($0.node) }
    guard wanted.contains(true) else { return }
    let gradients = try node.tensors.map { try gradient(of: $0) }
    guard gradients.contains(where: { $0 != nil }) else { return }
    let found = try graph.inScope("\(node.name)_grad") {
      try GradientContext(graph: graph, node: node, gradients: gradients, wanted: wanted).apply()
    }
    for (input, gradient) in zip(node.inputs, found) where carriesGradient(input) {
      if let gradient { contributions[input, default: []].append(gradient) }
    }
  }

  /// Whether a gradient can flow through a tensor of this type. A variable's handle stands for it.
  private func carriesGradient(_ tensor: SymbolicTensor) -> Bool {
    tensor.dataType.isFloatingPoint || tensor.dataType == .resource
  }

  private static func reached(from targets: [SymbolicTensor], upTo last: Int, in nodes: [Node])
    -> Set<Int>
  {
    var reached = Set(targets.map(\.node))
    for id in 0..<(last + 1) where nodes[id].inputs.contains(where: { reached.contains($0.node) }) {
      reached.insert(id)
    }
    return reached
  }

  /// How often each reached node is used on the way to the seeds; 0 for the seeds themselves.
  private static func uses(behind seeds: [Int], among reached: Set<Int>, in nodes: [Node])
    -> [Int: Int]
  {
    var uses: [Int: Int] = [:]
    for seed in seeds where reached.contains(seed) { uses[seed] = 0 }
    for id in (0..<((seeds.max() ?? -1) + 1)).reversed() where uses[id] != nil {
      for input in nodes[id].inputs where reached.contains(input.node) {
        uses[input.node, default: 0] += 1
      }
    }
    return uses
  }
}
