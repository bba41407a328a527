import EstimatorConformance
import Testing

@Suite struct JSONReportTests {
  private func report(_ report: RunReport) throws -> JSON {
    let text = report.text(as: .json)
    return try JSONCursor(JSONSource(name: "report", text: text)).element.value
  }

  @Test("a program reads status, sides, rules and counts")
  func head() throws {
    let json = try report(SampleReport.conforming())
    #expect(json["format"] == 1 && json["status"] == 0)
    #expect(json["subjects"] == ["reference", "optimized"])
    #expect(json["goldens"] == ["tensorflow 2.15.1"])
    #expect(json["seconds"] == 0.5)
    #expect(json["counts"]?["conforming"] == 6)
    #expect(json["counts"]?["scenarios"] == 2)
    #expect(
      Set(["train.steps.incremental", "checkpoint.content"])
        == Set(try #require(json["rules"]).strings))
  }

  @Test("a program reads which rules several divergences have in common")
  func common() throws {
    let json = try report(SampleReport.alike())
    let rules = try #require(json["common_rules"]).elements
    #expect(rules.first?["rule"] == "session.run.order" && rules.first?["divergences"] == 3)
    let disorder = json["scenarios"]?.elements[0]["comparisons"]?.elements[0]["divergence"]
    #expect(disorder?["rule_of_kind"] == "session.run.order")
    #expect(rules.dropFirst().map { $0["divergences"] } == [1, 1, 1])
  }

  @Test("every outcome has its word and its reason")
  func outcomes() throws {
    let json = try report(SampleReport.mixed())
    #expect(json["status"] == 3)
    let comparisons = try #require(json["scenarios"]).elements.compactMap {
      $0["comparisons"]?.elements.first
    }
    let words: [JSON] = ["diverging", "conforming", "unsupported", "not_expressible", "error"]
    #expect(comparisons.map { $0["outcome"] } == words)
    #expect(comparisons[2]["reason"] == "fleets & <more>")
    #expect(comparisons[4]["reason"] == "optimized: it wrote \u{1B}[31m\u{0} and \u{FFFE}\r\n")
  }

  @Test("a divergence tells rule, place, element, both values, distance and allowance")
  func divergence() throws {
    let json = try report(SampleReport.mixed())
    let comparison = try #require(json["scenarios"]?.elements[0]["comparisons"]?.elements[0])
    let divergence = try #require(comparison["divergence"])
    #expect(divergence["rule"] == "session.run.values" && divergence["level"] == "must")
    #expect(divergence["rule_of_kind"] == nil)
    #expect(divergence["address"] == "0/hook/watch/after_run/loss")
    #expect(divergence["action"] == 0 && divergence["action_kind"] == "train")
    #expect(divergence["event"] == 0 && divergence["step"] == 1)
    let difference = try #require(divergence["difference"])
    #expect(difference["kind"] == "element" && difference["index"] == [])
    #expect(difference["expected"] == "1.0" && difference["actual"] == "1.5")
    #expect(difference["ulps"] == .int(1 << 22))
    #expect(difference["used"] == 0.5)
    #expect(
      comparison["command"]
        == "estimator-conformance run --filter 'train/bad value' --backend optimized")
  }
}

extension JSON {
  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  fileprivate var strings: [String] {
    elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}
