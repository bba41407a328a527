import EstimatorConformance
import Testing

@Suite struct TextReportTests {
  @Test("a run in which all holds is one line")
  func conforming() {
    #expect(
      SampleReport.conforming().text == """
        2 scenarios, 2 rules, 6 comparisons held on reference, optimized and golden \
        (tensorflow 2.15.1)

        """)
  }

  @Test("what broke, what was left out, and totals, in this order")
  func mixed() throws {
    #expect(
      try SampleReport.mixed().text == """
        train/example: optimized differs from golden under session.run.values
          at 0/hook/watch/after_run/loss (action 0, train; event 0, step 1)
          element []: expected 1.0, found 1.5 (4194304 ULP); the array is off by 0.5, allowed 1.1000000000000001e-05
          again: estimator-conformance run --filter 'train/bad value' --backend optimized
        train/silent: optimized: it wrote \u{FFFD}[31m\u{FFFD} and \u{FFFE}\u{FFFD}

        optimized does not support fleets & <more>: 1 scenario
          train/later
        optimized cannot express a "wrong" type: 1 scenario
          train/odd

        5 scenarios, 1 rule, 5 comparisons on optimized and golden (tensorflow 2.15.1): \
        1 held, 1 diverged, 1 not supported, 1 not expressible, 1 in error

        """)
  }

  @Test("of several divergences the rule that most have in common is told first, before the totals")
  func common() throws {
    #expect(
      TextReport(try SampleReport.alike()).summary == [
        "most in common: session.run.order (3), train.steps.incremental (1), checkpoint.content (1), optimizer.adam (1)",
        "4 scenarios, 4 rules, 4 comparisons on optimized and golden (tensorflow 2.15.1): 0 held, 4 diverged",
      ])
  }

  @Test("what several sides cannot express is told once")
  func leftOutOnce() {
    let wrong = Outcome.notExpressible("units of 2.5")
    let result = ScenarioResult(
      scenario: "a/b",
      comparisons: [
        ComparisonResult("golden", "reference", wrong),
        ComparisonResult("golden", "optimized", wrong),
        ComparisonResult("reference", "optimized", wrong),
      ], duration: 0)
    let report = RunReport(results: [result], subjects: ["reference", "optimized"], duration: 0)
    #expect(
      TextReport(report).details == """
        reference and optimized cannot express units of 2.5: 1 scenario
          a/b

        """)
  }

  @Test("with an adapter the command to run again names its program, as a shell reads it")
  func rerun() {
    let rerun = RerunCommand.validate(["./my adapter", "--path=ä", "it's", "", "a*"])
    #expect(
      rerun.line(for: "train/a", sides: ["golden", "mine"])
        == "estimator-conformance validate --filter train/a -- './my adapter' '--path=ä' 'it'\\''s' '' 'a*'"
    )
    #expect(
      RerunCommand.run.line(for: "a/b", sides: ["reference", "optimized"])
        == "estimator-conformance run --filter a/b --backend reference --backend optimized")
  }

  @Test("the command to run again finds the same scenarios and goldens")
  func rerunElsewhere() {
    let run = RerunCommand.run.with(options: ["--fixtures", "my folder", "--golden", "g"])
    #expect(
      run.line(for: "a/b", sides: ["golden", "optimized"])
        == "estimator-conformance run --filter a/b --fixtures 'my folder' --golden g --backend optimized"
    )
    let validate = RerunCommand.validate(["x"]).with(options: ["--golden", "g"])
    #expect(
      validate.line(for: "a/b", sides: ["golden", "x"])
        == "estimator-conformance validate --filter a/b --golden g -- x")
  }

  @Test("one missing golden is told once, however many sides are compared with it")
  func problemsOnce() {
    let problem = Outcome.error(.scenario("cannot be read"))
    let result = ScenarioResult(
      scenario: "a/b",
      comparisons: [
        ComparisonResult("golden", "reference", problem),
        ComparisonResult("golden", "optimized", problem),
      ], duration: 0)
    let report = RunReport(results: [result], subjects: ["reference", "optimized"], duration: 0)
    #expect(TextReport(report).lines(of: result) == ["a/b: cannot be read"])
  }
}
