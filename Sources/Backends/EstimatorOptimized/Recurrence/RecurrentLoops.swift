internal import EstimatorGraphs

/// The loops of a schedule that run as whole sequences of recurrent layers, and what of each is needed.
///
/// - A forward loop is one of them when nothing but backward loops of the same kind looks at its carries
///   step by step.
/// - A backward loop is one when its forward loop is, when its sums start at zeros, and when nobody wants the
///   gradients of the carries that the forward loop started with.
///
/// What the two share passes by beside the graph.
package struct RecurrentLoops {
  enum Role {
    case forward(Forward)
    case backward(Backward)
  }

  struct Forward {
    let pattern: RecurrentPattern
    /// Outputs that somebody looks at.
    let used: Set<Int>
    /// Whether a backward loop follows, for which activations are kept.
    let isFollowed: Bool
  }

  struct Backward {
    let form: RecurrentPattern.Backward
    /// Id of the forward loop.
    let forward: Int
    let used: Set<Int>
  }

  /// By id.
  private(set) var roles: [Int: Role] = [:]

  package init() {}

  /// Those whose way back is among the same nodes, where there is one.
  func limited(to ids: Set<Int>) -> RecurrentLoops {
    var result = RecurrentLoops()
    let whole = Set(
      roles.compactMap { id, role -> Int? in
        if case .backward(let backward) = role, ids.contains(id) { backward.forward } else { nil }
      })
    result.roles = roles.filter { id, role in
      guard ids.contains(id) else { return false }
      switch role {
      case .forward(let forward): return !forward.isFollowed || whole.contains(id)
      case .backward(let backward): return ids.contains(backward.forward)
      }
    }
    return result
  }

  init(_ schedule: Schedule, _ functions: [String: Function]) {
    let program = schedule.program
    let loops = schedule.order.map { program.nodes[$0] }.filter { $0.kind == "Scan" }
    guard !loops.isEmpty else { return }
    var forwards: [Int: (node: Node, pattern: RecurrentPattern)] = [:]
    var backwards: [Int: (node: Node, form: RecurrentPattern.Backward, forward: Int)] = [:]
    for node in loops {
      if let pattern = RecurrentPattern(forward: node, functions) {
        forwards[node.id] = (node, pattern)
      } else if let found = Self.backward(node, forwards.mapValues { $0 }, program, functions) {
        backwards[node.id] = (node, found.form, found.forward)
      }
    }
    decide(forwards, backwards, Uses(schedule))
  }

  /// Looks for the forward loop whose carries a loop takes as sequences.
  private static func backward(
    _ node: Node, _ forwards: [Int: (node: Node, pattern: RecurrentPattern)], _ program: Program,
    _ functions: [String: Function]
  ) -> (form: RecurrentPattern.Backward, forward: Int)? {
    guard node.int("num_carries") < node.inputs.count,
      let forward = forwards[node.inputs[node.int("num_carries")].node],
      let form = forward.pattern.backward(node, of: forward.node, functions)
    else { return nil }
    let sums = node.inputs[
      forward.pattern.carryCount..<forward.pattern.carryCount + forward.pattern.weightCount]
    guard sums.allSatisfy({ program.nodes[program.place($0.node)].kind == "ZerosLike" }) else {
      return nil
    }
    return (form, forward.node.id)
  }

  private mutating func decide(
    _ forwards: [Int: (node: Node, pattern: RecurrentPattern)],
    _ backwards: [Int: (node: Node, form: RecurrentPattern.Backward, forward: Int)], _ uses: Uses
  ) {
    for (id, forward) in forwards {
      let carries = forward.pattern.carryCount
      let followers = backwards.values.filter { $0.forward == id }
      let stepwise = (carries + 1)..<forward.node.outputs.count
      let isWatched = stepwise.contains { output in
        uses.users(of: id, output).contains { user in !followers.contains { $0.node.id == user } }
      }
      let isAsked = followers.contains { follower in
        (0..<carries).contains { !uses.users(of: follower.node.id, $0).isEmpty }
      }
      // Two ways back through one loop would share what is kept: that is left to the general path.
      if isWatched || isAsked || followers.count > 1 { continue }
      roles[id] = .forward(
        Forward(
          pattern: forward.pattern, used: uses.used(forward.node), isFollowed: !followers.isEmpty))
      for follower in followers {
        roles[follower.node.id] = .backward(
          Backward(form: follower.form, forward: id, used: uses.used(follower.node)))
      }
    }
  }
}

/// Who looks at what in a schedule.
private struct Uses {
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

  /// Ids of the nodes that take an output; -1 stands for whoever fetches it.
  func users(of id: Int, _ output: Int) -> Set<Int> {
    let node = program.nodes[program.place(id)]
    let others = users[node.tensors[output]] ?? []
    return fetched.contains(program.value(program.place(id), output)) ? others.union([-1]) : others
  }

  func used(_ node: Node) -> Set<Int> {
    Set(node.outputs.indices.filter { !users(of: node.id, $0).isEmpty })
  }
}
