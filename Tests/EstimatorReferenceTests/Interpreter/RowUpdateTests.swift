import EstimatorReference
import Estimators
import Testing

/// Expected values were recorded from TensorFlow 2.15.1.
@Suite("Updates of rows")
struct RowUpdateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    /// Scalars before and behind the gradient (and its indices).
    let before: [Float]
    let after: [Float]
    let attributes: [String: Attribute]
    /// What the variables are afterwards.
    let expected: [[Float]]

    init(
      _ kind: String, before: [Float] = [], after: [Float] = [], _ attributes: [String: Attribute],
      _ expected: [[Float]]
    ) {
      self.kind = kind
      self.before = before
      self.after = after
      self.attributes = attributes
      self.expected = expected
    }

    var testDescription: String { "\(kind) \(before + after) \(attributes)" }
  }

  static let cases: [Case] = [
    Case(
      "ResourceApplyFtrl", after: [0.05, 0, 0, -0.5], ["multiply_linear_by_lr": .bool(false)],
      [
        [0.102849513, -0.168778762, 0.0912870914, -0.00028094204, -0.0452267043, 0.018289946],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.896621287, 1.65368748, -1, 0.00914680958, 0.899999976, -0.285698086],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.05, 0, 0, -0.5], ["multiply_linear_by_lr": .bool(false)],
      [
        [0, -0.794145346, 2, 0.100000001, -0.0662259981, 0.101560719],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 24.8606815, -1, 0.5, 1.37648141, -1.63761735],
      ]),
    Case(
      "ResourceApplyFtrl", after: [0.1, 0.2, 0.3, -0.5], ["multiply_linear_by_lr": .bool(false)],
      [
        [0.0198250934, -0.186733499, 0.131639019, -0.04766763, -0.0663515031, 0],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.298310637, 1.22684371, -1, 1.00457335, 0.899999976, -0.0928490385],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.1, 0.2, 0.3, -0.5],
      ["multiply_linear_by_lr": .bool(false)],
      [
        [0, -0.829433084, 2, 0.100000001, -0.0999077782, 0.0770718977],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 13.6803408, -1, 0.5, 1.29821682, -0.867616653],
      ]),
    Case(
      "ResourceApplyFtrl", after: [0.1, 0.2, 0.3, -0.7], ["multiply_linear_by_lr": .bool(false)],
      [
        [0.0176730659, -0.24313359, 0.163095027, -0.0170907006, -0.0664773956, 0],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.265867472, 1.24123025, -1, 0.548344135, 0.899999976, -0.144170433],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.1, 0.2, 0.3, -0.7],
      ["multiply_linear_by_lr": .bool(false)],
      [
        [0, -0.920241416, 2, 0.100000001, -0.102697261, 0.109966986],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 17.9834461, -1, 0.5, 1.34543431, -1.07937551],
      ]),
    Case(
      "ResourceApplyFtrl", after: [0.05, 0, 0, -0.5], ["multiply_linear_by_lr": .bool(true)],
      [
        [0.102849521, -2.10795808, 1.82574177, -0.292071104, -0.236183882, 0.0182899442],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.0448310673, 1.03268433, -1, 0.47545734, 0.234999999, -0.0142849032],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.05, 0, 0, -0.5], ["multiply_linear_by_lr": .bool(true)],
      [
        [0, -1.4010781, 2, 0.100000001, -0.313584954, 0.101560719],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 2.19303417, -1, 0.5, 0.325887024, -0.0818808675],
      ]),
    Case(
      "ResourceApplyFtrl", after: [0.1, 0.2, 0.3, -0.5], ["multiply_linear_by_lr": .bool(true)],
      [
        [0.0198250972, -1.82340074, 1.61257792, -0.314273924, -0.23696965, 0],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.0298310667, 1.02268434, -1, 0.550457358, 0.270000011, -0.0092849033],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.1, 0.2, 0.3, -0.5],
      ["multiply_linear_by_lr": .bool(true)],
      [
        [0, -1.38319468, 2, 0.100000001, -0.317268997, 0.0770718977],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 2.26803398, -1, 0.5, 0.368751764, -0.0867616683],
      ]),
    Case(
      "ResourceApplyFtrl", after: [0.1, 0.2, 0.3, -0.7], ["multiply_linear_by_lr": .bool(true)],
      [
        [0.0176730659, -2.34468842, 1.99791396, -0.237872794, -0.237419277, 0],
        [0.189999998, 0.24000001, 0.300000012, 2.6500001, 0.99000001, 0.610000014],
        [-0.0265867487, 1.02412307, -1, 0.504834414, 0.270000011, -0.014417042],
      ]),
    Case(
      "ResourceSparseApplyFtrl", after: [0.1, 0.2, 0.3, -0.7],
      ["multiply_linear_by_lr": .bool(true)],
      [
        [0, -1.38596535, 2, 0.100000001, -0.342317611, 0.109966978],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
        [0, 2.69834471, -1, 0.5, 0.40180403, -0.107937552],
      ]),
    Case(
      "ResourceSparseApplyAdagradV2", before: [0.1, 1e-7], ["update_slots": .bool(true)],
      [
        [0.5, -1.09583151, 2, 0.100000001, -0.106414199, 3.01259661],
        [0.100000001, 2.45000005, 0.300000012, 0.400000006, 1.08000004, 0.650000036],
      ]),
    Case(
      "ResourceSparseApplyKerasMomentum", before: [0.1], after: [0.9],
      ["use_nesterov": .bool(true)],
      [
        [0.58099997, -1.12300003, 2, 0.100000001, 0.555199981, 3.95860004],
        [0.0899999961, 0.0299999863, 0.300000012, 0.400000006, 0.307999998, 0.494000018],
      ]),
    Case(
      "ResourceSparseApplyAdagradV2", before: [0.1, 1e-7], ["update_slots": .bool(false)],
      [
        [0.5, -1.33541012, 2, 0.100000001, -0.141421333, 3.01290989],
        [0.100000001, 0.200000003, 0.300000012, 0.400000006, 0.5, 0.600000024],
      ]),
    Case(
      "ResourceSparseApplyKerasMomentum", before: [0.1], after: [0.9],
      ["use_nesterov": .bool(false)],
      [
        [0.589999974, -0.970000029, 2, 0.100000001, 0.727999985, 4.0539999],
        [0.0899999961, 0.0299999863, 0.300000012, 0.400000006, 0.307999998, 0.494000018],
      ]),
  ]

  static let start: [[Float]] = [
    [0.5, -1, 2, 0.1, 0, 3], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [0, 1, -1, 0.5, 0.2, 0],
  ]
  static let gradient = Tensor([Float(0.3), -0.2, 0, 1.5, 0.7, 0.1], shape: [3, 2])

  /// The variables after one update by the gradient for `rows`.
  private func updated(_ example: Case, rows: [Int32]) throws -> [[Float]] {
    let graph = Graph()
    let variables = try Self.start.prefix(example.expected.count).enumerated().map {
      try graph.addVariable("v\($0)", initialValue: Tensor($1, shape: [3, 2]))
    }
    let scalars = { (values: [Float]) in try values.map { try graph.constant($0) } }
    var inputs = try variables.map(\.handle) + scalars(example.before)
    inputs.append(try graph.constant(Self.gradient))
    if example.kind.contains("Sparse") { inputs.append(try graph.constant(rows)) }
    let update = try graph.add(
      example.kind, inputs: inputs + scalars(example.after), attributes: example.attributes)
    let session = try graph.session()
    _ = try session.run(targets: [update.operation])
    return variables.map { session.value(of: $0)?.floats ?? [] }
  }

  @Test(
    "optimizer.rows: each row of the gradient moves its row, one after the other, and no other row",
    arguments: cases)
  func update(example: Case) throws {
    for (found, expected) in zip(try updated(example, rows: [2, 0, 2]), example.expected) {
      for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 4e-6 * max(1, abs(b))) }
    }
  }

  @Test(
    "An index outside the variable is refused",
    arguments: cases.filter { $0.kind.contains("Sparse") },
    [3, -1] as [Int32])
  func outside(example: Case, row: Int32) throws {
    #expect(
      try errorKind { _ = try updated(example, rows: [0, row, 1]) } == .invalidArgument)
  }

  static let scattered: [(kind: String, rows: [Float], number: [Float])] = [
    (
      "ResourceScatterAdd", [0.5, 0.5, 2, 0.100000001, 1, 2.89999986],
      [7.5, 6, 2, 0.100000001, 14, 17]
    ),
    (
      "ResourceScatterSub", [0.5, -2.5, 2, 0.100000001, -1, 3.10000014],
      [-6.5, -8, 2, 0.100000001, -14, -11]
    ),
    (
      "ResourceScatterUpdate", [0, 1.5, 2, 0.100000001, 0.699999988, 0.100000001],
      [7, 7, 2, 0.100000001, 7, 7]
    ),
  ]

  private func scatter(_ kind: String, _ rows: [Int32], _ updates: Tensor) throws -> [Float] {
    let graph = Graph()
    let variable = try graph.addVariable(
      "v", initialValue: Tensor(Self.start[0], shape: [3, 2]))
    let update = try graph.scatter(
      kind, variable, at: graph.constant(rows), graph.constant(updates))
    let session = try graph.session()
    _ = try session.run(targets: [update])
    return session.value(of: variable)?.floats ?? []
  }

  @Test(
    "Scattered rows are added, taken away or put in place, one after the other",
    arguments: scattered)
  func scatter(kind: String, rows: [Float], number: [Float]) throws {
    #expect(isClose(try scatter(kind, [2, 0, 2], Self.gradient), rows))
    #expect(isClose(try scatter(kind, [2, 0, 2], Tensor(Float(7))), number))
    for row in [3, -1] as [Int32] {
      let refused = try errorKind { _ = try scatter(kind, [0, row, 1], Self.gradient) }
      #expect(refused == .invalidArgument)
    }
  }

  private func isClose(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
  }
}
