/// Values by key, in the order in which the keys were first given.
///
/// Features, predictions and metrics are dictionaries whose order is part of the contract, so an
/// unordered dictionary never holds them. Look-up is linear: these collections are small.
public struct OrderedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var pairs: [(key: Key, value: Value)] = []

  public init() {}

  /// - Precondition: no key is given twice.
  public init(_ pairs: some Sequence<(Key, Value)>) {
    for (key, value) in pairs {
      precondition(self[key] == nil, "The key \(key) is given twice")
      self.pairs.append((key, value))
    }
  }

  public var keys: [Key] { pairs.map(\.key) }
  public var values: [Value] { pairs.map(\.value) }

  /// Setting an absent key appends it; setting `nil` removes it.
  public subscript(key: Key) -> Value? {
    get { pairs.first { $0.key == key }?.value }
    set {
      let position = pairs.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): pairs[position].value = value
      case (let position?, nil): pairs.remove(at: position)
      case (nil, let value?): pairs.append((key, value))
      case (nil, nil): break
      }
    }
  }

  public func mapValues<T: Sendable>(_ transform: (Value) throws -> T) rethrows
    -> OrderedDictionary<Key, T>
  {
    var result = OrderedDictionary<Key, T>()
    result.pairs = try pairs.map { ($0.key, try transform($0.value)) }
    return result
  }
}

extension OrderedDictionary: RandomAccessCollection {
  public var startIndex: Int { pairs.startIndex }
  public var endIndex: Int { pairs.endIndex }
  public subscript(position: Int) -> (key: Key, value: Value) { pairs[position] }
}

extension OrderedDictionary: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}

extension OrderedDictionary: Equatable where Value: Equatable {
  /// The same pairs in the same order.
  public static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}
