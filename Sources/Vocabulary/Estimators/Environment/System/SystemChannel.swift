import Dispatch
import Synchronization

/// A queue between real threads.
final class SystemChannel<Element: Sendable>: Channel {
  private struct State {
    var elements: [Element] = []
    var isClosed = false
    var senders: [DispatchSemaphore] = []
    var receivers: [DispatchSemaphore] = []
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int) {
    precondition(capacity > 0, "a channel holds at least one element")
    self.capacity = capacity
  }

  func send(_ element: Element) -> Bool {
    let turn = DispatchSemaphore(value: 0)
    while true {
      let sent: Bool? = state.withLock { state in
        if state.isClosed { return false }
        guard state.elements.count < capacity else {
          state.senders.append(turn)
          return nil
        }
        state.elements.append(element)
        state.receivers.popFirst()?.signal()
        return true
      }
      if let sent { return sent }
      turn.wait()
    }
  }

  func receive() -> Element? {
    let turn = DispatchSemaphore(value: 0)
    while true {
      let received: Element?? = state.withLock { state in
        if let element = state.elements.popFirst() {
          state.senders.popFirst()?.signal()
          return element
        }
        if state.isClosed { return .some(nil) }
        state.receivers.append(turn)
        return nil
      }
      if let received { return received }
      turn.wait()
    }
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      for one in state.senders + state.receivers { one.signal() }
      state.senders = []
      state.receivers = []
    }
  }
}

extension Array {
  /// Takes the first element, if there is one.
  fileprivate mutating func popFirst() -> Element? {
    isEmpty ? nil : removeFirst()
  }
}
