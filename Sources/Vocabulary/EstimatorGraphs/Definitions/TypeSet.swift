/// Types that an operation accepts for one of its type attributes.
package struct TypeSet: Sendable, Hashable {
  /// In the order in which messages list them.
  let members: [DataType]

  package func contains(_ type: DataType) -> Bool { members.contains(type) }

  static func + (a: TypeSet, b: TypeSet) -> TypeSet {
    TypeSet(members: a.members + b.members.filter { !a.contains($0) })
  }
}

extension TypeSet: CustomStringConvertible, ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: DataType...) { members = elements }

  package var description: String { members.map(\.rawValue).joined(separator: ", ") }
}

extension TypeSet {
  package static let any = TypeSet(members: DataType.allCases)
  package static let floats: TypeSet = [.float16, .bfloat16, .float32, .float64]
  package static let signed: TypeSet = [.int8, .int16, .int32, .int64]
  package static let unsigned: TypeSet = [.uint8, .uint16, .uint32, .uint64]
  package static let numbers = floats + signed + unsigned
  package static let signedNumbers = floats + signed
  /// Types of axes, shapes and indices.
  package static let indices: TypeSet = [.int32, .int64]
  package static let shortIndices: TypeSet = [.int16, .int32, .int64]
}
