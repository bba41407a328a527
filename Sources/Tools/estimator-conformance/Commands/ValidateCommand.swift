import EstimatorCommandLine
import EstimatorConformance

/// `validate`: somebody's adapter against the goldens.
enum ValidateCommand {
  private static let allowSkips = Option(
    flag: "--allow-skips", "Do not fail because of scenarios that the adapter does not support.")
  private static let backend = Option(
    "--backend", "NAME", repeatable: true, "Compare the adapter with this backend, too.")

  private static let jobs = Option(
    "--jobs", "N",
    "How many processes of the program share the scenarios; by default one, for two might share files."
  )

  static let command = Command(
    name: "validate", summary: "Runs scenarios on an adapter, a program in any language",
    details: """
      The program is started with the given arguments (no shell reads them), gets requests on standard
      input and answers on standard output, one JSON object per line: Sources/Adapters/README.md.
      What it does not support is counted and listed, and never a pass. When it hangs, ends or
      answers nonsense, that costs the scenario at hand, and it is started again for the next.
      """,
    operands: .program,
    options: [
      allowSkips, jobs, .timeout, backend, .filter, .level, .shard, .report, .fixtures, .golden,
    ],
    examples: [
      ("validate -- python3 Sources/Adapters/Example/adapter.py", "The example adapter."),
      (
        "validate --filter 'train/*' --allow-skips --report report.json -- ./my-adapter --fast",
        "One chapter, whatever of it is supported."
      ),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    let rerun = RerunCommand.validate(arguments.program).with(
      options: arguments.words(of: [allowSkips, .timeout, backend, .level, .fixtures, .golden]))
    let others = try Backends.subjects(named: arguments.all(backend))
    let checkout = try Checkout(arguments, files: tool.world.files)
    let count = try arguments.jobs(jobs) ?? 1
    let world = SystemEnvironment(threads: count)
    let pool = AdapterPool(
      command: arguments.program, count: count, environment: world,
      timeout: try arguments.duration(.timeout) ?? .seconds(60))
    let (selection, reports) = (try arguments.selection(), try arguments.reports())
    let program = arguments.program.map(ShellText.quoted).joined(separator: " ")
    tool.console.print("Starting \(program)")
    Interruption.watch(world.tasks) { pool.abandon() }
    let identity = try pool.start()
    let subject = AdapterSubject(
      pool, name: name(of: identity, beside: others), following: identity.authority)
    let sides = (others + [subject]).map(\.name) + ["golden"]
    tool.console.print(
      "Comparing \(sides.joined(separator: ", ")); the adapter is \(identity.name) \(identity.version)"
    )
    let status = try ReportedRun(
      tool: tool,
      runner: Runner(
        library: checkout.library, goldens: checkout.goldens, subjects: others + [subject],
        environment: world),
      selection: selection, rerun: rerun, reports: reports,
      allowsSkips: arguments.has(allowSkips)
    ).perform()
    try pool.stop()
    return status
  }

  /// The adapter's own name, unless another side has it.
  private static func name(of identity: AdapterIdentity, beside others: [any Subject]) -> String {
    let taken = others.map(\.name) + ["golden"]
    return taken.contains(identity.name) ? "\(identity.name) (adapter)" : identity.name
  }
}
