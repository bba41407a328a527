/// Values by key, in the order in which the keys were first given.
///
/// Features, predictions and metrics are dictionaries whose order is part of the contract, so an
/// unordered dictionary never holds them. Look-up is linear: these collections are small.
public struct OrderedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline var pairs: [(key: Key, value: Value)] = []

  @inlinable public init() {}

  /// - Precondition: no key is given twice.
  @inlinable public init(_ pairs: some Sequence<(Key, Value)>) {
    for (key, value) in pairs {
      precondition(self[key] == nil, "The key \(key) is given twice")
      self.pairs.append((key, value))
    }
  }

  @inlinable public var keys: [Key] { pairs.map { $0.key } }
  @inlinable public var values: [Value] { pairs.map { $0.value } }

  /// Setting an absent key appends it; setting `nil` removes it.
  @inlinable public subscript(key: Key) -> Value? {
    get { pairs.firstIndex { $0.key == key }.map { pairs[$0].value } }
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

  @inlinable public func mapValues<T: Sendable>(_ transform: (Value) throws -> T) rethrows
    -> OrderedDictionary<Key, T>
  {
    var result = OrderedDictionary<Key, T>()
    result.pairs = try pairs.map { ($0.key, try transform($0.value)) }
    return result
  }
}

extension OrderedDictionary: RandomAccessCollection {
  @inlinable public var startIndex: Int { pairs.startIndex }
  @inlinable public var endIndex: Int { pairs.endIndex }
  @inlinable public subscript(position: Int) -> (key: Key, value: Value) { pairs[position] }
}

extension OrderedDictionary: ExpressibleByDictionaryLiteral {
  @inlinable public init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}

extension OrderedDictionary: Equatable where Value: Equatable {
  /// The same pairs in the same order.
  @inlinable public static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}
