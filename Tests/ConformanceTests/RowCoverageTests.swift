import EstimatorConformance
import Testing

@Suite("Rows of the catalogue")
struct RowCoverageTests {
  /// Rows that no rule covers, and why.
  private static let excused: [String: String] = [
    "HEAD-12": "an estimator here runs on one device; replicas are not part of the contract yet",
    "RNNX-01": "exports are not part of the contract yet",
    "RNNX-02": "exports are not part of the contract yet",
    "RNNX-03": "exports are not part of the contract yet",
    "RNNX-10": "a list of TensorFlow's own operations, not a demand on a backend",
    "RNNX-11": "a list of TensorFlow's own operations, not a demand on a backend",
    "RNNX-12": "a list of TensorFlow's own operations, not a demand on a backend",
    "TOL-02": "advice to whoever writes scenarios: no long free runs",
    "TOL-03": "advice to whoever compares: floats have tolerances, never equal bits",
    "TOL-04": "advice to whoever writes scenarios: no inputs next to a threshold",
  ]

  private static let rows: [(id: String, sentence: String, evidence: String)] = {
    let path = Checkout.root + "/Fixtures/catalogue/rows.json"
    guard let bytes = try? Checkout.environment.files.read(path),
      let document = try? JSONCursor(JSONSource(name: path, bytes: bytes)),
      let rows = try? document.required("rows").list()
    else { return [] }
    return rows.compactMap { row in
      guard let id = try? row.required("id").string(),
        let sentence = try? row.required("sentence").string(),
        let evidence = try? row.required("evidence").string()
      else { return nil }
      return (id, sentence, evidence)
    }
  }()

  @Test("The list of rows can be read, and each row has an id of its own and a sentence")
  func listIsWhole() {
    #expect(Self.rows.count > 150)
    #expect(Set(Self.rows.map(\.id)).count == Self.rows.count)
    for row in Self.rows {
      #expect(row.sentence.hasSuffix("."), "\(row.id)")
      #expect(["observed", "read"].contains(row.evidence), "\(row.id)")
    }
  }

  @Test("Every row is covered by a rule, or excused with a reason")
  func everyRowIsCovered() {
    let covered = Set(Rule.all.flatMap(\.rows))
    for row in Self.rows {
      #expect(covered.contains(row.id) != (Self.excused[row.id] != nil), "\(row.id)")
    }
  }

  @Test("A rule of the recurrent chapters names rows that exist")
  func namedRowsExist() {
    let known = Set(Self.rows.map(\.id))
    let chapters = Set(known.compactMap { $0.split(separator: "-").first })
    for row in Rule.all.flatMap(\.rows) where chapters.contains(row.prefix { $0 != "-" }) {
      #expect(known.contains(row), "\(row)")
    }
  }
}
