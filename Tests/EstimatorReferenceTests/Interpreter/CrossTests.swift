import EstimatorReference
import Estimators
import Testing

@Suite("Crosses")
struct CrossTests {
  enum Column: Sendable {
    case numbers([[Int64]])
    case texts([[ByteString]])

    var rows: Int {
      switch self {
      case .numbers(let rows): rows.count
      case .texts(let rows): rows.count
      }
    }

    /// Indices, values and shape.
    var tensors: [Tensor] {
      switch self {
      case .numbers(let rows): [Self.indices(rows), Tensor(Array(rows.joined())), shape]
      case .texts(let rows): [Self.indices(rows), Tensor(Array(rows.joined())), shape]
      }
    }

    private var shape: Tensor { Tensor([Int64(rows), 3]) }

    private static func indices<Element>(_ rows: [[Element]]) -> Tensor {
      let places = rows.enumerated().flatMap { row, cells in
        cells.indices.flatMap { [Int64(row), Int64($0)] }
      }
      return Tensor(places, shape: [places.count / 2, 2])
    }
  }

  struct Case: Sendable {
    let columns: [Column]
    let buckets: Int
    let key: Int
    let indices: [Int64]
    let values: [Int64]
    let shape: [Int64]
  }

  /// Recorded from TensorFlow 2.15.1.
  static let cases = [
    Case(
      columns: [.texts([["t", ""]]), .texts([["hgwprrpm"]])], buckets: 1000, key: 956_888_297_470,
      indices: [0, 0, 0, 1], values: [594, 688], shape: [1, 2]),
    Case(
      columns: [.texts([[]]), .numbers([[-1]])], buckets: 0, key: 12345, indices: [], values: [],
      shape: [1, 0]),
    Case(
      columns: [
        .texts([["eldbepg", "vnuj"], ["mslrsnsh", "vaitv"]]),
        .numbers([[6], [1_147_708_798_512_855_272]]),
        .numbers([[3_173_579_690_768_670_516, 1], [-1]]),
      ], buckets: 5, key: 12345, indices: [0, 0, 0, 1, 0, 2, 0, 3, 1, 0, 1, 1],
      values: [1, 4, 4, 2, 4, 3], shape: [2, 4]),
    Case(
      columns: [.numbers([[2_856_202_158_787_273_527, -4]])], buckets: 0, key: 956_888_297_470,
      indices: [0, 0, 0, 1], values: [6_688_400_726_445_810_083, 7_747_622_190_617_795_195],
      shape: [1, 2]),
    Case(
      columns: [.texts([["wb"]]), .texts([["emmoq"]]), .texts([[]])], buckets: 1000, key: 12345,
      indices: [], values: [], shape: [1, 0]),
    Case(
      columns: [
        .texts([["qjrk", ""], ["amtsu", "bu"]]),
        .texts([["vltwi", "asbvali"], ["stkf", "fklti"]]),
      ], buckets: 5, key: 12345, indices: [0, 0, 0, 1, 0, 2, 0, 3, 1, 0, 1, 1, 1, 2, 1, 3],
      values: [4, 2, 4, 2, 1, 3, 3, 3], shape: [2, 4]),
    Case(
      columns: [.numbers([[5]])], buckets: 5, key: 956_888_297_470, indices: [0, 0], values: [2],
      shape: [1, 1]),
    Case(
      columns: [.texts([[], []]), .texts([["ofc"], ["soi"]])], buckets: 0, key: 956_888_297_470,
      indices: [], values: [], shape: [2, 0]),
    Case(
      columns: [.texts([["kuct"]]), .texts([["jqiolu"]])], buckets: 5, key: 12345, indices: [0, 0],
      values: [4], shape: [1, 1]),
    Case(
      columns: [
        .numbers([[-2, 2], [-5, 1_106_770_712_149_463_167]]), .numbers([[], []]),
        .numbers([[-5, 1_114_311_899_300_486_652], [3_816_174_351_422_101_461]]),
      ], buckets: 0, key: 956_888_297_470, indices: [], values: [], shape: [2, 0]),
  ]

  private func cross(_ columns: [[Tensor]], dense: [Tensor] = [], buckets: Int, key: Int) throws
    -> [Tensor]
  {
    let graph = Graph()
    let sparse = try columns.map { parts in
      let nodes = try parts.map { try graph.constant($0) }
      return SparseTensor(indices: nodes[0], values: nodes[1], denseShape: nodes[2])
    }
    let crossed = try graph.hashedCross(
      sparse, dense: dense.map { try graph.constant($0) }, bucketCount: buckets, hashKey: key)
    return try graph.session().run(crossed.indices, crossed.values, crossed.denseShape)
  }

  @Test("column.crossed: crosses are TensorFlow's", arguments: cases)
  func recorded(example: Case) throws {
    let crossed = try cross(
      example.columns.map(\.tensors), buckets: example.buckets, key: example.key)
    #expect(crossed[0].int64s == example.indices)
    #expect(crossed[1].int64s == example.values)
    #expect(crossed[2].int64s == example.shape)
  }

  @Test("column.crossed: a dense column is one whose cells are all there")
  func dense() throws {
    let column = Column.numbers([[3, 4], [5, 6]])
    let matrix = Tensor([3, 4, 5, 6] as [Int64], shape: [2, 2])
    let first = Column.texts([["a"], ["b", "c"]])
    let sparse = try cross([first, column].map(\.tensors), buckets: 97, key: 1)
    let mixed = try cross([first.tensors], dense: [matrix], buckets: 97, key: 1)
    #expect(mixed.map(\.int64s) == sparse.map(\.int64s))
  }

  @Test("column.crossed: columns have the same rows, and are matrices")
  func misfits() throws {
    let (two, one) = (Column.numbers([[3], [5]]), Column.numbers([[3]]))
    let kind = try errorKind { _ = try cross([two, one].map(\.tensors), buckets: 5, key: 1) }
    #expect(kind == .invalidArgument)
    let vector = [Tensor([Int64(0)], shape: [1, 1]), Tensor([Int64(7)]), Tensor([Int64(2)])]
    #expect(try errorKind { _ = try cross([vector], buckets: 5, key: 1) } == .invalidArgument)
  }
}
