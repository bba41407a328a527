/// Makes participants of hooks: one for each, however often it is listed.
final class Invitation {
  private let engine: Engine
  private let archive: CheckpointArchive
  /// The tensor that the loop fetches in every run anyway.
  private let loss: SymbolicTensor?
  /// Whether user code is called between runs.
  private let isWatched: Bool
  private var invited: [(hook: AnyObject, participant: any Participant)] = []

  init(engine: Engine, archive: CheckpointArchive, loss: SymbolicTensor?, isWatched: Bool) {
    self.engine = engine
    self.archive = archive
    self.loss = loss
    self.isWatched = isWatched
  }

  func participant(for hook: Hook) -> any Participant {
    let object = hook.object
    // hook.reuse (MSESS-25)
    if let known = invited.first(where: { $0.hook === object }) { return known.participant }
    let participant = make(hook)
    invited.append((object, participant))
    return participant
  }

  private func make(_ hook: Hook) -> any Participant {
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

extension Hook {
  fileprivate var object: AnyObject {
    switch self {
    case .user(let hook): hook
    case .stopAtStep(let hook): hook
    case .nanTensor(let hook): hook
    case .loggingTensor(let hook): hook
    case .stepCounter(let hook): hook
    case .checkpointSaver(let hook): hook
    }
  }
}
