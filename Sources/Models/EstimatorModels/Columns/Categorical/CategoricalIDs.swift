/// The ids of a batch. One below zero stands for nothing.
public struct CategoricalIDs: Sendable {
  enum Cells: Sendable {
    /// An int64 id for every cell of a dense input `[batch, …]`, and which of the cells exist: all of
    /// them, if nothing else is said.
    case dense(SymbolicTensor, exist: SymbolicTensor?)
    /// int64 values.
    case sparse(SparseTensor<SymbolicTensor>)
  }

  let cells: Cells
  /// float32 `[n]`: what each value of sparse cells counts; 1 if left out.
  let weights: SymbolicTensor?

  init(_ cells: Cells, weights: SymbolicTensor? = nil) {
    self.cells = cells
    self.weights = weights
  }

  /// The cells that exist, with their ids.
  func sparse(in graph: Graph) throws -> SparseTensor<SymbolicTensor> {
    switch cells {
    case .sparse(let tensor): return tensor
    case .dense(let ids, let exist):
      let exist = try exist ?? graph.equal(ids, ids)
      let indices = try graph.where(exist)
      return SparseTensor(
        indices: indices, values: try graph.gatherNd(ids, indices),
        denseShape: try graph.extents(ids))
    }
  }
}

/// A categorical column whose ids come from the values of one feature, each by itself.
protocol ElementwiseCategoricalColumn: CategoricalColumn {
  var key: String { get }

  /// What the feature's values are declared to be.
  var dataType: DataType { get }

  /// - Throws: `EstimatorError` with kind `ValueError` when a feature of that type is none for this column.
  func check(_ dataType: DataType) throws

  /// Adds the nodes that make int64 ids of the values.
  func ids(of values: SymbolicTensor, in graph: Graph) throws -> SymbolicTensor
}

extension ElementwiseCategoricalColumn {
  public var name: String { key }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    // column.parse-spec (COL-39)
    [key: .variableLength(dataType)]
  }

  public func ids(of features: ColumnFeatures) throws -> CategoricalIDs {
    let graph = features.graph
    let feature = try features.feature(key)
    try check(feature.dataType)
    switch feature {
    case .sparse(let tensor):
      let ids = try ids(of: tensor.values, in: graph)
      return CategoricalIDs(
        .sparse(
          SparseTensor(indices: tensor.indices, values: ids, denseShape: tensor.denseShape)))
    case .dense(let tensor):
      return CategoricalIDs(
        .dense(try ids(of: tensor, in: graph), exist: try graph.exist(tensor)))
    }
  }

  /// - Throws: `EstimatorError` with kind `ValueError` unless both are strings or both integers.
  func checkKind(of dataType: DataType, rule: Rule) throws {
    let isSame = self.dataType == .string ? dataType == .string : dataType.isInteger
    if isSame { return }
    throw EstimatorError(
      .valueError, "the feature '\(key)' is \(dataType), the column expects \(self.dataType)",
      argument: "features", rule: rule)
  }
}

extension Graph {
  /// Which cells of a dense input stand for something.
  fileprivate func exist(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    // column.input.dense (COL-01)
    if tensor.dataType == .string {
      return try notEqual(tensor, constant(Tensor(ByteString(""))))
    }
    return try notEqual(cast(tensor, to: .int64), constant(tensor.dataType.nothing))
  }

  /// Integers as the texts that are hashed; texts as they are.
  func decimalText(_ values: SymbolicTensor) throws -> SymbolicTensor {
    // column.hash.id (COL-05)
    values.dataType == .string ? values : try apply("AsString", values)
  }
}

extension DataType {
  /// What stands for no integer: the bits of -1, which are the largest of an unsigned type.
  fileprivate var nothing: Int64 {
    switch self {
    case .uint8: Int64(UInt8.max)
    case .uint16: Int64(UInt16.max)
    case .uint32: Int64(UInt32.max)
    default: -1
    }
  }
}

/// What the constructors of columns check.
enum ColumnArguments {
  /// - Throws: `EstimatorError` with kind `ValueError` when the condition does not hold.
  static func require(
    _ condition: Bool, _ message: @autoclosure () -> String, argument: String, rule: Rule
  ) throws {
    if condition { return }
    throw EstimatorError(.valueError, message(), argument: argument, rule: rule)
  }

  /// Ids are made of text or of integers.
  static func requireTextOrInteger(_ dataType: DataType, key: String, rule: Rule) throws {
    try require(
      dataType == .string || dataType.isInteger,
      "the type of '\(key)' must be string or an integer, not \(dataType)", argument: "dtype",
      rule: rule)
  }
}
