import Dispatch
import Synchronization

/// Closed until it is opened, once and for all; threads wait at it.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [DispatchSemaphore] = []
  }

  private let state = Mutex(State())

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for one in waiting { one.signal() }
  }

  func wait() {
    let turn = DispatchSemaphore(value: 0)
    let isOpen = state.withLock { state in
      if !state.isOpen { state.waiting.append(turn) }
      return state.isOpen
    }
    if !isOpen { turn.wait() }
  }
}
