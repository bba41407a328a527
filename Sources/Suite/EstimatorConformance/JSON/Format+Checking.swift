extension Format {
  /// Checks a value and everything in it: types, required, unknown and repeated keys, words.
  ///
  /// - Throws: `FormatError` at the innermost place that is wrong.
  package func check(_ cursor: JSONCursor) throws {
    switch self {
    case .null: guard cursor.isNull else { throw cursor.expected("null") }
    case .bool: _ = try cursor.bool()
    case .integer: _ = try cursor.int()
    case .count(let least):
      guard (least...Format.largestCount).contains(try cursor.int()) else {
        throw cursor.expected("an integer between \(least) and \(Format.largestCount)")
      }
    case .duration:
      let seconds = try cursor.double()
      guard seconds >= 0, seconds.isFinite else { throw cursor.expected("seconds, not negative") }
    case .number: _ = try cursor.double()
    case .text: _ = try cursor.string()
    case .words(let words): try check(cursor, isOneOf: words)
    case .list(let element, let least): try check(cursor, isListOf: element, atLeast: least)
    case .named(let value): for member in try cursor.members() { try value.check(member.value) }
    case .record(let record): try record.check(cursor)
    case .variants(let key, let records): try check(cursor, isOneOf: records, by: key)
    case .members(let fixed, let others):
      for member in try cursor.members() { try (fixed[member.key] ?? others).check(member.value) }
    case .either(let formats): try check(cursor, isOneOf: formats)
    case .anything: break
    }
  }

  private func check(_ cursor: JSONCursor, isOneOf words: [String]) throws {
    guard case .string(let word) = cursor.element.content, words.contains(word) else {
      throw cursor.expected("one of " + words.map { "\"\($0)\"" }.joined(separator: ", "))
    }
  }

  private func check(
    _ cursor: JSONCursor, isOneOf records: [Record], by key: String
  ) throws {
    let word = try cursor.required(key)
    try check(word, isOneOf: records.map { $0.word(under: key) })
    try records.first { $0.word(under: key) == (try? word.string()) }?.check(cursor)
  }

  private func check(_ cursor: JSONCursor, isListOf element: Format, atLeast least: Int) throws {
    let elements = try cursor.list()
    if elements.count < least { throw cursor.failure("expected at least \(least) in this list") }
    for each in elements { try element.check(each) }
  }

  private func check(_ cursor: JSONCursor, isOneOf formats: [Format]) throws {
    guard let fitting = formats.first(where: { $0.fits(cursor) }) else {
      throw cursor.expected(formats.map(\.phrase).joined(separator: " or "))
    }
    try fitting.check(cursor)
  }

  /// Whether a value looks as if it was meant to be of this format.
  private func fits(_ cursor: JSONCursor) -> Bool {
    switch (self, cursor.element.content) {
    case (.null, .null), (.bool, .bool), (.integer, .int), (.count, .int), (.number, .int),
      (.number, .float), (.duration, .int), (.duration, .float), (.text, .string), (.list, .array),
      (.named, .object), (.members, .object), (.anything, _):
      true
    case (.number, .string): (try? cursor.double()) != nil
    case (.words(let words), .string(let word)): words.contains(word)
    case (.record(let record), .object):
      record.marker.map { cursor.member($0) != nil } ?? true
    case (.variants(let key, _), .object): cursor.member(key) != nil
    case (.either(let formats), _): formats.contains { $0.fits(cursor) }
    default: false
    }
  }

  /// What a person would call it.
  private var phrase: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer: "an integer"
    case .count(let least): "an integer of at least \(least)"
    case .number: "a number"
    case .duration: "seconds"
    case .text: "a string"
    case .words(let words): words.map { "\"\($0)\"" }.joined(separator: " or ")
    case .list: "a list"
    case .named, .members: "an object"
    case .variants(let key, _): "{\"\(key)\": …}"
    case .record(let record): record.marker.map { "{\"\($0)\": …}" } ?? "an object"
    case .either(let formats): formats.map(\.phrase).joined(separator: " or ")
    case .anything(let sentence): sentence
    }
  }
}

extension Format.Record {
  /// The one word that the field under `key` allows.
  fileprivate func word(under key: String) -> String {
    guard let field = fields.first(where: { $0.key == key }), case .words(let words) = field.format
    else { return "" }
    return words.first ?? ""
  }

  func check(_ cursor: JSONCursor) throws {
    for (key, value) in try cursor.members() {
      guard let field = fields.first(where: { $0.key == key }) else {
        let known = fields.map { "\"\($0.key)\"" }.joined(separator: ", ")
        throw cursor.failure(atKey: key, "unknown key \"\(key)\"; known here: \(known)")
      }
      try field.format.check(value)
    }
    for field in fields where field.isRequired { _ = try cursor.required(field.key) }
  }
}
