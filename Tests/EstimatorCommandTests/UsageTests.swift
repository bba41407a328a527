import Estimators
import Testing

@Suite struct UsageTests {
  private let command = BuiltCommand()

  @Test(
    "bad usage ends with status 2, says what is wrong on standard error, and prints nothing else",
    arguments: [
      ([], "COMMAND"), (["rnu"], "did you mean run?"), (["xyzzy"], "there is no command"),
      (["run", "--fliter", "a"], "did you mean --filter?"), (["run", "--filter"], "needs a value"),
      (["run", "--filter="], "needs a value"), (["run", "extra"], "takes no argument"),
      (["run", "--level", "most"], "must, should or quirk"),
      (["run", "--level", "must", "--level", "must"], "given twice"),
      (["run", "--no-golden=1"], "takes no value"),
      (["run", "--backend", "optimised"], "did you mean optimized?"),
      (["run", "--backend", "reference", "--backend", "reference"], "named twice"),
      (["run", "--backend", "reference", "--no-golden"], "nothing to compare"),
      (["run", "--shard", "0/2"], "I/N"), (["run", "--shard", "3/2"], "I/N"),
      (["run", "--shard", "1"], "I/N"), (["run", "--report", "a.html"], ".txt, .json or .xml"),
      (["run", "--filter", "no/such*"], "no scenario matches"),
      (["run", "--filter", "train/*", "--filter", "no/such*"], "no scenario matches"),
      (["run", "--fixtures", "/nowhere"], "/nowhere/scenarios"),
      (["validate"], "after --"), (["validate", "--"], "after --"),
      (["validate", "python3", "x.py"], "after --"),
      (["validate", "--timeout", "soon", "--", "x"], "90s"),
      (["validate", "--timeout", "0", "--", "x"], "90s"),
      (["validate", "--timeout", "nan", "--", "x"], "90s"),
      (["validate", "--jobs", "0", "--", "x"], "from 1 to 256"),
      (["list", "rulez"], "did you mean rules?"), (["list", "--format", "yaml"], "text or json"),
      (["list", "rules", "--filter", "nosuch"], "none of the rules match"),
      (["list", "mutants", "--filter", "nosuch", "--matrix"], "none of the mutants match"),
      (["list", "rules", "--matrix"], "--matrix and --kills go with mutants"),
      (["explain"], "needs an argument"), (["explain", "a", "b"], "is a second"),
      (["explain", "train.step.incremental"], "did you mean train.steps.incremental?"),
      (["serve"], "--backend"), (["serve", "--backend", "x"], "there is no backend"),
      (["record", "--producer", "jax"], "there is no producer"),
      (["record", "--shuffle", "1"], "--check"),
      (["record", "--shuffle", "x", "--check"], "whole"),
      (["record", "--jobs", "0"], "from 1 to 256"),
      (["record", "--jobs", "two"], "from 1 to 256"),
      (["record", "--jobs", "257"], "from 1 to 256"),
      (["record", "--filter", "no/such*"], "no scenario matches"),
      (["inspect"], "needs an argument"), (["inspect", "/nowhere.h5"], "cannot be read"),
      (["inspect", "README.md"], "unknown format"),
    ] as [([String], String)])
  func badUsage(arguments: [String], words: String) throws {
    let result = try command.run(arguments)
    #expect(result.code == 2, "\(arguments)")
    #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    #expect(!result.output.contains("compar"), "\(result.output)")
  }

  @Test("record says at once that it needs the adapter of the checkout")
  func recordElsewhere() throws {
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder.directoryPath) }
    for arguments in [["record"], ["record", "--fixtures", folder, "--golden", folder]] {
      let result = try command.run(arguments, in: "/")
      #expect(result.code == 2 && result.output.isEmpty)
      #expect(result.errors.contains("needs the adapter of the checkout"), "\(result.errors)")
    }
  }

  @Test(
    "help is printed for every command, with options and examples",
    arguments: ["run", "validate", "list", "explain", "record", "serve", "inspect"])
  func help(name: String) throws {
    for arguments in [[name, "--help"], ["help", name], [name, "--filter", "x", "-h"]] {
      if name == "serve" || name == "inspect" || name == "explain", arguments.count > 2 { continue }
      let result = try command.run(arguments)
      #expect(result.code == 0 && result.errors.isEmpty)
      #expect(result.output.contains("Usage: estimator-conformance \(name)"))
      #expect(result.output.contains("Examples:\n  estimator-conformance "))
    }
    #expect(try command.run(["--help"]).output.contains("\n  \(name) "))
  }

  @Test("rules, scenarios, backends and counts are listed, for people and programs")
  func list() throws {
    #expect(try command.run(["list", "rules"]).output.contains("\ntrain.steps.incremental "))
    #expect(try command.run(["list", "scenarios"]).output.contains("\ntrain/steps-once "))
    #expect(try command.run(["list", "backends"]).output == "reference\noptimized\n")
    let counts = try command.run(["list", "--format", "json"]).output
    #expect(counts.hasPrefix(#"{"rules":"#))
    let rules = try command.run(
      ["list", "rules", "--format", "json", "--filter", "train.steps.incremental"])
    #expect(rules.output.contains(#""rows": ["TRAIN-10"]"#))
    let schema = try command.run(["list", "schema"]).output
    let file = try command.environment.files.read(
      BuiltCommand.checkout + "/Fixtures/schema/scenario.json")
    #expect(Array(schema.utf8) == file)
  }

  @Test("mutants are listed, and the matrix says what finds one and that none is alive")
  func mutants() throws {
    let listed = try command.run(["list", "mutants", "--filter", "optimized/*"]).output
    #expect(listed.contains("optimized/steps-absolute ") && !listed.contains("reference/"))
    // The whole matrix takes minutes, and so does a row of it beside other tests.
    let folder = try command.folder()
    defer { try? command.environment.files.removeAll(at: folder.directoryPath) }
    try command.environment.files.removeAll(at: "\(folder)/scenarios/train")
    for file in ["Fixtures/scenarios/variables/values.json", "golden/variables/values.h5"] {
      try command.copy(file, to: "\(folder)/\(file.drop { $0 != "/" }.dropFirst())")
    }
    let matrix = try command.run([
      "list", "mutants", "--matrix", "--filter", "reference/suffix-unknown", "--fixtures", folder,
      "--golden", folder,
    ])
    #expect(matrix.code == 0, "\(matrix.errors)")
    #expect(matrix.output.contains("\n  killed in variables/values at "))
    #expect(matrix.output.hasSuffix("\n1 mutants, 1 killed, 0 alive\n"))
  }

  @Test("a rule and a scenario are explained from any folder of the checkout")
  func explain() throws {
    let folder = BuiltCommand.checkout + "/Sources/Adapters"
    let rule = try command.run(["explain", "train.steps.incremental"], in: folder)
    #expect(rule.code == 0)
    #expect(rule.output.contains("TRAIN-10") && rule.output.contains("\n  train/steps-once\n"))
    let scenario = try command.run(["explain", "train/steps-once"], in: folder)
    #expect(scenario.output.contains("../../Fixtures/scenarios/train/steps-once.json"))
    #expect(try command.run(["list"], in: "/").code == 2)
  }

  @Test("who reads no further does not kill the command")
  func closedPipe() throws {
    let script = #"cd "$2" && (sleep 0.2; "$1" list rules; echo "status $?" >&2) | true"#
    let child = try command.environment.processes.launch([
      "sh", "-c", script, "sh", BuiltCommand.path, BuiltCommand.checkout,
    ])
    defer { child.end() }
    _ = child.wait(timeout: .seconds(60))
    #expect(String(decoding: child.errorOutput, as: UTF8.self) == "status 0\n")
  }
}
