/// A place where two traces have events of different addresses: one event is missing, one is too many, or
/// one stands for the other.
///
/// The next events decide. The trace that comes sooner to the event that the other one has now has events of its
/// own before it; if neither does, or both do at the same distance, one stands for the other.
struct Misalignment {
  /// Position in the traces.
  let event: Int
  let expected: Trace.Item?
  let actual: Trace.Item?
  /// Whether `actual` is one too many.
  let isSurplus: Bool

  /// How many events ahead are looked at.
  private static let horizon = 16

  /// - Precondition: at least one of the traces goes on to `event`.
  init(at event: Int, expected: [Trace.Item], actual: [Trace.Item]) {
    self.event = event
    let (wanted, found) = (expected.dropFirst(event).first, actual.dropFirst(event).first)
    self.expected = wanted
    self.actual = found
    isSurplus = Self.isSurplus(wanted, found, expected[event...], actual[event...])
  }

  /// Whether an action fails here that should go on.
  ///
  /// What is then missing is all the rest, and not only what would have come next.
  var isFailure: Bool {
    guard let actual, let expected, actual.isError else { return false }
    return expected.action == actual.action
  }

  /// The event whose rule the difference carries: what is too many itself, else what is expected.
  var blamed: Trace.Item {
    guard let item = isSurplus ? actual : expected ?? actual else {
      preconditionFailure("Traces differ only where one of them has an event")
    }
    return item
  }

  private static func isSurplus(
    _ wanted: Trace.Item?, _ found: Trace.Item?, _ expected: ArraySlice<Trace.Item>,
    _ actual: ArraySlice<Trace.Item>
  ) -> Bool {
    guard let wanted else { return true }
    guard let found, let later = distance(to: wanted, in: actual) else { return false }
    return distance(to: found, in: expected).map { later < $0 } ?? true
  }

  private static func distance(to item: Trace.Item, in items: ArraySlice<Trace.Item>) -> Int? {
    let place = items.prefix(horizon).firstIndex {
      $0.address == item.address && $0.control == item.control
    }
    return place.map { $0 - items.startIndex }
  }
}

extension Trace.Item {
  fileprivate var isError: Bool { address == "\(action)/error" }
}
