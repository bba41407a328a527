/// Makes participants of hooks.
struct Invitation {
  let engine: Engine
  let archive: CheckpointArchive
  /// The tensor that the loop fetches in every run anyway.
  let loss: SymbolicTensor?
  /// Whether user code is called between runs.
  let isWatched: Bool

  func participant(for hook: Hook) -> any Participant {
    switch hook {
    case .user(let hook): Guest(hook)
    case .stopAtStep(let hook): StopParticipant(hook, engine: engine)
    case .nanTensor(let hook): NanParticipant(hook, loopLoss: loss, engine: engine)
    case .loggingTensor(let hook): LogParticipant(hook, engine: engine)
    case .stepCounter(let hook): RateParticipant(hook, engine: engine)
    case .checkpointSaver(let hook):
      SaveParticipant(hook, archive: archive, isWatched: isWatched, engine: engine)
    }
  }
}
