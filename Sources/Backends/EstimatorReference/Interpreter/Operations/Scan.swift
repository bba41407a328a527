/// Carries ← body(carries, sequences[t], invariants) for t = 0, 1, …; outputs[t] beside them.
///
/// The body is interpreted once per step like a small graph of its own, without variables.
struct Scan {
  let body: Function
  let functions: [String: Function]
  let kernels: KernelTable
  /// From the last step to the first; outputs stay at their rows.
  let isReversed: Bool

  /// - Throws: `InvalidArgument` when the sequences differ in length or a carry changes its shape, and
  ///   what the body throws.
  func callAsFunction(carries: [Tensor], sequences: [Tensor], invariants: [Tensor]) throws
    -> [Tensor]
  {
    let steps = try length(of: sequences)
    let order = graph.order(fetches: body.results, targets: [], feeds: Set(body.arguments))
    var present = carries
    var rows: [[Tensor]] = []
    for step in isReversed ? Array((0..<steps).reversed()) : Array(0..<steps) {
      let elements = try sequences.map { try row(step, of: $0) }
      let results = try run(order, on: present + elements + invariants)
      let next = Array(results.prefix(carries.count))
      for (old, new) in zip(present, next) {
        try require(old.shape == new.shape, "a carry goes from \(old.shape) to \(new.shape)")
      }
      present = next
      rows.append(Array(results.dropFirst(carries.count)))
    }
    if rows.isEmpty {
      let zeros = try sequences.map {
        try broadcast(zero($0.dataType), to: row(of: $0.shape).dimensions)
      }
      return carries + (try noRows(order, after: carries, zeros, invariants))
    }
    return present + (try stacked(isReversed ? rows.reversed() : rows))
  }

  private func length(of sequences: [Tensor]) throws -> Int {
    try require(sequences.allSatisfy { $0.shape.rank > 0 }, "a sequence is a scalar")
    let lengths = Set(sequences.map { $0.shape.dimensions[0] })
    try require(lengths.count == 1, "the sequences have lengths \(lengths.sorted())")
    return lengths.min() ?? 0
  }

  private func row(_ step: Int, of sequence: Tensor) throws -> Tensor {
    let sizes = sequence.shape.dimensions
    let begin = [step] + sizes.dropFirst().map { _ in 0 }
    let row = try slice(sequence, from: begin, sizes: [1] + sizes.dropFirst())
    return row.reshaped(to: self.row(of: sequence.shape))
  }

  private var graph: GraphDefinition {
    GraphDefinition(nodes: body.nodes, variables: [], functions: functions, globalStep: nil)
  }

  private func run(_ order: [Node], on arguments: [Tensor]) throws -> [Tensor] {
    let feeds = Dictionary(uniqueKeysWithValues: zip(body.arguments, arguments))
    var run = GraphRun(graph, kernels: kernels, variables: [:], batches: [:], feeds: feeds)
    for node in order { try run.execute(node) }
    return try body.results.map { try run.fetched($0) }
  }

  private func row(of shape: Shape) -> Shape { Shape(Array(shape.dimensions.dropFirst())) }

  /// The rows of each output as one tensor.
  private func stacked(_ rows: [[Tensor]]) throws -> [Tensor] {
    try rows[0].indices.map { index in try pack(rows.map { $0[index] }, axis: 0) }
  }

  /// Outputs of no steps. Where the graph does not know their shape, a step on zeros tells it.
  private func noRows(
    _ order: [Node], after carries: [Tensor], _ elements: [Tensor], _ invariants: [Tensor]
  ) throws -> [Tensor] {
    let outputs = body.results.dropFirst(carries.count)
    let known = outputs.compactMap(\.shape.known)
    let shapes =
      known.count == outputs.count
      ? known
      : try run(order, on: carries + elements + invariants).dropFirst(carries.count).map(\.shape)
    return try zip(outputs, shapes).map {
      try broadcast(zero($0.dataType), to: [0] + $1.dimensions)
    }
  }
}
