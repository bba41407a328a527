import EstimatorCommandLine
import EstimatorConformance

/// `run`: our backends against the goldens and each other.
enum RunCommand {
  private static let noGolden = Option(
    flag: "--no-golden", "Compare the backends with each other only.")

  static let command = Command(
    name: "run", summary: "Runs scenarios on backends of this package and compares the traces",
    details: """
      Every backend is held against the golden, which is what the real TensorFlow did, and every
      later backend against the first. Without --backend both run. Of a trace that differs the first
      difference is told, with its rule, its place, its size, and the command that runs just it.
      Quirks, where TensorFlow has a defect and ours differ on purpose, are held against each other
      only; --level quirk holds them against the goldens, too, and shows the differences.
      """,
    operands: .none,
    options: [.backend, noGolden, .filter, .level, .shard, .report, .fixtures, .golden],
    examples: [
      ("run", "Everything: reference, optimized and golden."),
      ("run --filter 'train/*' --backend optimized", "One chapter, one backend, and the golden."),
      ("run --level quirk --filter 'checkpoint/*'", "Where TensorFlow has a defect, too."),
      ("run --level must --report report.xml", "Documented rules only, with a JUnit report."),
      ("run --shard 2/4", "The second quarter of the scenarios."),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    let named = arguments.all(.backend)
    let rerun = RerunCommand.run.with(
      options: arguments.words(of: [noGolden, .level, .fixtures, .golden]))
    let subjects = try Backends.subjects(
      named: named.isEmpty ? Backends.names : named, rerun: rerun)
    let hasGolden = !arguments.has(noGolden)
    guard hasGolden || subjects.count > 1 else {
      throw UsageError("one backend without goldens leaves nothing to compare")
    }
    let run = try reportedRun(tool, arguments, subjects, hasGolden, rerun)
    let sides = subjects.map(\.name) + (hasGolden ? ["golden"] : [])
    tool.console.print("Comparing \(sides.joined(separator: ", "))")
    return try run.perform()
  }

  private static func reportedRun(
    _ tool: Tool, _ arguments: Arguments, _ subjects: [any Subject], _ hasGolden: Bool,
    _ rerun: RerunCommand
  ) throws -> ReportedRun {
    let checkout = try Checkout(arguments, files: tool.world.files)
    var selection = try arguments.selection()
    selection.includesQuirksOfPeers = subjects.count > 1 && selection.level == .should
    return ReportedRun(
      tool: tool,
      runner: Runner(
        library: checkout.library, goldens: hasGolden ? checkout.goldens : nil,
        subjects: subjects, environment: tool.world),
      selection: selection, rerun: rerun, reports: try arguments.reports(),
      allowsSkips: false)
  }
}
