/// A stack and what its layer is called.
struct RecurrentLayer: Sendable {
  let stack: RecurrentStack
  /// The scope of its variables under that of the model.
  let name: String
}

/// How many units the layers have.
public enum RecurrentUnits: Sendable, Hashable {
  /// One layer with a scope of its own: `rnn_model/lstm` and not `rnn_model/rnn`.
  case number(Int)
  /// A layer for each.
  case list([Int])

  /// Whether Python would take it for true.
  var isSomething: Bool {
    switch self {
    case .number(let count): count != 0
    case .list(let counts): !counts.isEmpty
    }
  }
}

extension RecurrentUnits: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  public init(integerLiteral value: Int) { self = .number(value) }
  public init(arrayLiteral elements: Int...) { self = .list(elements) }
}

/// What kind of cell the layers have.
public enum CellType: Sendable, ExpressibleByStringLiteral {
  /// `simple_rnn`, `lstm` or `gru`; any other, and Python's None, is an error when the model is built.
  case named(String?)
  /// What this makes for each number of units.
  case made(@Sendable (_ units: Int) throws -> any RecurrentCell)

  public init(stringLiteral name: String) { self = .named(name) }

  /// - Throws: `EstimatorError` with kind `ValueError` for an unknown name, or units that are not
  ///   positive.
  /// - Rules: `rnn.cell-type.unknown`, `rnn.cell-type.function`
  func cell(units: Int) throws -> any RecurrentCell {
    switch self {
    case .named("simple_rnn"): return try SimpleRNNCell(units: units)
    case .named("lstm"): return try LSTMCell(units: units)
    case .named("gru"): return try GRUCell(units: units)
    case .named(let name):
      // rnn.cell-type.unknown (RNN-13)
      throw EstimatorError(
        .valueError, "there is no cell type '\(name ?? "None")'", argument: "cell_type",
        rule: .rnnCellTypeUnknown, advice: "Name one of simple_rnn, lstm and gru.")
    // rnn.cell-type.function (RNN-12)
    case .made(let make): return try make(units)
    }
  }

  /// The name, if there is a layer of that name.
  var layerName: String? {
    guard case .named(let name?) = self else { return nil }
    return ["simple_rnn", "lstm", "gru"].contains(name) ? name : nil
  }
}
