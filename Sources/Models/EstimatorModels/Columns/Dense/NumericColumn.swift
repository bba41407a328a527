/// Numbers as they are.
public struct NumericColumn: DenseColumn {
  /// Changes the feature before it becomes float32; integers are still integers here.
  public typealias Normalizer =
    @Sendable (_ feature: SymbolicTensor, _ graph: Graph) throws -> SymbolicTensor

  public let key: String
  /// Of one row.
  public let shape: Shape
  public let defaultValue: Double?
  public let dataType: DataType
  public let normalizer: Normalizer?

  init(
    key: String, shape: [Int], defaultValue: Double?, dataType: DataType, normalizer: Normalizer?
  ) throws {
    self.shape = try NumericArguments.shape(shape, key: key, rule: .columnNumericInput)
    try NumericArguments.requireNumber(dataType, key: key, rule: .columnNumericInput)
    self.key = key
    self.defaultValue = defaultValue
    self.dataType = dataType
    self.normalizer = normalizer
  }

  public var name: String { key }

  public var width: Int { shape.elementCount }

  public var parseExampleSpec: OrderedDictionary<String, FeatureParsing> {
    // column.parse-spec (COL-39)
    [key: .fixedLength(shape, dataType, defaultValue: defaultValue)]
  }

  public func dense(_ features: ColumnFeatures, table: Variable?) throws -> SymbolicTensor {
    let graph = features.graph
    let values = try values(of: features)
    if values.shape.rank == 2, values.shape.dimensions?[1] == width { return values }
    let batch = try graph.element(0, of: graph.extents(values))
    return try graph.reshape(values, to: graph.pack([batch, graph.constant(Int64(width))]))
  }

  /// The feature, normalised, as float32 in its own shape.
  ///
  /// - Rules: `column.numeric.value`, `column.numeric.input`
  func values(of features: ColumnFeatures) throws -> SymbolicTensor {
    guard case .dense(let feature) = try features.feature(key) else {
      // column.numeric.input (COL-32)
      throw EstimatorError(
        .valueError, "the numeric feature '\(key)' is sparse", argument: "features",
        rule: .columnNumericInput, advice: "Use a dense feature, or a sequence numeric column.")
    }
    // column.numeric.value (COL-32)
    let normal = try normalizer?(feature, features.graph) ?? feature
    // column.numeric.input (COL-32): the cast of a text fails in the run.
    return try features.graph.cast(normal, to: .float32)
  }
}

/// What the constructors of numeric columns check.
enum NumericArguments {
  static func shape(_ dimensions: [Int], key: String, rule: Rule) throws -> Shape {
    try ColumnArguments.require(
      dimensions.allSatisfy { $0 >= 1 }, "a dimension of '\(key)' is below 1: \(dimensions)",
      argument: "shape", rule: rule)
    return Shape(dimensions)
  }

  static func requireNumber(_ dataType: DataType, key: String, rule: Rule) throws {
    try ColumnArguments.require(
      dataType.isInteger || dataType.isFloatingPoint,
      "'\(key)' cannot be \(dataType): it becomes float32", argument: "dtype", rule: rule)
  }
}

extension FeatureColumn where Self == NumericColumn {
  /// A dense feature of numbers, `[batch]` or `[batch] + shape`: float32, as wide as `shape` has elements.
  ///
  /// - Parameters:
  ///   - defaultValue: What parsing puts where the feature is missing.
  ///   - dataType: What parsing reads.
  ///   - normalizer: Changes the feature before it becomes float32.
  /// - Throws: `EstimatorError` with kind `ValueError` for a dimension below 1 or a type that is no
  ///   number's; when the graph is built, `ValueError` for a sparse feature, `Unimplemented` for texts.
  /// - Rules: `column.numeric.value`, `column.numeric.input`
  public static func numericColumn(
    _ key: String, shape: [Int] = [1], defaultValue: Double? = nil, dataType: DataType = .float32,
    normalizer: NumericColumn.Normalizer? = nil
  ) throws -> Self {
    try Self(
      key: key, shape: shape, defaultValue: defaultValue, dataType: dataType,
      normalizer: normalizer)
  }
}
