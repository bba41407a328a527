/// One fault in what a backend reports.
public enum TraceFault: Sendable, Hashable {
  /// One number is off by four times what it may be off by.
  case number(NumberPlace)
  /// An event is not reported.
  case dropped(event: Int)
  /// An event is reported after the one that follows it.
  case swapped(event: Int)

  /// One number among reported events.
  public struct NumberPlace: Sendable, Hashable {
    /// Position among the events.
    public let event: Int
    /// Position of the checkpoint, in a directory event.
    public let checkpoint: Int?
    /// The tensor's own name.
    public let tensor: String
    /// Position in row-major order.
    public let element: Int
  }
}

extension TraceFault {
  /// Every fault that can be made in `events`: in the last element of every numeric tensor, at every event, and
  /// between every two neighbours.
  package static func all(in events: [RawEvent]) -> [TraceFault] {
    let numbers = events.enumerated().flatMap { event, content in
      content.numericTensors.map { checkpoint, name, tensor in
        TraceFault.number(
          NumberPlace(
            event: event, checkpoint: checkpoint, tensor: name,
            element: tensor.elementCount - 1))
      }
    }
    return numbers + events.indices.map { .dropped(event: $0) }
      + events.indices.dropLast().map { .swapped(event: $0) }
  }

  /// The events with the fault in them.
  package func applied(to events: [RawEvent], of scenario: Scenario) -> [RawEvent] {
    var events = events
    switch self {
    case .dropped(let event): events.remove(at: event)
    case .swapped(let event): events.swapAt(event, event + 1)
    case .number(let place):
      let address = place.address(in: events)
      let tolerance = scenario.tolerance(for: address).tolerance
      events[place.event] = events[place.event].replacing(place.checkpoint, place.tensor) {
        $0.changed(at: place.element, within: tolerance)
      }
    }
    return events
  }
}

extension TraceFault.NumberPlace {
  /// Where the number is in the trace.
  package func address(in events: [RawEvent]) -> String { item(of: events).address(of: tensor) }

  /// The event's item that the number belongs to.
  private func item(of events: [RawEvent]) -> Trace.Item {
    Trace(normalising: [events[event]]).items[itemOffset]
  }

  /// A directory is a listing, a state and then its checkpoints.
  fileprivate var itemOffset: Int { checkpoint.map { $0 + 2 } ?? 0 }
}

extension TraceFault {
  /// The position in the trace at which a comparison must find the fault.
  ///
  /// - Returns: `nil` when the events are the same with the fault: equal neighbours, swapped.
  package func position(in events: [RawEvent], of scenario: Scenario) -> Int? {
    func items(before event: Int) -> Int {
      Trace(normalising: Array(events[..<event])).items.count
    }
    switch self {
    case .number(let place): return items(before: place.event) + place.itemOffset
    case .dropped(let event), .swapped(let event):
      // Of equal neighbours nobody can tell which is missing: what differs comes behind them.
      let right = Trace(normalising: events).items.map(\.identity)
      let wrong = Trace(normalising: applied(to: events, of: scenario)).items.map(\.identity)
      let start = items(before: event)
      return (start..<max(right.count, wrong.count)).first { position in
        position >= right.count || position >= wrong.count || right[position] != wrong[position]
      }
    }
  }
}

extension Trace.Item {
  /// Everything there is to it, as text.
  fileprivate var identity: String {
    controlJSON.text + tensors.map { "\($0.key)\($0.value.littleEndianBytes ?? [])" }.joined()
  }
}
