/// Options as the values they mean.
extension Arguments {
  /// A time such as `90s` or `2m`.
  package func duration(_ option: Option) throws -> Duration? {
    guard let text = value(option) else { return nil }
    let units: [(suffix: String, seconds: Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let count = Double(text.dropLast(unit.suffix.count)), count > 0,
      count * unit.seconds <= 1_000_000
    else { throw UsageError("\(option.name) is a time such as 90s or 2m, not \"\(text)\"") }
    return .seconds(count * unit.seconds)
  }

  /// A whole number of some option.
  package func number(_ option: Option) throws -> Int? {
    try value(option).map { text in
      guard let number = Int(text), number >= 0 else {
        throw UsageError("\(option.name) is a whole number from 0, not \"\(text)\"")
      }
      return number
    }
  }
}
