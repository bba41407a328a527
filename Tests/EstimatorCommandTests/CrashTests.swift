import EstimatorConformance
import Glibc
import Testing
import estimator_conformance

/// A backend with a programming mistake.
private struct TrappingSubject: Subject {
  let name = "trapping"
  let mustSupportEverything = true
  let isConcurrent = true

  func events(of scenario: Scenario) throws -> [RawEvent] {
    var numbers = scenario.actions.map { _ in 0 }
    numbers.removeAll()
    return [numbers[scenario.actions.count]].map { _ in preconditionFailure("not reached") }
  }
}

@Suite(.timeLimit(.minutes(2))) struct CrashTests {
  /// Runs everything named on the trapping subject, as `run` does.
  private static func run(_ filters: [String]) throws {
    CrashNotes.watch()
    let environment = SystemEnvironment()
    _ = try Runner(
      library: ScenarioLibrary(
        root: BuiltCommand.checkout + "/Fixtures", files: environment.files),
      goldens: nil, subjects: [NotedSubject(TrappingSubject())], environment: environment
    ).run(Selection(filters: filters.map { Glob($0) }))
  }

  @Test("a trap in a backend ends the process by its signal, which names scenario and command")
  func trap() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGILL), observing: [\.standardErrorContent]
    ) { try Self.run(["train/steps-once"]) }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      errors.contains(
        """
        estimator-conformance: ended by SIGILL
          in train/steps-once on trapping: \
        estimator-conformance run --filter train/steps-once --backend trapping

        """), "\(errors)")
  }

  @Test("so does one in serve, which answers nobody then")
  func served() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGILL), observing: [\.standardErrorContent]
    ) {
      CrashNotes.watch()
      let scenario = """
        {"format": 1, "summary": "One", "rules": [{"id": "train.steps.incremental"}], "model": {"nodes": [], "spec": {}},
         "actions": [{"latest_checkpoint": {}}]}
        """.replacing("\n", with: " ")
      let request =
        #"{"id": 1, "request": "run", "name": "a/b", "scratch": "/", "scenario": \#(scenario)}"#
      var lines = [Array(request.utf8)][...]
      try ServeCommand.server(of: TrappingSubject(), files: SystemEnvironment().files).serve(
        nextLine: { lines.popFirst() }, write: { print(String(decoding: $0, as: UTF8.self)) })
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains("\n  in a/b on trapping: "), "\(errors)")
  }

  @Test("what has been done is not named, and what crashes without a note says so much")
  func done() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGABRT), observing: [\.standardErrorContent]
    ) {
      CrashNotes.watch()
      CrashNotes.during("the past") {}
      abort()
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains("ended by SIGABRT\n") && !errors.contains("past"), "\(errors)")
  }

  @Test("so does a stack that has no end")
  func recursion() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGSEGV), observing: [\.standardErrorContent]
    ) {
      CrashNotes.watch()
      CrashNotes.during("the deep") { print(depth(of: .random(in: 1...2))) }
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains("ended by SIGSEGV\n  in the deep\n"), "\(errors)")
  }

  @Test(
    "the command itself watches: a run that is shot down says where it was", arguments: [4, 11])
  func command(signal: Int) throws {
    let command = BuiltCommand()
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder) }
    let long = String(
      decoding: try command.environment.files.read(folder + "/scenarios/train/once.json"),
      as: UTF8.self
    ).replacing(#""steps": 3"#, with: #""steps": 9000"#)
    for number in 1...20 {
      try command.environment.files.write(
        Array(long.utf8), to: "\(folder)/scenarios/train/long-\(number).json")
    }
    let script = #"""
      "$1" run --fixtures "$2" --golden "$2" --filter 'train/long-*' > "$2/output" & pid=$!
      while kill -0 $pid && ! grep -q Comparing "$2/output"; do sleep 0.05; done
      sleep 0.5; kill -$3 $pid; wait $pid; echo "status $?"
      """#
    let child = try command.environment.processes.launch([
      "sh", "-c", script, "sh", BuiltCommand.path, folder, "\(signal)",
    ])
    defer { child.end() }
    let line = try child.readLine(maximumLength: 1 << 10, timeout: .seconds(60))
    #expect(String(decoding: line ?? [], as: UTF8.self) == "status \(128 + signal)")
    let errors = String(decoding: child.errorOutput, as: UTF8.self)
    #expect(errors.contains(#/\n  in train/long-\d+ on (reference|optimized): /#), "\(errors)")
    let again =
      #/estimator-conformance run --filter train/long-\d+ --fixtures \S+ --golden \S+ --backend /#
    #expect(errors.contains(again))
  }
}

/// More than any stack holds.
private func depth(of number: Int) -> Int {
  number == 0 ? 0 : 1 + depth(of: number &+ 1) &* number
}
