import EstimatorConformance
import Testing

@Suite("Adapter processes", .timeLimit(.minutes(1)))
struct AdapterProcessTests {
  let shell = ShellAdapter()

  /// The error of running a scenario on an adapter that starts well and then does `script`.
  private func failure(_ script: String, timeout: Duration = .seconds(20)) throws -> AdapterError? {
    let adapter = shell.started(script, timeout: timeout)
    let scenario = try shell.scenario()
    return adapterError { _ = try adapter.run(scenario) }
  }

  @Test("an adapter says what it is, and answers with events")
  func answers() throws {
    let adapter = shell.started(
      #"echo '{"id":1,"trace":{"events":[{"kind":"batch","action":0,"index":7}]}}'; cat"#)
    let identity = try adapter.start()
    #expect(identity.name == "odd" && identity.version == "1")
    #expect(identity.fingerprint["a"] == "b")
    let events = try adapter.run(shell.scenario())
    #expect(events.count == 1)
    #expect(try events[0].json().text == #"{"kind":"batch","action":0,"index":7}"#)
  }

  @Test("the request holds the name, an empty folder and the scenario's normal form")
  func request() throws {
    let adapter = shell.started(
      """
      folder=$(printf %s "$line" | sed 's/.*"scratch":"\\([^"]*\\)".*/\\1/')
      printf '{"id":1,"unsupported":"%s files;%s"}\\n' "$(ls "$folder" | wc -l)" \
        "$(printf %s "$line" | sed 's/"/ /g')"; cat
      """)
    let scenario = try shell.scenario()
    let answer = try #require(throws: UnsupportedFeature.self) { try adapter.run(scenario) }
    #expect(answer.description.hasPrefix("0 files;{ id :1, request : run , name : train/example"))
    let normalForm = try scenario.normalForm().text.split(separator: "\"").joined(separator: " ")
    #expect(answer.description.filter { $0 != " " }.contains(normalForm.filter { $0 != " " }))
  }

  @Test("what our own types express nobody passes by not expressing it")
  func notExpressible() throws {
    let script = #"echo '{"id":1,"not_expressible":"steps of 1.5"}'; cat"#
    let scenario = try shell.scenario()
    #expect(throws: NotExpressible("steps of 1.5")) {
      try shell.started(script).run(scenario)
    }
    let pool = AdapterPool([shell.started(script)], tasks: shell.environment.tasks)
    let subject = AdapterSubject(pool, name: "odd", following: .documented)
    #expect(throws: UnsupportedFeature("steps of 1.5")) { try subject.events(of: scenario) }
  }

  @Test("a program that is not there is a sentence")
  func notFound() {
    let adapter = AdapterProcess(
      command: ["/nowhere/no such program", "x"], environment: shell.environment)
    for _ in 0..<2 {
      let error = adapterError { try adapter.start() }
      #expect(error?.kind == .cannotStart)
      #expect(error?.description == #"there is no program "/nowhere/no such program""#)
    }
  }

  @Test("what an adapter said before it ended is judged, whether or not it read the request")
  func endsWithoutReading() throws {
    let identity = ShellAdapter.identity
    let process = ShellAdapter().process(
      "read -r line; exec <&-; echo '\(identity)'; sleep 0.2; echo hello")
    try process.start()
    let error = adapterError { _ = try process.run(ShellAdapter().scenario()) }
    #expect(error?.kind == .malformed)
    #expect(error?.message.hasSuffix("hello") == true, "\(error as Any)")
  }

  @Test("an early exit tells the status and the end of standard error")
  func exits() throws {
    let error = try failure("seq 1 50 >&2; echo 'Zürich\u{1B}[31m' >&2; exit 9")
    #expect(error?.kind == .exited)
    #expect(error?.message == #"it ended with status 9 before it answered "run""#)
    #expect(error?.errorOutput.count == 20)
    #expect(error?.errorOutput.last == "Zürich [31m")
    let killed = try failure("kill -9 $$")
    #expect(killed?.message.hasPrefix("signal 9 ended it") == true)
    let silent = try failure("exec >&- <&-; sleep 60")
    #expect(silent?.message.hasPrefix("it closed") == true)
  }

  @Test("a program that ends at once does not start, and is not tried again")
  func endsAtOnce() {
    let adapter = shell.process("exit 3")
    let errors = (0..<2).map { _ in adapterError { try adapter.start() } }
    #expect(errors.allSatisfy { $0?.kind == .exited })
    #expect(errors[0]?.message == #"it ended with status 3 before it answered "start""#)
  }

  @Test("a program that hangs is left after the time-out")
  func hangs() throws {
    let error = try failure("sleep 60", timeout: .milliseconds(300))
    #expect(error?.kind == .timedOut)
    #expect(error?.message == #"no answer to "run" within 0.3 s"#)
  }

  @Test("a line without end is cut off")
  func floods() throws {
    let error = try failure("exec cat /dev/zero", timeout: .seconds(50))
    #expect(error?.kind == .lineTooLong)
    #expect(error?.message.contains("64 MiB") == true)
  }

  @Test(
    "what is not the protocol is shown",
    arguments: [
      ("echo 'hello Welt'", "hello Welt"),
      ("echo ''", "expected a value"),
      ("printf '\\377\\000\\033\\n'", "expected a value"),
      (#"echo '{"id":2,"trace":{"events":[]}}'"#, "it answered request 2"),
      (#"echo '{"trace":{"events":[]}}'"#, #"expected a member "id""#),
      (#"echo '{"id":1}'"#, "exactly one of"),
      (#"echo '{"id":1,"trace":{"events":[]},"failed":"x"}'"#, "exactly one of"),
      (#"echo '{"id":1,"trace":{}}'"#, #"trace: expected a member "events""#),
      (
        #"echo '{"id":1,"trace":{"events":[{"kind":"batch","action":0}]}}'"#,
        #"trace.events[0]: expected a member "index""#
      ),
      (#"echo '{"id":1,"trace":{"events":[{"kind":"odd","action":0}]}}'"#, "a kind of event"),
      (
        #"echo '{"id":1,"trace":{"events":[{"kind":"batch","action":0,"index":0,"x":1}]}}'"#,
        #"unknown key "x""#
      ),
    ])
  func garbage(script: String, words: String) throws {
    let error = try failure(script + "; sleep 60")
    #expect(error?.kind == .malformed)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "none")")
  }

  @Test("after an answer that was none the program is started again")
  func restarts() throws {
    // A number from the scenario decides: the process behaves badly only when it is asked for one row.
    let adapter = shell.process(
      """
      read -r line; echo '\(ShellAdapter.identity)'; id=0
      while read -r line; do
        id=$((id + 1))
        case $line in *'"batch":1,'*) exit 4;; *'"batch":2,'*) echo rubbish;; *) printf \
          '{"id":%s,"trace":{"events":[]}}\\n' $id;; esac
      done
      """)
    let inputs = ["1", "2", "4"].map {
      ExampleScenario.inputs.replacing("\"batch\": 2", with: "\"batch\": \($0)")
    }
    let scenarios = try inputs.map { try shell.scenario(inputs: $0) }
    let ended = adapterError { _ = try adapter.run(scenarios[0]) }
    #expect(ended?.kind == .exited)
    #expect(try adapter.run(scenarios[2]).isEmpty)
    #expect(try adapter.run(scenarios[2]).isEmpty)
    let malformed = adapterError { _ = try adapter.run(scenarios[1]) }
    #expect(malformed?.kind == .malformed)
    #expect(try adapter.run(scenarios[2]).isEmpty)
  }

  @Test("a program that says it failed keeps running")
  func failed() throws {
    let adapter = shell.started(
      #"echo '{"id":1,"failed":"no luck"}'; read -r line; echo '{"id":2,"trace":{"events":[]}}'; cat"#
    )
    let scenario = try shell.scenario()
    let error = adapterError { _ = try adapter.run(scenario) }
    #expect(error?.kind == .failed && error?.message == "it failed: no luck")
    #expect(try adapter.run(scenario).isEmpty)
  }

  @Test("to stop is answered too")
  func stops() throws {
    try shell.process("cat").stop()
    let good = shell.started(#"echo '{"id":1,"stopped":true}'"#)
    try good.start()
    try good.stop()
    let bad = shell.started(#"echo '{"id":1}'"#)
    try bad.start()
    let error = adapterError { try bad.stop() }
    #expect(error?.kind == .malformed)
  }

  @Test("tensors of an answer come from the run's folder only")
  func paths() throws {
    let tensor = #"{"dtype":"float32","shape":[],"path":"'"$path"'"}"#
    let answer =
      #"{"id":1,"trace":{"events":[{"kind":"result","action":0,"values":[["",\#(tensor)]]}]}}"#
    let folder = #"folder=$(printf %s "$line" | sed 's/.*"scratch":"\([^"]*\)".*/\1/')"#
    let inside = shell.started(
      "\(folder); path=$folder/x; printf '\\000\\000\\200\\077' > $path; echo '\(answer)'; cat")
    let events = try inside.run(shell.scenario())
    #expect(Trace(normalising: events).items[0].tensors[""]?.array(of: Float.self) == [1])
    for path in ["/etc/hostname", "$folder/../../etc/hostname", "x"] {
      let error = try failure("\(folder); path=\(path); echo '\(answer)'; cat")
      #expect(error?.message.contains("is not inside the run's folder") == true)
    }
  }
}
