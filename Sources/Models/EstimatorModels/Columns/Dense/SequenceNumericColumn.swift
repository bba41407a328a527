/// Numbers over time.
public struct SequenceNumericColumn: SequenceDenseColumn {
  /// Changes the cells that exist; padding comes after it.
  public typealias Normalizer =
    @Sendable (_ feature: SparseTensor<SymbolicTensor>, _ graph: Graph) throws
    -> SparseTensor<SymbolicTensor>

  public let key: String
  /// Of one step.
  public let shape: Shape
  /// What stands where no cell is.
  public let defaultValue: Double
  public let dataType: DataType
  public let normalizer: Normalizer?

  init(
    key: String, shape: [Int], defaultValue: Double, dataType: DataType, normalizer: Normalizer?
  ) throws {
    // column.sequence-numeric.arguments (COL-24)
    self.shape = try NumericArguments.shape(
      shape, key: key, rule: .columnSequenceNumericArguments)
    try NumericArguments.requireNumber(dataType, key: key, rule: .columnSequenceNumericArguments)
    self.key = key
    self.defaultValue = defaultValue
    self.dataType = dataType
    self.normalizer = normalizer
  }

  public var name: String { key }

  public var width: Int { shape.elementCount }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    // column.parse-spec (COL-39)
    [key: .variableLength(dataType)]
  }

  public func sequence(_ features: ColumnFeatures, table: Variable?) throws -> SequenceTensor {
    let graph = features.graph
    let cells = try cells(of: features)
    // column.sequence-numeric.value (COL-20), column.input.order (COL-25)
    let filler = try graph.scalar(defaultValue, cells.values.dataType)
    let dense = try graph.dense(cells, default: filler)
    let batch = try graph.element(0, of: cells.denseShape)
    // column.sequence-numeric.shape (COL-21, COL-22)
    let steps = try graph.reshape(
      dense, to: graph.pack([batch, graph.constant(Int64(-1)), graph.constant(Int64(width))]))
    let lengths = try graph.lengths(
      rows: graph.column(0, of: cells.indices), steps: graph.column(1, of: cells.indices),
      batch: batch, elementsPerStep: cells.rank == 2 ? width : 1)
    let values =
      features.isTimeMajor ? try graph.transpose(steps, permutation: [1, 0, 2]) : steps
    return SequenceTensor(values: values, lengths: lengths)
  }

  /// The cells that exist, normalised: float32, unless a normalizer made integers something else.
  private func cells(of features: ColumnFeatures) throws -> SparseTensor<SymbolicTensor> {
    guard case .sparse(let feature) = try features.feature(key) else {
      // column.sequence-numeric.value (COL-20)
      throw EstimatorError(
        .typeError, "the feature '\(key)' is dense, a sequence of numbers is sparse",
        argument: "features", rule: .columnSequenceNumericValue)
    }
    let normal = try normalizer?(feature, features.graph) ?? feature
    // column.sequence-numeric.type (COL-23)
    guard normal.values.dataType.isFloatingPoint else {
      throw EstimatorError(
        .typeError, "the feature '\(key)' is \(normal.values.dataType), not floating-point",
        argument: "features", rule: .columnSequenceNumericType)
    }
    return normal
  }
}

extension FeatureColumn where Self == SequenceNumericColumn {
  /// A sparse feature of floating-point numbers, `[batch, time · elements]` or `[batch, time, elements]`.
  ///
  /// - Parameters:
  ///   - shape: Of one step; steps are cut out of what a row holds.
  ///   - defaultValue: What stands where no cell is.
  ///   - dataType: What parsing reads.
  ///   - normalizer: Changes the cells that exist.
  /// - Throws: `EstimatorError` with kind `ValueError` for a dimension below 1 or a type that is no
  ///   number's; when the graph is built, `TypeError` for a dense feature or one of integers.
  /// - Rules: `column.sequence-numeric.value`, `column.sequence-numeric.shape`,
  ///   `column.sequence-numeric.type`, `column.sequence-numeric.arguments`
  public static func sequenceNumericColumn(
    _ key: String, shape: [Int] = [1], defaultValue: Double = 0, dataType: DataType = .float32,
    normalizer: SequenceNumericColumn.Normalizer? = nil
  ) throws -> Self {
    try Self(
      key: key, shape: shape, defaultValue: defaultValue, dataType: dataType,
      normalizer: normalizer)
  }
}
