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
  ///
  /// Each names the rule whose scenarios show the rest of the row, and the rule whose unit tests show what is
  /// missing, if there are any.
  private static let excusedInPart: [String: PartialExcuse] = [
    "CELL-10": PartialExcuse(
      "updates that layers make: no cell that a scenario can name makes any",
      shown: "cell.custom.losses"),
    "COL-01": PartialExcuse(
      "features of rank zero: inputs have rows",
      shown: "column.input.dense"),
    "COL-16": PartialExcuse(
      "an initializer that cannot be called: it is an object, or none",
      shown: "column.embedding.arguments"),
    "INIT-05": PartialExcuse(
      "seeds of Python's own generator, which nobody has set: nothing repeats them",
      shown: "initial.kernel.seed"),
    "INIT-06": PartialExcuse(
      "no seed in the configuration, which nothing repeats, and random operations before the tables",
      shown: "initial.embedding.seed", tested: "initial.embedding.seed"),
  ]

  /// A part of a row that no scenario shows.
  struct PartialExcuse {
    let missing: String
    /// The rule of what is shown.
    let shown: String
    /// The rule that unit tests of what is missing begin with.
    let tested: String?

    init(_ missing: String, shown: String, tested: String? = nil) {
      (self.missing, self.shown, self.tested) = (missing, shown, tested)
    }
  }

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

  @Test("No row ends where something was to follow, and none is a subject alone")
  func rowsAreWhole() {
    for row in Self.rows {
      for end in [":.", ",.", ";.", "(.", " ."] {
        #expect(!row.sentence.hasSuffix(end), "\(row.id)")
      }
      let words = row.sentence.split(separator: " ").count
      let says = row.sentence.contains { "→:=;".contains($0) }
      #expect(words > 5 || says, "\(row.id)")
    }
  }

  @Test("Every row is covered by a rule, or excused with a reason")
  func everyRowIsCovered() {
    let covered = Set(Rule.all.flatMap(\.rows))
    for row in Self.rows {
      #expect(covered.contains(row.id) != (Self.excused[row.id] != nil), "\(row.id)")
    }
  }

  @Test("A row that is excused in part is covered in part, and tests hold what excuses say they do")
  func excusesInPartAreNeeded() {
    for (row, excuse) in Self.excusedInPart.sorted(by: { $0.key < $1.key }) {
      #expect(Rule.named(excuse.shown)?.rows.contains(row) == true, "\(row)")
      guard let tested = excuse.tested else { continue }
      #expect(Rule.named(tested)?.rows.contains(row) == true, "\(row)")
      #expect(TestNames.all.hasTest(of: tested), "\(row)")
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
