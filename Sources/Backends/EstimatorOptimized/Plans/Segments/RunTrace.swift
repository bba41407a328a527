internal import EstimatorGraphs
internal import EstimatorTensors
internal import Estimators

/// What is learned from doing a run node by node.
struct RunTrace {
  /// Of every value.
  private(set) var shapes: [Int: Shape] = [:]
  /// Values that follow from shapes and constants alone.
  private(set) var known: Set<Int>
  /// Places of nodes whose shapes depend on elements that do not.
  private(set) var needy: Set<Int> = []

  /// - Parameter given: Inputs whose elements count as known.
  init(given: Set<Int>) { known = given }

  /// Runs the node at `place`, and notes what there is to learn.
  mutating func run(_ place: Int, of schedule: Schedule, in run: inout DirectRun) throws {
    let (program, node) = (schedule.program, schedule.program.nodes[place])
    let outputs = node.outputs.indices.map { program.value(place, $0) }
    let work = try resolve(node, program, &run)
    if work == nil { needy.insert(place) }
    try run.run(at: place, as: work.map { found in { _ in found } })
    for output in outputs { shapes[output] = run.value(output).slot.shape }
    if let work, follows(work, node, program) { known.formUnion(outputs) }
  }

  /// What a kernel makes of a node without seeing elements, or `nil` if it cannot.
  private func resolve(_ node: Node, _ program: Program, _ run: inout DirectRun) throws -> Work? {
    let site = run.site(node) { known.contains(program.value($0)) }
    do { return try run.context.kernels[node.kind]?.resolve(site) } catch is ValueNeeded {
      return nil
    }
  }

  private func follows(_ work: Work, _ node: Node, _ program: Program) -> Bool {
    if case .known = work.action { return true }
    return !node.isRead && node.writtenInputs.isEmpty
      && node.inputs.allSatisfy { $0.dataType != .resource && known.contains(program.value($0)) }
  }

  /// Values whose shapes are not those of another run.
  func differences(from other: RunTrace) -> Set<Int> {
    Set(shapes.keys.filter { shapes[$0] != other.shapes[$0] && other.shapes[$0] != nil })
  }

  mutating func note(_ shape: Shape, of value: Int) { shapes[value] = shape }
}
