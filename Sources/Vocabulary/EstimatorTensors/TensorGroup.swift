/// What features, labels and predictions can be: one value, or several by name.
public enum TensorGroup<Value: Sendable>: Sendable {
  case single(Value)
  case keyed(OrderedDictionary<String, Value>)

  /// All values in order; a single one has the empty name.
  @inlinable public var named: [(name: String, value: Value)] {
    switch self {
    case .single(let value): [("", value)]
    case .keyed(let values): values.map { ($0.key, $0.value) }
    }
  }

  @inlinable public func map<T: Sendable>(_ transform: (Value) throws -> T) rethrows -> TensorGroup<
    T
  > {
    switch self {
    case .single(let value): .single(try transform(value))
    case .keyed(let values): .keyed(try values.mapValues(transform))
    }
  }

  /// The value under `name`; of a single value the name is empty.
  @inlinable public subscript(name: String) -> Value? {
    switch self {
    case .single(let value): name.isEmpty ? value : nil
    case .keyed(let values): values[name]
    }
  }
}
