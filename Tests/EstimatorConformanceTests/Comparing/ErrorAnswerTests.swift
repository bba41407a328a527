import EstimatorConformance
import Testing

/// Errors that the documentation and the real Estimator call by different names.
@Suite struct ErrorAnswerTests {
  private func field(_ expected: String, _ actual: String) -> Divergence.Difference {
    .field("error", expected: #""\#(expected)""#, actual: #""\#(actual)""#)
  }

  private static func scenario(_ rule: Rule) throws -> Scenario {
    let rules = #"[{"id": "\#(rule.id)", "on": ["*/error"]}]"#
    return try ExampleScenario.read(ExampleScenario.text(rules: rules))
  }

  private static func trace(
    _ kind: String, following authority: ErrorAnswers.Authority
  ) -> Trace {
    Trace(
      normalising: [RawEvent(action: 0, .error(kind, message: nil))], following: authority)
  }

  /// What is found when `actual` is held against `expected`.
  private static func divergence(
    of rule: Rule = .columnFeatureMissing,
    expected: (kind: String, authority: ErrorAnswers.Authority),
    actual: (kind: String, authority: ErrorAnswers.Authority)
  ) throws -> Divergence? {
    TraceComparison(
      of: try scenario(rule),
      expected: trace(expected.kind, following: expected.authority), from: "golden",
      actual: trace(actual.kind, following: actual.authority), from: "backend"
    ).divergence
  }

  @Test("column.feature.missing: each gives the answer that it has declared")
  func declared() throws {
    let answers = try #require(Rule.columnFeatureMissing.answers)
    #expect(answers.documented == "KeyError" && answers.real == "ValueError")
    for expected in ErrorAnswers.Authority.allCases {
      for actual in ErrorAnswers.Authority.allCases {
        let found = try Self.divergence(
          expected: (answers[expected], expected), actual: (answers[actual], actual))
        #expect(found == nil, "\(expected) \(actual)")
      }
    }
  }

  @Test(
    "column.feature.missing: the other answer, or a third, is a divergence",
    arguments: ErrorAnswers.Authority.allCases)
  func undeclared(authority: ErrorAnswers.Authority) throws {
    let answers = try #require(Rule.columnFeatureMissing.answers)
    let declared = answers[authority]
    for kind in ["KeyError", "ValueError", "TypeError", "NotFound"] where kind != declared {
      let divergence = try #require(
        try Self.divergence(expected: ("ValueError", .real), actual: (kind, authority)))
      #expect(divergence.rule == .columnFeatureMissing)
      #expect(divergence.difference == field(declared, kind))
    }
  }

  @Test("an expected error that is none of the two has no second answer")
  func unexpected() throws {
    let divergence = try #require(
      try Self.divergence(expected: ("TypeError", .real), actual: ("KeyError", .documented)))
    #expect(divergence.difference == field("TypeError", "KeyError"))
  }

  @Test("an error of a rule with one answer is the same whoever is followed")
  func single() throws {
    #expect(
      try Self.divergence(
        of: .columnNumericInput, expected: ("ValueError", .real), actual: ("KeyError", .documented))
        != nil)
    #expect(
      try Self.divergence(
        of: .columnNumericInput, expected: ("ValueError", .real),
        actual: ("ValueError", .documented)) == nil)
  }
}
