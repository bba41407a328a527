/// One step of a recurrent layer: from an input and the states to an output and new states.
///
/// The time loop, its mask and the variables belong to ``RecurrentStack``; a cell is only its equations.
/// Nothing that a cell adds to a loss (regularization) is part of the model's loss (CELL-10).
public protocol RecurrentCell: Sendable {
  /// What the scope of the cell's variables is called: ``name``, or one made from the kind of cell,
  /// which is numbered when there are several of it.
  var scope: CellScope { get }
  /// The width of each state `[batch, width]`, all of which start at zeros.
  var stateSizes: [Int] { get }
  /// The width of the output `[batch, width]`.
  var outputSize: Int { get }
  /// Whether the output is always the first new state, so that it need not be carried beside it.
  var outputIsFirstState: Bool { get }

  /// The cell's variables for inputs of this width.
  func parameters(inputWidth: Int) throws -> [CellParameter]

  /// Adds the equations of one step to the body of the loop.
  ///
  /// A body has no state: what it needs comes through `step`.
  func callAsFunction(_ step: RecurrentStep, in graph: Graph) throws -> RecurrentOutput
}

extension RecurrentCell {
  public var outputIsFirstState: Bool { false }
}

/// The scope of a cell's variables.
public enum CellScope: Sendable, Hashable {
  /// A name of the user's choice.
  case named(String)
  /// A name for all cells of a kind, such as `lstm_cell`.
  case numbered(String)

  init(_ name: String?, kind: String) { self = name.map { .named($0) } ?? .numbered(kind) }
}

/// What a cell sees in one step.
public struct RecurrentStep: Sendable {
  /// `[batch, depth]`.
  public let input: SymbolicTensor
  /// What ``RecurrentCell/stateSizes`` says, from the step before.
  public let states: [SymbolicTensor]
  /// The values of the cell's variables, in their order.
  public let parameters: [SymbolicTensor]
  /// True only in train mode (CELL-09).
  public let isTraining: Bool
}

/// What a cell answers in one step.
public struct RecurrentOutput: Sendable {
  public let output: SymbolicTensor
  public let states: [SymbolicTensor]

  /// - Parameter states: As many as the cell has, each in the type of the one before.
  public init(output: SymbolicTensor, states: [SymbolicTensor]) {
    self.output = output
    self.states = states
  }
}

/// The number of units of a layer, checked.
struct CellUnits: Sendable {
  let count: Int

  /// - Throws: `EstimatorError` with kind `ValueError` when `count` is not positive.
  init(_ count: Int) throws {
    // rnn.units.positive (RNN-10)
    guard count > 0 else {
      throw EstimatorError(
        .valueError, "a layer has \(count) units, but needs a positive number", argument: "units",
        rule: .rnnUnitsPositive)
    }
    self.count = count
  }
}
