/// The features of one batch, as columns see them, and the graph in which they work.
///
/// Floating-point features have become float32, and rank one has become rank two.
public struct ColumnFeatures {
  public let graph: Graph
  /// Whether sequences are asked for as `[time, batch, …]`.
  let isTimeMajor: Bool
  private let features: OrderedDictionary<String, SymbolicTensor>

  /// - Throws: `EstimatorError` with kind `ValueError` when the features have no names.
  package init(
    _ features: TensorGroup<SymbolicTensor>, in graph: Graph, isTimeMajor: Bool = false
  ) throws {
    // rnn.features.keyed (RNN-27)
    guard case .keyed(let named) = features else {
      throw EstimatorError(
        .valueError, "columns find their features by name, but the features are one tensor",
        argument: "features", rule: .rnnFeaturesKeyed,
        advice: "Return a dictionary of features from the input function.")
    }
    self.features = named
    self.graph = graph
    self.isTimeMajor = isTimeMajor
  }

  /// One feature, dense or sparse.
  enum Feature {
    /// Of rank two or more.
    case dense(SymbolicTensor)
    /// Of rank two or more.
    case sparse(SparseTensor<SymbolicTensor>)

    var dataType: DataType {
      switch self {
      case .dense(let tensor): tensor.dataType
      case .sparse(let tensor): tensor.values.dataType
      }
    }
  }

  /// The feature under `key`.
  ///
  /// - Throws: `EstimatorError` with kind `KeyError` when it is missing, `ValueError` when it is of rank
  ///   zero.
  /// - Rules: `column.feature.missing`, `column.input.dense`
  func feature(_ key: String) throws -> Feature {
    if let tensor = features[key] { return .dense(try dense(tensor, key)) }
    if let tensor = TensorGroup.keyed(features).sparse(key) {
      return .sparse(try sparse(tensor, key))
    }
    // column.feature.missing (COL-40)
    throw EstimatorError(
      .keyError, "the features have no '\(key)'", argument: "features",
      rule: .columnFeatureMissing)
  }

  private func dense(_ tensor: SymbolicTensor, _ key: String) throws -> SymbolicTensor {
    // column.input.dense (COL-01)
    switch tensor.shape.rank {
    case nil: throw rankError(key, "must have a rank that is known")
    case 0: throw rankError(key, "cannot have rank 0")
    case 1: return try graph.expandDims(single(tensor), axis: -1)
    default: return try single(tensor)
    }
  }

  private func sparse(_ tensor: SparseTensor<SymbolicTensor>, _ key: String) throws
    -> SparseTensor<SymbolicTensor>
  {
    let values = try single(tensor.values)
    guard let rank = (tensor.indices.shape.dimensions?.last ?? nil) ?? tensor.denseShape.length
    else { throw rankError(key, "must have a rank that is known") }
    if rank > 1 {
      return SparseTensor(
        indices: tensor.indices, values: values, denseShape: tensor.denseShape)
    }
    // column.input.dense (COL-01)
    if rank == 0 { throw rankError(key, "cannot have rank 0") }
    let zeros = try graph.zerosLike(tensor.indices)
    return SparseTensor(
      indices: try graph.concat([tensor.indices, zeros], axis: 1), values: values,
      denseShape: try graph.concat([tensor.denseShape, graph.constant([Int64(1)])], axis: 0))
  }

  /// Models work in float32, whatever floating-point type the input has.
  private func single(_ tensor: SymbolicTensor) throws -> SymbolicTensor {
    tensor.dataType.isFloatingPoint ? try graph.cast(tensor, to: .float32) : tensor
  }

  private func rankError(_ key: String, _ reason: String) -> EstimatorError {
    EstimatorError(
      .valueError, "the feature '\(key)' \(reason)", argument: "features", rule: .columnInputDense)
  }
}

extension SparseTensor<SymbolicTensor> {
  /// The number of axes, of a feature that ``ColumnFeatures`` gave.
  var rank: Int? { (indices.shape.dimensions?.last ?? nil) ?? denseShape.length }
}

extension SymbolicTensor {
  /// The number of elements of a vector, if it is known.
  fileprivate var length: Int? { shape.rank == 1 ? shape.dimensions?[0] : nil }
}
