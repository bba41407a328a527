/// One thing a tool can do.
package struct Command<Tool, Status>: Sendable {
  package let syntax: Syntax
  package let run: @Sendable (Tool, Arguments) throws -> Status

  package init(
    name: String, summary: String, details: String, operands: Syntax.Operands, options: [Option],
    examples: [(line: String, does: String)],
    run: @escaping @Sendable (Tool, Arguments) throws -> Status
  ) {
    syntax = Syntax(
      name: name, summary: summary, details: details, operands: operands, options: options,
      examples: examples)
    self.run = run
  }

  package var name: String { syntax.name }
}

/// What a command understands, and what its help says.
package struct Syntax: Sendable {
  /// What stands beside the options.
  package enum Operands: Sendable {
    case none
    case one(String, isOptional: Bool)
    /// Everything after `--`.
    case program
  }

  package let name: String
  /// One line for the list of commands.
  package let summary: String
  /// What a reader of its help should know.
  let details: String
  let operands: Operands
  let options: [Option]
  /// Command lines without the tool's name, and what they do.
  let examples: [(line: String, does: String)]
}
