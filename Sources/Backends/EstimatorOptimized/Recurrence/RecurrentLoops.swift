internal import EstimatorGraphs

/// The loops of a schedule that run as whole sequences of recurrent layers, and what of each is needed.
///
/// - A forward loop is one of them when nothing but backward loops of the same kind looks at its carries
///   step by step.
/// - A backward loop is one when its forward loop is, when its sums start at zeros, and when nobody wants the
///   gradients of the carries that the forward loop started with.
///
/// No loop is one whose kernel, or that of an operation in its body, was replaced. What the two share passes by
/// beside the graph.
package struct RecurrentLoops {
  enum Role {
    case forward(Forward)
    case backward(Backward)
  }

  struct Forward {
    /// The loop's id.
    let id: Int
    let pattern: RecurrentPattern
    /// Outputs that somebody looks at.
    let used: Set<Int>
    /// Whether a backward loop follows, for which activations are kept.
    let isFollowed: Bool
  }

  struct Backward {
    let layout: BackwardLayout
    /// Id of the forward loop.
    let forward: Int
    let used: Set<Int>
  }

  private struct Way {
    let node: Node
    let pattern: RecurrentPattern
  }

  private struct WayBack {
    let node: Node
    let layout: BackwardLayout
    /// Id of the forward loop.
    let forward: Int
  }

  /// By id.
  private(set) var roles: [Int: Role] = [:]
  /// Numbers of values that have other shapes when their loop runs as a whole: nobody else looks at them.
  private(set) var hidden: Set<Int> = []

  package init() {}

  init(_ schedule: Schedule, _ context: KernelContext) {
    let (program, functions) = (schedule.program, context.functions)
    let loops = schedule.order.map { program.nodes[$0] }.filter {
      // model.operations: a replaced kernel is used.
      $0.kind == "Scan" && !context.replaces($0)
    }
    guard !loops.isEmpty else { return }
    var ways: [Int: Way] = [:]
    var waysBack: [WayBack] = []
    for node in loops {
      if let pattern = RecurrentPattern(forward: node, functions) {
        ways[node.id] = Way(node: node, pattern: pattern)
      } else if let found = Self.wayBack(node, ways, program, functions) {
        waysBack.append(found)
      }
    }
    decide(ways, waysBack, Uses(schedule))
    hide(program)
  }

  /// Looks for the forward loop whose carries a loop takes as sequences.
  private static func wayBack(
    _ node: Node, _ ways: [Int: Way], _ program: Program, _ functions: [String: Function]
  ) -> WayBack? {
    let first = node.int("num_carries")
    guard first < node.inputs.count, let forward = ways[node.inputs[first].node],
      let form = forward.pattern.backward(node, of: forward.node, functions)
    else { return nil }
    let layout = forward.pattern.layout(of: form)
    let startsAtZeros = node.inputs[layout.weightGradients].allSatisfy {
      program.nodes[program.place($0.node)].kind == "ZerosLike"
    }
    return startsAtZeros ? WayBack(node: node, layout: layout, forward: forward.node.id) : nil
  }

  private mutating func decide(_ ways: [Int: Way], _ waysBack: [WayBack], _ uses: Uses) {
    for (id, way) in ways {
      let followers = waysBack.filter { $0.forward == id }
      let isWatched = way.pattern.layout.incoming.contains { output in
        !uses.isOnly(followers.map(\.node.id), at: id, output)
      }
      let isAsked = followers.contains { follower in
        follower.layout.carries.contains { uses.used(follower.node).contains($0) }
      }
      // Two ways back through one loop would share what is kept: that is left to the general path.
      if isWatched || isAsked || followers.count > 1 { continue }
      roles[id] = .forward(
        Forward(
          id: id, pattern: way.pattern, used: uses.used(way.node), isFollowed: !followers.isEmpty))
      for follower in followers {
        roles[follower.node.id] = .backward(
          Backward(layout: follower.layout, forward: id, used: uses.used(follower.node)))
      }
    }
  }

  private mutating func hide(_ program: Program) {
    for (id, role) in roles {
      let place = program.place(id)
      let outputs = program.nodes[place].outputs.indices.filter { output in
        switch role {
        case .forward(let loop):
          !loop.used.contains(output) || loop.pattern.layout.incoming.contains(output)
        case .backward(let loop): !loop.used.contains(output)
        }
      }
      hidden.formUnion(outputs.map { program.value(place, $0) })
    }
  }
}

extension KernelContext {
  /// Whether a loop or something in its body is carried out by a kernel of somebody else's.
  fileprivate func replaces(_ loop: Node) -> Bool {
    let body = functions[loop.functionName("body")]?.nodes ?? []
    return kernels.replaced.contains(loop.kind)
      || body.contains { kernels.replaced.contains($0.kind) }
  }
}

/// Who looks at what in a schedule.
private struct Uses {
  /// Ids of the nodes that take a tensor.
  private var users: [SymbolicTensor: Set<Int>] = [:]
  private let fetched: Set<Int>
  private let program: Program

  init(_ schedule: Schedule) {
    program = schedule.program
    fetched = Set(schedule.fetches)
    for place in schedule.order {
      let node = program.nodes[place]
      for input in node.inputs { users[input, default: []].insert(node.id) }
    }
  }

  private func isFetched(_ id: Int, _ output: Int) -> Bool {
    fetched.contains(program.value(program.place(id), output))
  }

  /// Whether nobody but these nodes looks at an output of the node with that id.
  func isOnly(_ nodes: [Int], at id: Int, _ output: Int) -> Bool {
    let node = program.nodes[program.place(id)]
    return !isFetched(id, output) && (users[node.tensors[output]] ?? []).isSubset(of: nodes)
  }

  func used(_ node: Node) -> Set<Int> {
    Set(node.outputs.indices.filter { !isOnly([], at: node.id, $0) })
  }
}
