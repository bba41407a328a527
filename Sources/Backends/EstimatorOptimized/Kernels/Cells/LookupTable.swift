internal import Estimators

/// A table that never changes, ready to be asked.
package struct LookupTable: Sendable {
  private let numbers: [Int64: Int]
  private let texts: [ByteString: Int]
  private let values: Tensor

  /// - Throws: The table's own error if it has one; `FailedPrecondition` for a key with two values.
  init(_ table: Table) throws {
    if let error = table.initializationError { throw error }
    values = table.values
    let same = { (a: Int, b: Int) in table.values.elements.accept(SameElements(places: (a, b))) }
    numbers = try Self.places(table.keys.array(of: Int64.self) ?? [], table.name, same)
    texts = try Self.places(table.keys.array(of: ByteString.self) ?? [], table.name, same)
  }

  private static func places<Key: Hashable>(
    _ keys: [Key], _ name: String, _ same: (Int, Int) -> Bool
  ) throws -> [Key: Int] {
    var places: [Key: Int] = [:]
    for (place, key) in keys.enumerated() {
      if let other = places[key], !same(other, place) {
        throw EstimatorError(
          .failedPrecondition, "HashTable '\(name)' has different values for the same key \(key)")
      }
      places[key] = places[key] ?? place
    }
    return places
  }

  /// Inputs are the handle, keys and the default.
  func bind(_ ports: Ports, _ site: Site) throws -> Step {
    let place = try reader(ports.inputs[1], site)
    let (other, target) = (ports.inputs[2], ports.outputs[0])
    switch values.elements {
    case .int64(let array): return look(place, in: array, other, target)
    case .string(let array): return look(place, in: array, other, target)
    default: throw site.unimplemented(values.dataType)
    }
  }

  private func look<Element: TensorElement>(
    _ place: @escaping (Int) -> Int?, in values: [Element], _ other: Slot, _ target: Slot
  ) -> Step {
    let (none, results) = (other.elements(Element.self), target.elements(Element.self))
    return { for i in 0..<target.count { results[i] = place(i).map { values[$0] } ?? none[0] } }
  }

  /// Where the value of key `i` is, or `nil`.
  private func reader(_ keys: Slot, _ site: Site) throws -> (Int) -> Int? {
    switch keys.dataType {
    case .int64:
      let (elements, numbers) = (keys.elements(Int64.self), numbers)
      return { numbers[elements[$0]] }
    case .string:
      let (elements, texts) = (keys.elements(ByteString.self), texts)
      return { texts[elements[$0]] }
    default: throw site.unimplemented(keys.dataType)
    }
  }
}

private struct SameElements: TensorElementVisitor {
  let places: (Int, Int)

  func visit<Element: TensorElement>(_ elements: [Element]) -> Bool {
    elements[places.0] == elements[places.1]
  }
}

/// The tables of a session. Where a node takes a table's handle, a kernel is given its number here.
package struct LookupTables: Sendable {
  private var tables: [LookupTable] = []
  private var numbers: [String: Int] = [:]

  package init() {}

  /// - Throws: What building one of them throws.
  init(_ tables: [Table]) throws {
    for table in tables {
      numbers[table.name] = self.tables.count
      self.tables.append(try LookupTable(table))
    }
  }

  /// What stands for the handle that a `HashTableV2` makes; -1 if the session has no such table.
  func handle(of node: Node) -> Tensor { Tensor(Int64(numbers[node.name] ?? -1)) }

  fileprivate subscript(number: Int) -> LookupTable? {
    tables.indices.contains(number) ? tables[number] : nil
  }
}

extension Site {
  /// The table whose handle is the input.
  ///
  /// - Throws: `EstimatorError` with kind `FailedPrecondition` when the session has no such table.
  func table(_ input: Int) throws -> LookupTable {
    guard let table = context.tables[try integer(input)] else {
      throw error(.failedPrecondition, "the table is not initialized")
    }
    return table
  }
}
