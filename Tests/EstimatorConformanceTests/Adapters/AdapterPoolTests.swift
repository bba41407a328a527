import EstimatorConformance
import EstimatorStorage
import Synchronization
import Testing

@Suite("Adapter pools", .timeLimit(.minutes(1)))
struct AdapterPoolTests {
  /// As many threads as the pools below have processes.
  let environment = SystemEnvironment(threads: 2, sink: { _ in })
  let folder: String

  init() throws { folder = try environment.files.makeTemporaryDirectory() }

  /// Two processes of a program that answers each request with what `script` does; `$line` is the
  /// request, and `$index` the batch that its answer is to name.
  private func pool(_ script: String, count: Int = 2) -> AdapterPool {
    let program = """
      cd '\(folder)'; read -r line; echo '\(ShellAdapter.identity)'; id=0
      while read -r line; do
        id=$((id + 1)); index=0
        case $line in *'"request":"stop"'*) echo "{\\"id\\":$id,\\"stopped\\":true}"; exit;; esac
        \(script)
        echo "{\\"id\\":$id,\\"trace\\":{\\"events\\":[{\\"kind\\":\\"batch\\",\\"action\\":0,\\"index\\":$index}]}}"
      done
      """
    return AdapterPool(command: ["sh", "-c", program], count: count, environment: environment)
  }

  /// Scenarios that a program can tell apart by the size of their batches, from 1.
  private func scenarios(_ count: Int) throws -> [Scenario] {
    try (1...count).map {
      try ShellAdapter().scenario(
        inputs: ExampleScenario.inputs.replacing("\"batch\": 2", with: "\"batch\": \($0)"))
    }
  }

  /// What comes of scenarios that are brought all at once: events as text, or an error's kind.
  private func answers(of pool: AdapterPool, to scenarios: [Scenario]) throws -> [String] {
    let answers = Mutex([String](repeating: "", count: scenarios.count))
    environment.tasks.forEachPiece(count: scenarios.count) { index in
      let answer = Result { try pool.run(scenarios[index]).map { try $0.json().text }.joined() }
      answers.withLock { $0[index] = Self.text(of: answer) }
    }
    return answers.withLock { $0 }
  }

  private static func text(of answer: Result<String, any Error>) -> String {
    switch answer {
    case .success(let text): text
    case .failure(let error): (error as? AdapterError)?.kind.rawValue ?? "\(error)"
    }
  }

  @Test("two processes work at the same time")
  func atOnce() throws {
    defer { try? environment.files.removeAll(at: folder) }
    // Each answers only when the other has a scenario, too.
    let pool = pool(
      """
      : > here-$$; tries=0
      while [ "$(ls here-* | wc -l)" -lt 2 ] && [ $tries -lt 400 ]; do
        sleep 0.05; tries=$((tries + 1))
      done
      index=$(ls here-* | wc -l)
      """)
    let answers = try answers(of: pool, to: scenarios(2))
    #expect(answers == Array(repeating: #"{"kind":"batch","action":0,"index":2}"#, count: 2))
    try pool.stop()
  }

  @Test("each scenario gets its own answer, with any number of processes")
  func sameAnswers() throws {
    defer { try? environment.files.removeAll(at: folder) }
    let script = #"index=$(printf %s "$line" | sed 's/.*"batch":\([0-9]*\),.*/\1/')"#
    let scenarios = try scenarios(4)
    let expected = (1...4).map { #"{"kind":"batch","action":0,"index":\#($0)}"# }
    for count in 1...3 {
      let pool = pool(script, count: count)
      #expect(try answers(of: pool, to: scenarios) == expected, "\(count) processes")
      try pool.stop()
    }
  }

  @Test("one that dies takes only its own scenario along")
  func dies() throws {
    defer { try? environment.files.removeAll(at: folder) }
    let pool = pool("case $line in *'\"batch\":2,'*) exit 4;; esac")
    let good = #"{"kind":"batch","action":0,"index":0}"#
    let answers = try answers(of: pool, to: scenarios(4))
    #expect(answers == [good, "exited", good, good])
  }

  @Test("one that cannot be started again is left out, and the others do the rest")
  func leftOut() throws {
    defer { try? environment.files.removeAll(at: folder) }
    // The first to come lives; whoever is started after it ends before it says what it is.
    let pool = AdapterPool(
      command: [
        "sh", "-c",
        """
        mkdir '\(folder)/taken' || exit 3
        read -r line; echo '\(ShellAdapter.identity)'; id=0
        while read -r line; do
          id=$((id + 1)); sleep 0.2; echo "{\\"id\\":$id,\\"trace\\":{\\"events\\":[]}}"
        done
        """,
      ], count: 2, environment: environment)
    try pool.start()
    let answers = try answers(of: pool, to: scenarios(4))
    #expect(answers.filter { $0 == "exited" }.count == 1, "\(answers)")
    #expect(answers.filter { $0.isEmpty }.count == 3, "\(answers)")
  }

  @Test("abandoned, all end at once, and none is started any more")
  func abandons() throws {
    defer { try? environment.files.removeAll(at: folder) }
    let pool = pool("sleep 60")
    let tasks = environment.tasks
    let ending = tasks.spawn("interruption") {
      tasks.sleep(seconds: 0.5)
      pool.abandon()
    }
    let answers = try answers(of: pool, to: scenarios(4))
    ending.join()
    #expect(Set(answers).isSubset(of: ["exited", "cannotStart"]), "\(answers)")
  }

  @Test("what is recorded is the same with one process and with two")
  func recordings() throws {
    defer { try? environment.files.removeAll(at: folder) }
    let script = #"index=$(printf %s "$line" | sed 's/.*"batch":\([0-9]*\),.*/\1/')"#
    let scenarios = try scenarios(4)
    let files = try [1, 2].map { count in
      try recorded(scenarios, by: pool(script, count: count), into: "\(folder)/\(count)")
    }
    #expect(files[0] == files[1] && Set(files[0]).count == 4)
  }

  /// The bytes of the goldens of `scenarios`, which all have one name and so a folder each.
  private func recorded(
    _ scenarios: [Scenario], by pool: AdapterPool, into folder: String
  ) throws -> [[UInt8]] {
    let identity = try pool.start()
    let subject = AdapterSubject(pool, name: identity.name, following: identity.authority)
    #expect(subject.isConcurrent == (pool.count > 1))
    let stores = scenarios.indices.map {
      GoldenStore(root: "\(folder)/\($0)", files: environment.files)
    }
    environment.tasks.forEachPiece(count: scenarios.count) { index in
      let provenance = Provenance(
        producer: identity.name, version: identity.version, fingerprint: identity.fingerprint)
      _ = try? GoldenRecorder(store: stores[index], subject: subject, provenance: provenance)
        .record(scenarios[index])
    }
    return try zip(stores, scenarios).map { try #require(try $0.bytes(of: $1.name)) }
  }
}
