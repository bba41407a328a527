// Operations of the optimized engine.
extension Mutant {
  static let optimizedComputation: [Mutant] = []
}
