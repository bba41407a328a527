/// An input or output of an operation: its name, and what decides its type and number.
///
/// Written as a literal: `"a: T"` has the type that attribute `T` says, `"condition: bool"` a fixed
/// one, `"values: T*N"` is a list of `N` tensors of type `T`, and `"components: output_types"`
/// is a list whose types are a list attribute. `"carries: *num_carries"` is a list of any types.
package struct Argument: Sendable, Hashable, ExpressibleByStringLiteral {
  package enum ElementType: Sendable, Hashable {
    case fixed(DataType)
    /// The type, or list of types, is the value of this attribute.
    case attribute(String)
    case any
  }

  package let name: String
  package let type: ElementType
  /// The attribute that holds the number of tensors, if the argument is a list of one type.
  package let count: String?

  package init(stringLiteral text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    precondition(parts.count == 2, "An argument is written 'name: type', not '\(text)'")
    let type = parts[1].drop { $0 == " " }.split(
      separator: "*", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    name = String(parts[0])
    count = type.count == 2 ? type[1] : nil
    if type[0].isEmpty {
      self.type = .any
    } else {
      self.type = DataType(rawValue: type[0]).map { .fixed($0) } ?? .attribute(type[0])
    }
  }
}
