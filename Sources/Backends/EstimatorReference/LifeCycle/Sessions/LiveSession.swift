/// The session that hooks see: runs made through it call no hooks.
final class LiveSession: HookSession {
  let session: any GraphSession
  let globalStepVariable: Variable
  /// Whether its values come from a checkpoint.
  let wasRestored: Bool
  private let globalStepRead: SymbolicTensor

  init(
    _ session: any GraphSession, globalStep: Variable, read: SymbolicTensor, wasRestored: Bool
  ) {
    self.session = session
    self.wasRestored = wasRestored
    globalStepVariable = globalStep
    globalStepRead = read
  }

  func run(_ fetches: [SymbolicTensor], feeds: [SymbolicTensor: Tensor]) throws -> [Tensor] {
    try session.run(fetches: fetches, targets: [], feeds: feeds)
  }

  func globalStep() throws -> Int {
    try Int(run([globalStepRead], feeds: [:])[0].array(of: Int64.self)?.first ?? 0)
  }
}
