/// The global step as fetched along with a run: its value from before the run.
///
/// Several built-in hooks look at it first and read the true step only when it is about to matter.
struct StepFetch {
  private let read: SymbolicTensor

  init(_ graph: Graph) throws {
    guard let globalStep = graph.globalStep else { throw Self.missing }
    read = try graph.read(globalStep)
  }

  /// hook.needs-global-step (HOOK-95)
  static let missing = EstimatorError(
    .runtimeError, "the graph has no global step", rule: .hookNeedsGlobalStep)

  var arguments: SessionRunArguments { SessionRunArguments(fetches: ["global_step": read]) }

  func stepBeforeRun(in values: SessionRunValues) -> Int {
    Int(values.results?["global_step"]?.array(of: Int64.self)?.first ?? 0)
  }
}
