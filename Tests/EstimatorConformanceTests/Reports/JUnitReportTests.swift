import EstimatorConformance
import Testing

@Suite struct JUnitReportTests {
  @Test("a suite per chapter, a case per comparison")
  func conforming() {
    let text = SampleReport.conforming().text(as: .xml)
    let start = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="estimator-conformance" tests="6" failures="0" errors="0" skipped="0" time="0.500">
        <testsuite name="checkpoint" tests="3" failures="0" errors="0" skipped="0" time="0.250">
          <testcase classname="checkpoint" name="checkpoint/a: reference as golden" time="0.083"/>

      """
    #expect(text.hasPrefix(start), "\(text)")
    #expect(text.hasSuffix("  </testsuite>\n</testsuites>\n"))
  }

  @Test("failures, errors and skips, with any text escaped")
  func mixed() throws {
    let text = try SampleReport.mixed().text(as: .xml)
    #expect(
      text.contains(#"tests="5" failures="2" errors="1" skipped="1" time="0.313""#), "\(text)")
    #expect(
      text.contains(
        """
              <failure type="session.run.values" message="0/hook/watch/after_run/loss: element []: \
        expected 1.0, found 1.5 (4194304 ULP); the array is off by 0.5, allowed 1.1000000000000001e-05">train/example:
        """), "\(text)")
    #expect(text.contains(#"message="not supported: fleets &amp; &lt;more&gt;""#))
    #expect(
      text.contains(
        #"<skipped type="not expressible" message="not expressible: a &quot;wrong&quot;"#))
    #expect(
      text.contains("message=\"optimized: it wrote \u{FFFD}[31m\u{FFFD} and \u{FFFD}&#13;&#10;\""))
    #expect(text.contains("again: estimator-conformance run --filter 'train/bad value'"))
    // Nothing that XML 1.0 forbids is left.
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || (0x20...0xD7FF).contains($0.value) || (0xE000...0xFFFD).contains($0.value)
          || $0.value > 0xFFFF
      })
  }

  @Test("skips that are allowed are no failures")
  func allowedSkips() throws {
    let text = try SampleReport.mixed().text(as: .xml, allowingSkips: true)
    #expect(text.contains(#"failures="1" errors="1" skipped="2""#))
    #expect(text.contains(#"<skipped type="unsupported""#))
  }

  @Test(
    "the end of a name says the format",
    arguments: [
      ("a.txt", ReportFormat.text), ("b/c.JSON", .json), ("ü.xml", .xml), ("a", nil), (".xml", nil),
      ("a.html", nil), ("x.json/y", nil), ("", nil),
    ])
  func format(path: String, format: ReportFormat?) {
    #expect(ReportFormat(path: path) == format)
  }
}
