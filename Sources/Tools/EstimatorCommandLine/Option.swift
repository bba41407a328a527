/// Something that can be said to a command with `--name`.
package struct Option: Sendable {
  /// With the two dashes.
  package let name: String
  /// What stands after it, such as `GLOB`; `nil` for one that stands alone.
  package let placeholder: String?
  package let meaning: String
  package let isRepeatable: Bool

  /// One that takes a value.
  package init(_ name: String, _ placeholder: String, repeatable: Bool = false, _ meaning: String) {
    self.name = name
    self.placeholder = placeholder
    self.meaning = meaning
    isRepeatable = repeatable
  }

  /// One that stands alone.
  package init(flag name: String, _ meaning: String) {
    self.name = name
    placeholder = nil
    self.meaning = meaning
    isRepeatable = false
  }
}

extension Option {
  package static let help = Option(flag: "--help", "Show this.")
}
