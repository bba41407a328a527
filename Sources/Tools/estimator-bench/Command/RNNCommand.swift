import EstimatorCommandLine
import Estimators

/// `rnn`: recurrent classifiers, ours against everybody who is installed.
enum RNNCommand {
  private static let configuration = Option(
    "--config", "NAME", repeatable: true,
    "Only this one: " + Configuration.all.map(\.name).joined(separator: ", ") + ".")
  private static let task = Option(
    "--task", "TASK", repeatable: true, "Only train, evaluate or predict; by default all.")
  private static let threads = Option(
    "--threads", "N", repeatable: true, "With so many threads; by default 1, then 2.")
  private static let rounds = Option(
    "--rounds", "N", "How often each side has its turn; by default 5.")
  private static let slice = Option("--slice", "TIME", "How long a turn is; by default 1s.")
  private static let oracle = Option(
    "--oracle", "DIR", "The environment with TensorFlow, by default .build/oracle.")
  private static let peers = Option(
    "--peers", "DIR", "The environment with PyTorch and JAX, by default .build/peers.")

  static let command = Command<Bench, Int32>(
    name: "rnn", summary: "Whole steps of RNNClassifier, beside TensorFlow, Keras, PyTorch and JAX",
    details: """
      All sides start from the same weights, see the same batches and take turns of about a second.
      Their first losses, or probabilities, must agree, or nothing is measured. The table gives milliseconds per step,
      how many times as long as ours each side takes, and which share of our time the matrix products
      alone would take at the rate that our kernels reach between the turns.
      """,
    operands: .none, options: [configuration, task, threads, rounds, slice, oracle, peers],
    examples: [
      ("rnn", "Everything; make bench builds what it needs."),
      ("rnn --config small --task train --threads 1", "One line per side."),
    ],
    run: run)

  @Sendable private static func run(_ bench: Bench, _ arguments: Arguments) throws -> Int32 {
    let configurations = try chosen(arguments)
    let tasks = try arguments.all(task).map { name in
      guard let task = BenchTask(rawValue: name) else {
        throw UsageError("--task is train, evaluate or predict, not \"\(name)\"")
      }
      return task
    }
    let race = Race(
      rounds: max(1, try arguments.number(rounds) ?? 5),
      seconds: try arguments.duration(slice).map { $0 / .seconds(1) } ?? 1)
    let programs = PeerPrograms(
      oracle: arguments.value(oracle) ?? ".build/oracle",
      peers: arguments.value(peers) ?? ".build/peers", files: bench.world.files)
    bench.say(try programs.missing() + [Table.head])
    for configuration in configurations {
      for threads in try threadCounts(arguments) {
        try bench.race(
          race, configuration, threads: threads,
          tasks: tasks.isEmpty ? BenchTask.allCases : tasks, programs: programs)
      }
    }
    return 0
  }

  private static func chosen(_ arguments: Arguments) throws -> [Configuration] {
    let names = Configuration.all.map(\.name)
    for name in arguments.all(configuration) where !names.contains(name) {
      throw UsageError("there is no configuration \"\(name)\"", suggesting: name, from: names)
    }
    let wanted = arguments.all(configuration)
    return Configuration.all.filter { wanted.isEmpty || wanted.contains($0.name) }
  }

  private static func threadCounts(_ arguments: Arguments) throws -> [Int] {
    let given = arguments.all(threads)
    return try (given.isEmpty ? ["1", "2"] : given).map { text in
      guard let count = Int(text), (1...64).contains(count) else {
        throw UsageError("--threads is a number from 1 to 64, not \"\(text)\"")
      }
      return count
    }
  }
}
