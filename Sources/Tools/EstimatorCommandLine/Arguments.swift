/// What was said to a command, checked against what it understands.
package struct Arguments: Sendable {
  private var values: [String: [String]] = [:]
  package private(set) var operand: String?
  /// The words after `--`.
  package private(set) var program: [String] = []
  package private(set) var wantsHelp = false

  /// - Throws: `UsageError`.
  package init<Tool, Status>(_ words: [String], for command: Command<Tool, Status>) throws {
    try self.init(words, for: command.syntax)
  }

  private init(_ words: [String], for command: Syntax) throws {
    var left = words[...]
    while let word = left.popFirst() {
      if word == "--", case .program = command.operands {
        program = Array(left)
        break
      } else if word == "-h" || word == "--help" {
        wantsHelp = true
      } else if word.hasPrefix("-"), word != "-" {
        try take(option: word, &left, command)
      } else {
        try take(operand: word, command)
      }
    }
    if !wantsHelp { try checkOperands(of: command) }
  }

  package func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The only value of an option.
  package func value(_ option: Option) -> String? { values[option.name]?.last }

  package func all(_ option: Option) -> [String] { values[option.name] ?? [] }

  private mutating func take(
    option word: String, _ left: inout ArraySlice<String>, _ command: Syntax
  ) throws {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.options.first(where: { $0.name == name }) else {
      throw UsageError(
        "\(command.name) has no option \(name)", suggesting: name,
        from: command.options.map(\.name) + ["--help"])
    }
    if !option.isRepeatable, has(option) { throw UsageError("\(name) is given twice") }
    guard let placeholder = option.placeholder else {
      guard parts.count == 1 else { throw UsageError("\(name) takes no value") }
      values[name] = []
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : left.popFirst(), !value.isEmpty else {
      throw UsageError("\(name) needs a value: \(name) \(placeholder)")
    }
    values[name, default: []].append(value)
  }

  private mutating func take(operand word: String, _ command: Syntax) throws {
    switch command.operands {
    case .one where operand == nil: operand = word
    case .one: throw UsageError("\(command.name) takes one argument, and \"\(word)\" is a second")
    case .none: throw UsageError("\(command.name) takes no argument such as \"\(word)\"")
    case .program:
      throw UsageError("the adapter's command stands after --, as in: -- \(word) …")
    }
  }

  private func checkOperands(of command: Syntax) throws {
    switch command.operands {
    case .one(let name, isOptional: false) where operand == nil:
      throw UsageError("\(command.name) needs an argument: \(name)")
    case .program where program.isEmpty:
      throw UsageError("\(command.name) needs the adapter's command after --")
    default: break
    }
  }
}
