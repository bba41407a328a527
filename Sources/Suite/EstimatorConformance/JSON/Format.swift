/// What a part of a JSON document may be: said once, for the checker and for the published schema.
package indirect enum Format: Sendable {
  case null
  case bool
  case integer
  /// An integer of at least so much, and at most `Format.largestCount`.
  case count(from: Int)
  /// Seconds: a number that is finite and not negative.
  case duration
  /// A number, or one of the strings that stand for those that JSON cannot say.
  case number
  case text
  /// One of these strings.
  case words([String])
  case list(of: Format, atLeast: Int)
  /// An object under names of the author's choice.
  case named(Format)
  case record(Record)
  /// One of several records, told apart by the word under the key that all of them have; each is named by
  /// its word in the messages.
  case variants(of: String, [Record])
  /// An object with some fixed keys, and others under names of the author's choice.
  case members([String: Format], others: Format)
  /// The first that fits the look of the value.
  case either([Format])
  /// Judged elsewhere, with a sentence that says what it is.
  case anything(String)

  /// So much that nobody means it, and so little that sums and products of a few still fit.
  package static let largestCount = 1 << 31

  package static func list(of element: Format) -> Format { .list(of: element, atLeast: 0) }

  package static func optional(_ format: Format) -> Format { .either([format, .null]) }

  /// An object with fixed keys.
  package struct Record: Sendable {
    /// Unique among records: the schema's definition has it.
    let name: String
    let summary: String
    /// The key by which this record is told from others.
    let marker: String?
    let fields: [Field]

    package init(
      _ name: String, _ summary: String, marker: String? = nil, _ fields: [Field]
    ) {
      self.name = name
      self.summary = summary
      self.marker = marker
      self.fields = fields
    }
  }

  /// One key of a record.
  package struct Field: Sendable {
    let key: String
    let format: Format
    let isRequired: Bool
    let meaning: String
    let defaultValue: JSON?

    package static func required(_ key: String, _ format: Format, _ meaning: String) -> Field {
      Field(key: key, format: format, isRequired: true, meaning: meaning, defaultValue: nil)
    }

    package static func optional(
      _ key: String, _ format: Format, default defaultValue: JSON? = nil, _ meaning: String
    ) -> Field {
      Field(
        key: key, format: format, isRequired: false, meaning: meaning, defaultValue: defaultValue)
    }
  }
}

/// A type that can say how it is written in JSON.
package protocol Described {
  static var format: Format { get }
}
