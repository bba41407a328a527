import EstimatorConformance
import Testing

@Suite struct AdapterServerTests {
  private let files = SystemEnvironment(sink: { _ in }).files

  /// The answers to `requests` of a server that runs scenarios with `run`.
  private func answers(
    to requests: [String], run: @escaping (Scenario) throws -> [RawEvent] = { _ in [] }
  ) throws -> [String] {
    let server = AdapterServer(
      identity: AdapterIdentity(name: "me", version: "1", fingerprint: ["swift": "6"]),
      files: files, run: run)
    var left = requests[...]
    var answers: [String] = []
    try server.serve(
      nextLine: { left.popFirst().map { Array($0.utf8) } },
      write: { answers.append(String(decoding: $0, as: UTF8.self)) })
    return answers
  }

  private func request(_ scenario: Scenario, scratch: String = "/none") throws -> String {
    JSON.members([
      ("id", 5), ("request", "run"), ("name", .string(scenario.name)),
      ("scratch", .string(scratch)), ("scenario", try scenario.normalForm()),
    ]).text
  }

  @Test("requests are answered in order, until stop")
  func order() throws {
    let requests = [
      #"{"id": 0, "request": "start", "protocol": 1}"#, "", #"{"id": 1, "request": "stop"}"#,
      #"{"id": 2, "request": "stop"}"#,
    ]
    #expect(
      try answers(to: requests) == [
        #"{"id":0,"adapter":{"name":"me","version":"1","errors":"documented","fingerprint":{"swift":"6"}}}"#
          + "\n",
        #"{"id":1,"stopped":true}"# + "\n",
      ])
  }

  @Test("a scenario comes through unchanged, and its events go back")
  func run() throws {
    let scenario = try ExampleScenario.read(ExampleScenario.text())
    let normalForm = try scenario.normalForm()
    let answer = try answers(to: [try request(scenario)]) { received in
      #expect(received.name == scenario.name)
      let receivedForm = try received.normalForm()
      #expect(receivedForm == normalForm)
      return [RawEvent(action: 0, .batch(index: 3))]
    }
    #expect(
      answer == [#"{"id":5,"trace":{"events":[{"kind":"batch","action":0,"index":3}]}}"# + "\n"])
  }

  @Test("a large tensor goes through the run's folder")
  func large() throws {
    let scratch = try files.makeTemporaryDirectory()
    defer { try? files.removeAll(at: scratch) }
    let scenario = try ExampleScenario.read(ExampleScenario.text())
    let value = Tensor(repeating: Float(1.5), shape: Shape([600, 500]))
    let answer = try answers(to: [try request(scenario, scratch: scratch)]) { _ in
      [RawEvent(action: 0, .result(.values(["": value])))]
    }
    #expect(answer[0].utf8.count < 1000)
    #expect(try files.read("\(scratch)/answer-0.raw").count == 1_200_000)
  }

  @Test("what cannot be answered is said, and the next request is heard")
  func failures() throws {
    let scenario = try ExampleScenario.read(ExampleScenario.text())
    let requests = [
      "rubbish", #"{"id": "x", "request": "dance"}"#,
      #"{"id": 0, "request": "start", "protocol": 2}"#,
      try request(scenario),
    ]
    let answers = try answers(to: requests) { _ in throw UnsupportedFeature("dancing") }
    #expect(answers[0].hasPrefix(#"{"id":null,"failed":"request:1:1: expected a value"#))
    #expect(answers[1].hasPrefix(#"{"id":"x","failed":"#))
    #expect(answers[1].contains("expected start, run or stop"))
    #expect(answers[2].contains("expected 1, the only protocol spoken here"))
    #expect(answers[3] == #"{"id":5,"unsupported":"dancing"}"# + "\n")
    let silent = try self.answers(to: requests) { _ in throw NotExpressible("steps of 1.5") }
    #expect(silent[3] == #"{"id":5,"not_expressible":"steps of 1.5"}"# + "\n")
  }
}
