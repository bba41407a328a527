import Estimators
import Testing

@Suite(.timeLimit(.minutes(2))) struct RunningTests {
  private let command = BuiltCommand()
  private let example = "Sources/Adapters/Example/adapter.py"

  @Test("both backends meet the goldens")
  func golden() throws {
    let result = try command.run(["run", "--filter", "train/*"])
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(
      result.output.hasSuffix("held on reference, optimized and golden (tensorflow 2.15.1)\n"))
  }

  @Test("both backends agree, and a pipe gets plain lines")
  func run() throws {
    let result = try command.run(["run", "--filter", "train/steps-*", "--no-golden"])
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("comparisons held on reference and optimized\n"))
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\r"))
  }

  @Test("spaces and non-ASCII in paths do no harm; reports are written")
  func paths() throws {
    let folder = try command.folder(named: "mit Größe & Raum")
    defer { try? command.environment.files.removeAll(at: folder.directoryPath) }
    let files = ["é 1.json", "é 1.xml", "é 1.txt"].map { "\(folder)/\($0)" }
    let result = try command.run(
      ["run", "--no-golden", "--fixtures", folder] + files.flatMap { ["--report", $0] }, in: "/",
      input: "")
    #expect(result.code == 2, "a golden folder is needed outside a checkout")
    let named = try command.run(
      ["run", "--no-golden", "--fixtures=\(folder)", "--golden", folder]
        + files.flatMap { ["--report", $0] }, in: "/")
    #expect(named.code == 0, "\(named.errors)\(named.output)")
    let reports = try files.map {
      String(decoding: try command.environment.files.read($0), as: UTF8.self)
    }
    #expect(reports[0].contains(#""name": "train/once""#))
    #expect(reports[1].contains("<testcase classname=\"train\""))
    #expect(reports[2].hasPrefix("1 scenario"))
  }

  @Test("a missing golden is bad input, and so is a scenario that cannot be read")
  func badInput() throws {
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder.directoryPath) }
    let missing = try command.run(["run", "--fixtures", folder, "--golden", folder])
    #expect(missing.code == 2 && missing.output.contains("missing golden"))
    try command.environment.files.write(Array("{".utf8), to: "\(folder)/scenarios/train/bad.json")
    let bad = try command.run(["run", "--no-golden", "--fixtures", folder, "--golden", folder])
    #expect(bad.code == 2 && bad.output.contains("train/bad.json:1:2"), "\(bad.output)")
  }

  @Test("our own backend, served to an outside process, answers as in this one")
  func serve() throws {
    let result = try command.run([
      "validate", "--filter", "train/*", "--backend", "reference", "--fixtures", "Fixtures",
      "--golden", "/nowhere", "--", BuiltCommand.path, "serve", "--backend", "reference",
    ])
    // Without goldens it is bad input, but the adapter agrees with the backend.
    #expect(result.code == 2)
    #expect(result.output.contains("Comparing reference, reference (adapter), golden"))
    let totals = try #require(result.output.firstMatch(of: /: (\d+) held, (\d+) in error/))
    let (held, errors) = (try #require(Int(totals.1)), try #require(Int(totals.2)))
    #expect(held > 0 && errors == 2 * held)
    #expect(!result.output.contains("differs"))
  }

  @Test("the example adapter is honest: what it does not support is counted, and no pass")
  func exampleAdapter() throws {
    let result = try command.run(["validate", "--", "python3", example])
    #expect(result.code == 1)
    #expect(result.output.contains("example does not support scenario: listeners: "))
    #expect(!result.output.contains("differs") && result.errors.isEmpty)
    let totals = try #require(result.output.firstMatch(of: /: (\d+) held, \d+ not supported\n/))
    #expect(try #require(Int(totals.1)) >= 3)
    let allowed = try command.run([
      "validate", "--allow-skips", "--filter", "train/*", "--", "python3", example,
    ])
    #expect(allowed.code == 0)
  }

  @Test(
    "an adapter that does not work ends with status 3 and a sentence",
    arguments: [
      (["/nowhere/adapter"], #"there is no program "/nowhere/adapter""#),
      (["false"], "it ended with status 1 before it answered"),
      (["echo", "hello"], "hello"), (["sh", "-c", "echo oops >&2; exit 4"], "oops"),
      (["sleep", "60"], "no answer to \"start\" within 0.3 s"),
    ] as [([String], String)])
  func broken(program: [String], words: String) throws {
    let result = try command.run(["validate", "--timeout", "0.3s", "--"] + program)
    #expect(result.code == 3)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test("an adapter that breaks in one scenario does not take the others along")
  func breaksOnce() throws {
    let program = """
      import json, sys
      for line in map(json.loads, sys.stdin):
          if line.get("name") == "train/steps-once": sys.exit(5)
          start = {"adapter": {"name": "odd", "version": "1"}}
          answer = start if line["request"] == "start" else {"unsupported": "life"}
          print(json.dumps({"id": line["id"], **answer}), flush=True)
      """
    let result = try command.run([
      "validate", "--filter", "train/steps-once", "--filter", "train/steps-zero", "--", "python3",
      "-c", program,
    ])
    #expect(result.code == 3)
    #expect(
      result.output.contains("train/steps-once: odd: it ended with status 5"), "\(result.output)")
    #expect(
      result.output.contains("odd does not support life: 1 scenario\n  train/steps-zero"))
  }

  @Test("a command that is interrupted takes its adapter along")
  func interrupted() throws {
    let folder = try command.environment.files.makeTemporaryDirectory()
    defer { try? command.environment.files.removeAll(at: folder) }
    let script = "echo $$ > '\(folder)/pid'; kill -TERM $PPID; sleep 60"
    let result = try command.run(["validate", "--", "sh", "-c", script])
    #expect(result.code == 128 + 15)
    let pid = String(decoding: try command.environment.files.read("\(folder)/pid"), as: UTF8.self)
    #expect(try command.environment.files.kind(of: "/proc/\(pid.dropLast())") == nil)
  }

  @Test("recording without the Python environment ends with status 3 and says how to make it")
  func noOracle() throws {
    let result = try command.run([
      "record", "--filter", "train/steps-once", "--python", "/no/python",
    ])
    #expect(result.code == 3 && result.errors.contains("make oracle"))
  }

  @Test("a scenario that cannot be read is told, and the others are recorded all the same")
  func recordsOthers() throws {
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder) }
    try command.environment.files.write(Array("{".utf8), to: "\(folder)/scenarios/train/bad.json")
    // Takes the adapter's place: our own backend, by the same protocol.
    let script = "#!/bin/sh\nexec '\(BuiltCommand.path)' serve --backend reference\n"
    try command.environment.files.write(Array(script.utf8), to: "\(folder)/python")
    let chmod = try command.environment.processes.launch(["chmod", "+x", "\(folder)/python"])
    #expect(chmod.wait(timeout: .seconds(60)) == .exited(code: 0))
    chmod.end()
    let result = try command.run([
      "record", "--fixtures", folder, "--golden", "\(folder)/golden", "--python",
      "\(folder)/python",
    ])
    #expect(result.code == 2, "\(result.errors)\(result.output)")
    #expect(result.output.contains("train/bad.json:1:2"), "\(result.output)")
    #expect(result.output.contains("2 scenarios: 1 new, 1 not usable"), "\(result.output)")
    #expect(try command.environment.files.kind(of: "\(folder)/golden/train/once.h5") == .file)
  }

  @Test("a stored file is shown; a damaged one is a sentence")
  func inspect() throws {
    let good = try command.run(["inspect", "--elements", "2", "Fixtures/data/iris.h5"])
    #expect(good.code == 0)
    #expect(good.output.contains(#""features" float64[150, 4]"#))
    #expect(good.output.contains("5.1, 3.5, and 598 more"))
    let folder = try command.environment.files.makeTemporaryDirectory()
    defer { try? command.environment.files.removeAll(at: folder) }
    var bytes = try command.environment.files.read(BuiltCommand.checkout + "/Fixtures/data/iris.h5")
    bytes[2000] ^= 1
    try command.environment.files.write(bytes, to: "\(folder)/-bad ä.h5")
    let bad = try command.run(["inspect", "./-bad ä.h5"], in: folder)
    #expect(bad.code == 2 && bad.errors.contains("corrupted"))
  }

  @Test("serve speaks the protocol over its standard streams until the input ends")
  func serveByHand() throws {
    let result = try command.run(
      ["serve", "--backend", "optimized"], in: "/",
      input: "{\"id\": 0, \"request\": \"start\", \"protocol\": 1}\nrubbish\n")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix(#"{"id":0,"adapter":{"name":"optimized""#))
    #expect(result.output.contains("\n{\"id\":null,\"failed\":"))
  }
}
