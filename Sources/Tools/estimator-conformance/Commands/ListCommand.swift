import EstimatorCommandLine
import EstimatorConformance
import EstimatorMutants

/// `list`: what there is.
enum ListCommand {
  private static let format = Option("--format", "FORMAT", "text (the default) or json.")
  private static let matrix = Option(
    flag: "--matrix", "With mutants: try each on every scenario, and tell what finds it.")
  private static let kills = Option(
    flag: "--kills", "With mutants: try each until a scenario that exercises its rule finds it.")
  private static let kinds = ["rules", "scenarios", "backends", "mutants"]

  static let command = Command(
    name: "list",
    summary: "Lists rules, scenarios, backends or mutants, or prints the schema of scenarios",
    details: """
      A rule is listed with its level, how many of our two implementations decide it on their own, and
      how many scenarios exercise it. A mutant is one of our backends with one planted bug; it is
      found when a scenario differs under the very rule that it breaks. Without an argument the counts
      are told. The schema is that of the files in Fixtures/scenarios, for editors.
      """,
    operands: .one("rules|scenarios|backends|mutants|schema", isOptional: true),
    options: [format, matrix, kills, .filter, .fixtures, .golden],
    examples: [
      ("list rules", "Every rule, a line each."),
      ("list rules --filter 'checkpoint.*'", "One chapter's."),
      ("list scenarios --format json", "For a program."),
      ("list mutants --matrix", "Whether the scenarios find every planted bug."),
      ("list mutants --kills --filter 'models/*'", "Whether the models' planted bugs are found."),
      ("list schema", "The JSON schema of scenario files."),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    let isJSON = try isJSON(arguments)
    if arguments.operand == "schema" {
      tool.console.write(Scenario.schemaText)
      return .conforming
    }
    let catalogue = Catalogue(try Checkout(arguments, files: tool.world.files))
    let filters = arguments.all(.filter).map { Glob($0) }
    if arguments.has(matrix) || arguments.has(kills) {
      guard arguments.operand == "mutants" else {
        throw UsageError("--matrix and --kills go with mutants")
      }
      return try MatrixListing(
        tool: tool, checkout: catalogue.checkout, stopsAtKill: !arguments.has(matrix)
      ).perform(filters)
    }
    guard let kind = arguments.operand else {
      tool.console.write(try counts(catalogue, isJSON))
      return .conforming
    }
    let rows = try rows(of: kind, catalogue).filter { row in
      filters.isEmpty || filters.contains { $0.matches(row.name) }
    }
    guard !rows.isEmpty else { throw UsageError("none of the \(kind) match") }
    tool.console.write(
      isJSON ? JSON.array(rows.map(\.json)).prettyText : rows.map { $0.line + "\n" }.joined())
    return .conforming
  }

  private static func isJSON(_ arguments: Arguments) throws -> Bool {
    switch arguments.value(format) {
    case nil, "text": false
    case "json": true
    case let other?: throw UsageError("--format is text or json, not \"\(other)\"")
    }
  }

  private static func rows(of kind: String, _ catalogue: Catalogue) throws -> [Catalogue.Row] {
    switch kind {
    case "rules": try catalogue.rules()
    case "scenarios": try catalogue.scenarios()
    case "backends": catalogue.backends
    case "mutants": catalogue.mutants
    default:
      throw UsageError(
        "list knows \(kinds.joined(separator: ", ")) and schema, not \"\(kind)\"",
        suggesting: kind, from: kinds + ["schema"])
    }
  }

  private static func counts(_ catalogue: Catalogue, _ isJSON: Bool) throws -> String {
    let counts = [
      Rule.all.count, try catalogue.names().count, catalogue.backends.count,
      catalogue.mutants.count,
    ]
    if isJSON {
      return JSON.members(zip(kinds, counts).map { ($0, JSON.int($1)) }).text + "\n"
    }
    return zip(kinds, counts).map { "\($1) \($0)\n" }.joined()
  }
}
