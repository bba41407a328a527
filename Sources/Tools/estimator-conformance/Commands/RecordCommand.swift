import EstimatorCommandLine
import EstimatorConformance

/// `record`: goldens from the real TensorFlow.
enum RecordCommand {
  static let producer = Option(
    "--producer", "NAME", "Who is recorded; tensorflow (the default) is the only one there is.")
  static let python = Option(
    "--python", "PATH", "A Python with TensorFlow; by default that of make oracle.")
  static let check = Option(
    flag: "--check", "Compare with the goldens there are, and write nothing.")
  static let shuffle = Option(
    "--shuffle", "SEED",
    "With --check: in an order drawn from this number, to show independence; in one process, unless --jobs says more."
  )

  static let jobs = Option(
    "--jobs", "N",
    "How many TensorFlow processes share the scenarios, about half a gigabyte each; by default one per core, or one with --shuffle."
  )

  static let command = Command(
    name: "record", summary: "Records goldens from the real TensorFlow, or checks them",
    details: """
      Runs each scenario on tf.estimator and stores the trace. What changes is told with distances in
      units in the last place, and which rule it concerns. With --check a recording that is not the
      same to the byte must be within the rules' tolerances, and it is said which of the two it is.
      What is written and told does not depend on --jobs.
      """,
    operands: .none,
    options: [
      .filter, producer, python, check, shuffle, jobs, .timeout, .level, .shard, .fixtures, .golden,
    ],
    examples: [
      ("record --filter train/steps-once", "One golden."),
      ("record --check", "Does TensorFlow still answer what is stored?"),
      ("record --check --shuffle 7", "In another order: scenarios must not depend on each other."),
    ],
    run: run)

  @Sendable private static func run(_ tool: Tool, _ arguments: Arguments) throws -> RunStatus {
    if let name = arguments.value(producer), name != "tensorflow" {
      throw UsageError("there is no producer \"\(name)\"; there is tensorflow")
    }
    let isCheck = arguments.has(check)
    let seed = try arguments.number(shuffle)
    if seed != nil, !isCheck { throw UsageError("--shuffle goes with --check") }
    let adapter = try Oracle.adapter(tool.world.files)
    let checkout = try Checkout(arguments, files: tool.world.files)
    let (scenarios, unreadable) = try scenarios(arguments, checkout, seed)
    // Who runs after whom in a process of several is up to the clock.
    let count = try arguments.jobs(jobs) ?? (seed == nil ? SystemEnvironment.coreCount : 1)
    let world = SystemEnvironment(threads: count)
    // The largest scenario takes TensorFlow 40 s on a core of its own.
    let timeout = try arguments.duration(.timeout) ?? .seconds(300)
    let pool = AdapterPool(
      command: try Oracle(arguments, checkout, adapter, world).command, count: count,
      environment: world, timeout: timeout)
    tool.console.print("Starting TensorFlow")
    Interruption.watch(world.tasks) { pool.abandon() }
    let identity = try pool.start()
    let recording = Recording(
      console: tool.console, isCheck: isCheck,
      recorder: GoldenRecorder(
        store: checkout.goldens,
        subject: AdapterSubject(
          pool, name: identity.name, following: identity.authority, mustSupportEverything: true),
        provenance: Provenance(
          producer: identity.name, version: identity.version, fingerprint: identity.fingerprint)),
      tasks: world.tasks)
    tool.console.print(
      "\(isCheck ? "Checking" : "Recording") \(scenarios.count) scenarios with \(identity.name) "
        + identity.version)
    let status = recording.perform(scenarios, unreadable: unreadable)
    try pool.stop()
    return status
  }

  /// All that are selected: those that can be read, and why the others cannot.
  private static func scenarios(
    _ arguments: Arguments, _ checkout: Checkout, _ seed: Int?
  ) throws -> (readable: [Scenario], unreadable: [String]) {
    let selection = try arguments.selection(defaultLevel: .quirk)
    var (scenarios, reasons): ([Scenario], [String]) = ([], [])
    for candidate in try selection.candidates(in: checkout.library) {
      switch candidate {
      case .scenario(let scenario): scenarios.append(scenario)
      case .unreadable(_, let reason): reasons.append(reason)
      }
    }
    return (seed.map { Shuffle(seed: UInt64($0)).order(scenarios) } ?? scenarios, reasons)
  }
}

/// The Python environment of the real TensorFlow.
struct Oracle {
  /// The adapter as a command.
  let command: [String]

  /// The folder of the adapter.
  ///
  /// - Throws: `UsageError` when this is no checkout that has one.
  static func adapter(_ files: any FileSystem) throws -> String {
    let folder = "Sources/Adapters/TensorFlow"
    guard let root = try Checkout.root(files),
      try files.kind(of: root.entry("\(folder)/__main__.py")) == .file
    else {
      throw UsageError(
        "record needs the adapter of the checkout, \(folder), and neither here nor above is one: "
          + "run it inside the checkout; --fixtures and --golden may be elsewhere")
    }
    return root.entry(folder)
  }

  /// - Throws: `AdapterError` that says how to make the environment.
  init(
    _ arguments: Arguments, _ checkout: Checkout, _ adapter: String, _ world: any Environment
  ) throws {
    let python =
      arguments.value(RecordCommand.python)
      ?? (checkout.root ?? ".").entry(".build/oracle/bin/python")
    let isPath = python.utf8.contains(UInt8(ascii: "/"))
    if isPath, try world.files.kind(of: python) == nil {
      throw AdapterError(
        .cannotStart, "there is no \(python); make oracle makes it, or say --python PATH")
    }
    command = [python, adapter]
  }
}
