/// A description of how features become what a model takes. It is a value: it makes graph nodes only
/// when ``SequenceFeatures`` or ``DenseFeatures`` asks it to.
public protocol FeatureColumn: Sendable {
  /// What orders the columns of a model, and names its variables.
  var name: String { get }

  /// How each feature that the column reads is parsed.
  ///
  /// - Rules: `column.parse-spec`
  var parseExampleSpec: OrderedDictionary<String, FeatureParsing> { get }
}

/// A column of ids in `0..<numBuckets`. Wrapped into an embedding or an indicator it becomes numbers.
public protocol CategoricalColumn: FeatureColumn {
  /// Ids are below this.
  var numBuckets: Int { get }

  /// Adds the nodes that make the ids of a batch.
  ///
  /// - Throws: `EstimatorError` when the feature is missing or of the wrong kind.
  func ids(of features: ColumnFeatures) throws -> CategoricalIDs
}

/// A column whose numbers may come from a table that is a variable of the model.
public protocol EmbeddingTableColumn: FeatureColumn {
  /// Adds the variable, or finds it where it is shared.
  ///
  /// - Parameter scope: That of the layer and the column, such as `dense_features/x_embedding`.
  func table(in scope: String, among variables: ModelVariables) throws -> Variable
}

/// A column of numbers for each row of a batch.
public protocol DenseColumn: FeatureColumn {
  /// Numbers per row.
  var width: Int { get }

  /// Adds the nodes that make the numbers.
  ///
  /// - Parameter table: The column's variable, if it has one.
  /// - Returns: float32 `[batch, width]`.
  func dense(_ features: ColumnFeatures, table: Variable?) throws -> SymbolicTensor
}

/// A column of numbers for each step of each row of a batch.
public protocol SequenceDenseColumn: FeatureColumn {
  /// Numbers per step.
  var width: Int { get }

  /// Adds the nodes that make the numbers.
  ///
  /// - Parameter table: The column's variable, if it has one.
  func sequence(_ features: ColumnFeatures, table: Variable?) throws -> SequenceTensor
}

/// Numbers over time, with how long each row is.
public struct SequenceTensor: Sendable {
  /// float32, or what a normalizer made of integers; `[batch, time, width]`, or `[time, batch, width]` where
  /// that was asked for.
  public let values: SymbolicTensor
  /// int64 `[batch]`.
  public let lengths: SymbolicTensor

  public init(values: SymbolicTensor, lengths: SymbolicTensor) {
    self.values = values
    self.lengths = lengths
  }
}

/// How one feature of a serialised example is read.
public enum FeatureParsing: Sendable, Hashable {
  /// As many values as there are, into a sparse tensor.
  case variableLength(DataType)
  /// Exactly this shape; without a default, the feature has to be there.
  case fixedLength(Shape, DataType, defaultValue: Double?)
}
