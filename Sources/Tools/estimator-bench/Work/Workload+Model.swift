import EstimatorModels
import Estimators

extension Workload {
  /// `RNNClassifier` with one embedded sequence, starting from the workload's weights.
  func modelFunction(in environment: any Environment) throws -> ModelFunction {
    let token = try SequenceCategoricalColumn.sequenceCategoricalColumnWithIdentity(
      "token", numBuckets: configuration.vocabulary)
    let classifier = try RNNClassifier(
      sequenceFeatureColumns: [
        EmbeddingColumn.embeddingColumn(token, dimension: configuration.embedding)
      ],
      units: .list(configuration.units), cellType: .named(configuration.cell.rawValue),
      nClasses: configuration.classes)
    let weights = weights
    return classifier.estimator.modelFunction(
      start: ModelStart(initialValue: { name, _ in weights[name] }), environment: environment)
  }
}
