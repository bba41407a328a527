import Estimators

/// The sizes of one recurrent classifier and of what it is trained on.
struct Configuration: Sendable {
  /// The cells that `RNNClassifier` knows by name, with how many blocks of `units` their kernels have.
  enum Cell: String, Sendable {
    case simpleRNN = "simple_rnn"
    case lstm, gru

    var blocks: Int {
      switch self {
      case .simpleRNN: 1
      case .gru: 3
      case .lstm: 4
      }
    }
  }

  let name: String
  let vocabulary: Int
  let embedding: Int
  let cell: Cell
  let units: [Int]
  let batch: Int
  let steps: Int
  let classes: Int
  /// Lengths between an eighth of `steps` and all of it; otherwise every row is full.
  var isRagged = false

  static let all: [Configuration] = [
    Configuration(
      name: "small", vocabulary: 100, embedding: 16, cell: .lstm, units: [32, 16], batch: 32,
      steps: 20, classes: 2),
    medium("medium-lstm", .lstm), medium("medium-gru", .gru),
    medium("medium-simple-rnn", .simpleRNN), medium("medium-lstm-ragged", .lstm, ragged: true),
    Configuration(
      name: "large", vocabulary: 10_000, embedding: 256, cell: .lstm, units: [512], batch: 128,
      steps: 100, classes: 10),
  ]

  private static func medium(
    _ name: String, _ cell: Cell, ragged: Bool = false
  ) -> Configuration {
    Configuration(
      name: name, vocabulary: 10_000, embedding: 64, cell: cell, units: [128, 64], batch: 64,
      steps: 50, classes: 10, isRagged: ragged)
  }

  /// Trainable variables under their names in a checkpoint, in the order in which they are made.
  var variables: [(name: String, shape: Shape)] {
    let table = (
      "sequence_features/token_embedding/embedding_weights", Shape([vocabulary, embedding])
    )
    let outputs = classes == 2 ? 1 : classes
    let logits = [
      ("rnn_model/logits/kernel", Shape([units.last ?? embedding, outputs])),
      ("rnn_model/logits/bias", Shape([outputs])),
    ]
    return [table] + units.indices.flatMap(layer) + logits
  }

  private func layer(_ number: Int) -> [(name: String, shape: Shape)] {
    let stack = units.count > 1 ? "stacked_rnn_cells/" : ""
    let scope = "rnn_model/rnn/\(stack)\(cell.rawValue)_cell\(number == 0 ? "" : "_\(number)")"
    let (input, width) = (number == 0 ? embedding : units[number - 1], cell.blocks * units[number])
    return [
      ("\(scope)/kernel", Shape([input, width])),
      ("\(scope)/recurrent_kernel", Shape([units[number], width])),
      ("\(scope)/bias", cell == .gru ? Shape([2, width]) : Shape([width])),
    ]
  }

  /// Floating-point operations of the recurrent layers' matrix products for one live step of one row,
  /// forward.
  var productsPerCell: Double {
    zip([embedding] + units, units).reduce(0) { sum, layer in
      sum + 2 * Double((layer.0 + layer.1) * cell.blocks * layer.1)
    }
  }
}
