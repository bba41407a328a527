import Estimators
import Synchronization

/// A queue between tasks of a simulation.
final class SimulatedChannel<Element: Sendable>: Channel {
  private struct State {
    var elements: [Element] = []
    var isClosed = false
  }

  private let number: Int
  private let capacity: Int
  private let baton: Baton
  private let state = Mutex(State())

  init(number: Int, capacity: Int, baton: Baton) {
    precondition(capacity > 0, "a channel holds at least one element")
    self.number = number
    self.capacity = capacity
    self.baton = baton
  }

  func send(_ element: Element) -> Bool {
    baton.pass()
    while baton.process.isAlive {
      if state.withLock({ $0.isClosed }) { return false }
      if add(element) {
        baton.wake(.receive(channel: number))
        return true
      }
      baton.wait(for: .send(channel: number))
    }
    return false
  }

  func receive() -> Element? {
    baton.pass()
    while baton.process.isAlive {
      if let element = take() {
        baton.wake(.send(channel: number))
        return element
      }
      if state.withLock({ $0.isClosed }) { return nil }
      baton.wait(for: .receive(channel: number))
    }
    return nil
  }

  func close() {
    state.withLock { $0.isClosed = true }
    baton.wake(.receive(channel: number))
    baton.wake(.send(channel: number))
  }

  private func add(_ element: Element) -> Bool {
    state.withLock { state in
      guard state.elements.count < capacity else { return false }
      state.elements.append(element)
      return true
    }
  }

  private func take() -> Element? {
    state.withLock { $0.elements.isEmpty ? nil : $0.elements.removeFirst() }
  }
}
