import EstimatorModels
import Foundation
import Testing

/// What TensorFlow's head answered to three batches.
struct RecordedHead: Decodable, CustomTestStringConvertible {
  let title: String
  let head: String
  let arguments: Arguments
  let batches: [Batch]
  /// After all batches.
  let metrics: [String: RecordedTensor]
  /// For the first batch.
  let predictions: [String: RecordedTensor]
  let exports: [String]

  var testDescription: String { title }

  struct Batch: Decodable {
    let logits: RecordedTensor
    let labels: [String: RecordedTensor]
    let features: [String: RecordedTensor]
    let loss: RecordedTensor
    /// Of the loss with respect to the logits.
    let gradient: RecordedTensor
  }

  struct Arguments: Decodable {
    var name: String?
    var weightColumn: String?
    var lossReduction: String?
    var thresholds: [Double]?
    var labelVocabulary: [String]?
    var labelDimension: Int?
    var nClasses: Int?
    var computeFullLoss: Bool?
    var classesForClassBasedMetrics: [Int]?
    var headWeights: [Double]?

    enum CodingKeys: String, CodingKey {
      case name, thresholds
      case weightColumn = "weight_column"
      case lossReduction = "loss_reduction"
      case labelVocabulary = "label_vocabulary"
      case labelDimension = "label_dimension"
      case nClasses = "n_classes"
      case computeFullLoss = "compute_full_loss"
      case classesForClassBasedMetrics = "classes_for_class_based_metrics"
      case headWeights = "head_weights"
    }

    var weights: WeightColumn? { weightColumn.map { .feature($0) } }
    var reduction: LossReduction {
      lossReduction.flatMap(LossReduction.init(rawValue:)) ?? .sumOverBatchSize
    }
  }

  static let all: [RecordedHead] = recordedHeads.split(separator: "\n").compactMap {
    try? JSONDecoder().decode(RecordedHead.self, from: Data($0.utf8))
  }

  /// The same head of ours.
  func make() throws -> any Head {
    if head.hasPrefix("Sequential:") {
      return try SequentialHeadWrapper(
        makeStatic(String(head.dropFirst("Sequential:".count))), sequenceMask: "mask",
        featureColumns: arguments.weightColumn.map { [$0] } ?? [])
    }
    return try makeStatic(head)
  }

  private func makeStatic(_ kind: String) throws -> any StaticHead {
    let (a, name) = (arguments, arguments.name ?? "")
    switch kind {
    case "BinaryClassHead":
      return try BinaryClassHead(
        weightColumn: a.weights, thresholds: a.thresholds ?? [],
        labelVocabulary: a.labelVocabulary, lossReduction: a.reduction, name: name)
    case "MultiClassHead":
      return try MultiClassHead(
        nClasses: a.nClasses ?? 0, weightColumn: a.weights, labelVocabulary: a.labelVocabulary,
        lossReduction: a.reduction, name: name)
    case "RegressionHead":
      return try RegressionHead(
        labelDimension: a.labelDimension ?? 1, weightColumn: a.weights,
        lossReduction: a.reduction, name: name)
    case "PoissonRegressionHead":
      return try PoissonRegressionHead(
        labelDimension: a.labelDimension ?? 1, weightColumn: a.weights,
        lossReduction: a.reduction, computeFullLoss: a.computeFullLoss ?? true, name: name)
    case "MultiLabelHead":
      return try MultiLabelHead(
        nClasses: a.nClasses ?? 0, weightColumn: a.weights, thresholds: a.thresholds ?? [],
        labelVocabulary: a.labelVocabulary, lossReduction: a.reduction,
        classesForClassBasedMetrics: a.classesForClassBasedMetrics ?? [], name: name)
    default:
      return try MultiHead(
        [BinaryClassHead(name: "one"), MultiClassHead(nClasses: 3, name: "two")],
        headWeights: a.headWeights ?? [])
    }
  }
}

/// A tensor in JSON; numbers that JSON does not know are texts.
struct RecordedTensor: Decodable {
  let type: String
  let shape: [Int]
  let elements: [Element]

  enum Element: Decodable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .number(flag ? 1 : 0)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var number: Double {
      switch self {
      case .number(let number): number
      case .text(let text): Double(text) ?? .nan
      }
    }

    var text: String {
      switch self {
      case .number: ""
      case .text(let text): text
      }
    }
  }

  var numbers: [Double] { elements.map(\.number) }
  var texts: [String] { elements.map(\.text) }

  var tensor: Tensor {
    let shape = Shape(shape)
    return switch type {
    case "float32": Tensor(numbers.map { Float($0) }, shape: shape)
    case "int32": Tensor(numbers.map { Int32($0) }, shape: shape)
    case "int64": Tensor(numbers.map { Int64($0) }, shape: shape)
    case "bool": Tensor(numbers.map { $0 != 0 }, shape: shape)
    default: Tensor(texts.map { ByteString($0) }, shape: shape)
    }
  }
}
