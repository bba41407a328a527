import Estimators
import Testing

/// The benchmark with a stand-in for the Python of TensorFlow and Keras, which answers what a file says.
@Suite(.timeLimit(.minutes(2))) struct BenchmarkTests {
  private let command = BuiltCommand(name: "estimator-bench")

  private static let standIn = #"""
    #!/bin/sh
    folder=$(dirname "$0")/..
    while read -r request; do
      case "$request" in
        *'"prepare"'*) echo '{"ready": true, "runs_on": "a stand-in"}' ;;
        *'"slice"'*) cat "$folder/answer" ;;
        *) exit 0 ;;
      esac
    done
    """#

  @Test("without peers our side is timed alone, and it is said who is missing and how to have them")
  func alone() throws {
    let result = try race(oracle: "/nowhere")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output.contains("tensorflow is not measured: there is no /nowhere (make oracle)"))
    #expect(result.output.contains("jax is not measured: there is no /nowhere (make peers)"))
    let row = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("small ") })
    let cells = row.split(separator: " ")
    try #require(cells.count > 5)
    #expect(cells[1...3] == ["train", "1", "ours"])
    #expect(try #require(Double(cells[4])) >= #require(Double(cells[5])))
    #expect(result.output.contains("ours: the optimized backend"))
  }

  @Test("a peer is timed beside us once each of its first losses is ours, and refused before")
  func agreement() throws {
    let folder = try environment()
    defer { try? command.environment.files.removeAll(at: folder) }
    var answers: [String] = ["0", "0", "0"]
    for step in answers.indices {
      let refused = try race(answering: answers, in: folder)
      #expect(refused.code == 3 && !refused.output.contains("\nsmall "))
      let complaint = try #require(
        refused.errors.firstMatch(
          of: /tensorflow: its answer of step (\d) is 0.0, ours is ([0-9.]+): not the same work/),
        "\(refused.errors)")
      #expect(complaint.1 == "\(step)")
      answers[step] = String(complaint.2)
    }
    let accepted = try race(answering: answers, in: folder)
    #expect(accepted.code == 0, "\(accepted.errors)")
    // In each of the two rounds a step of 7 ms and one of 5.
    let row = #/small +train +1 +tensorflow +6\.000 +5\.000 /#
    #expect(accepted.output.contains(row), "\(accepted.output)")
    #expect(accepted.output.contains("tensorflow: a stand-in"))
  }

  @Test("a peer that has too few answers, fails or ends is an error that names it")
  func broken() throws {
    let folder = try environment()
    defer { try? command.environment.files.removeAll(at: folder) }
    let short = try race(answering: ["0"], in: folder)
    #expect(short.code == 3)
    #expect(short.errors.contains("tensorflow: it has 1 answers, we have 3"), "\(short.errors)")
    try write(#"{"failed": "no such layer"}"#, to: "\(folder)/answer")
    let failed = try race(oracle: folder)
    #expect(failed.code == 3 && failed.errors.contains("tensorflow: no such layer"))
    try install("#!/bin/sh\necho gone >&2", in: folder)
    let ended = try race(oracle: folder)
    #expect(ended.code == 3 && ended.errors.contains("tensorflow: it ended; it wrote:\ngone"))
  }

  @Test(
    "bad usage ends with status 2 and says what is wrong",
    arguments: [
      ([], ""), (["rrn"], "there is rnn"), (["rnn", "--config", "smal"], "did you mean small?"),
      (["rnn", "--task", "export"], "train, evaluate or predict"),
      (["rnn", "--threads", "0"], "from 1 to 64"), (["rnn", "--slice", "soon"], "--slice"),
    ] as [([String], String)])
  func badUsage(arguments: [String], words: String) throws {
    let result = try command.run(arguments)
    #expect(result.code == 2 && result.errors.contains(words), "\(result.errors)")
  }

  /// A folder that looks like a Python environment.
  private func environment() throws -> String {
    let folder = try command.environment.files.makeTemporaryDirectory()
    try command.environment.files.createDirectory("\(folder)/bin")
    try install(Self.standIn, in: folder)
    return folder
  }

  private func install(_ script: String, in folder: String) throws {
    let python = "\(folder)/bin/python"
    try write(script, to: python)
    let permit = try command.environment.processes.launch(["chmod", "+x", python])
    defer { permit.end() }
    #expect(permit.wait(timeout: .seconds(60)) == .exited(code: 0))
  }

  private func race(answering answers: [String], in folder: String) throws -> BuiltCommand.Result {
    try write(
      #"{"milliseconds": [7.0, 5.0], "answers": [\#(answers.joined(separator: ", "))]}"#,
      to: "\(folder)/answer")
    return try race(oracle: folder)
  }

  private func race(oracle: String) throws -> BuiltCommand.Result {
    try command.run([
      "rnn", "--config", "small", "--task", "train", "--threads", "1", "--rounds", "2", "--slice",
      "0.02s", "--oracle", oracle, "--peers", "/nowhere",
    ])
  }

  private func write(_ text: String, to path: String) throws {
    try command.environment.files.write(Array("\(text)\n".utf8), to: path)
  }
}
