import EstimatorConformance

/// One thing the tool can do.
struct Command: Sendable {
  /// What stands beside the options.
  enum Operands: Sendable {
    case none
    case one(String, isOptional: Bool)
    /// Everything after `--`.
    case program
  }

  let name: String
  /// One line for the list of commands.
  let summary: String
  /// What a reader of its help should know.
  let details: String
  let operands: Operands
  let options: [Option]
  /// Command lines without the tool's name, and what they do.
  let examples: [(line: String, does: String)]
  let run: @Sendable (Tool, Arguments) throws -> RunStatus
}
