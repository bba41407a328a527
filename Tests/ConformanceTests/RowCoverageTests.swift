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
    "SUM-01": "event files are not part of the contract yet",
    "SUM-02": "event files are not part of the contract yet",
    "SUM-03": "event files are not part of the contract yet",
    "TOL-02": "advice to whoever writes scenarios: no long free runs",
    "TOL-03": "advice to whoever compares: floats have tolerances, never equal bits",
    "TOL-04": "advice to whoever writes scenarios: no inputs next to a threshold",
  ]

  /// What no rule covers of a row that is otherwise covered, and why.
  private static let excusedInPart: [String: String] = [
    "CELL-10": "updates that layers make: no cell that a scenario can name makes any",
    "COL-01": "features of rank zero: inputs have rows; unit tests give them",
    "COL-16": "tables from a checkpoint: no scenario has one; unit tests check arguments",
    "VAR-06": "rates that change with the step: optimizers here have fixed ones",
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

  @Test("A row that is excused in part is covered in part")
  func excusesInPartAreNeeded() {
    let covered = Set(Rule.all.flatMap(\.rows))
    for row in Self.excusedInPart.keys.sorted() { #expect(covered.contains(row), "\(row)") }
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
