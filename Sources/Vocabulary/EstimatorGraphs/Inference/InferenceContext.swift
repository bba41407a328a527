/// What an inference rule sees of the node that it judges.
struct InferenceContext {
  let node: String
  let kind: String
  let inputs: [SymbolicTensor]
  var attributes: [String: Attribute]
  /// Which inputs belong to each argument of the definition.
  var ranges: [Range<Int>] = []
  /// The nodes so far; inputs come from these.
  let nodes: [Node]
  let functions: [String: Function]

  init(
    node: String, kind: String, inputs: [SymbolicTensor], attributes: [String: Attribute],
    nodes: [Node], functions: [String: Function]
  ) {
    self.node = node
    self.kind = kind
    self.inputs = inputs
    self.attributes = attributes
    self.nodes = nodes
    self.functions = functions
  }

  func error(_ kind: GraphError.Kind, _ reason: String) -> GraphError {
    GraphError(kind, node: node, reason)
  }

  /// An error about shapes; the sentence goes on after the operation's kind.
  func shapeError(_ rest: String) -> GraphError { error(.shape, "\(kind) \(rest)") }
}

// Attributes of which the definition guarantees that they are there.
extension InferenceContext {
  func int(_ name: String) -> Int { value(name, \.intValue) }
  func bool(_ name: String) -> Bool { value(name, \.boolValue) }
  func type(_ name: String) -> DataType { value(name, \.typeValue) }
  func shape(_ name: String) -> PartialShape { value(name, \.shapeValue) }
  func text(_ name: String) -> String { value(name, \.stringValue).text }
  func tensor(_ name: String) -> Tensor { value(name, \.tensorValue) }
  func list(_ name: String) -> [Attribute] { value(name, \.listValue) }

  private func value<Value>(_ name: String, _ read: (Attribute) -> Value?) -> Value {
    guard let value = attributes[name].flatMap(read) else {
      preconditionFailure("\(kind) has no complete attribute '\(name)'")
    }
    return value
  }
}

// Shapes of inputs, and demands on them.
extension InferenceContext {
  func shape(_ input: Int) -> PartialShape { inputs[input].shape }

  /// The dimensions of an input that must have `rank` of them.
  func dimensions(_ input: Int, rank: Int) throws -> [Int?] {
    guard let dimensions = shape(input).dimensions else {
      return Array(repeating: nil, count: rank)
    }
    guard dimensions.count == rank else {
      throw shapeError("needs \(described(input)) to have rank \(rank)")
    }
    return dimensions
  }

  /// The dimensions of an input that must have `rank` of them or more; `nil` if unknown.
  func dimensions(_ input: Int, atLeast rank: Int) throws -> [Int?]? {
    guard let dimensions = shape(input).dimensions else { return nil }
    guard dimensions.count >= rank else {
      throw shapeError("needs \(described(input)) to have at least rank \(rank)")
    }
    return dimensions
  }

  func requireScalar(_ input: Int) throws { _ = try dimensions(input, rank: 0) }

  /// Requires rank 0 or 1.
  func requireAtMostVector(_ input: Int) throws {
    guard shape(input).rank ?? 0 <= 1 else {
      throw shapeError("needs \(described(input)) to be a scalar or a vector")
    }
  }

  /// What both shapes say together.
  func merged(_ a: Int, _ b: Int) throws -> PartialShape {
    guard let merged = shape(a).merged(with: shape(b)) else {
      throw shapeError("needs \(described(a)) and \(described(b)) to have the same shape")
    }
    return merged
  }

  /// What both sizes say together; `what` names what must agree.
  func merged(_ a: Int?, _ b: Int?, _ what: String) throws -> Int? {
    if let a, let b, a != b {
      throw shapeError("needs \(what) to agree, but they are \(a) and \(b)")
    }
    return a ?? b
  }

  /// An axis counted from the front, of an input or output of this rank.
  func axis(_ axis: Int, rank: Int) throws -> Int {
    guard axis >= -rank, axis < rank else {
      throw shapeError("has axis \(axis), which a tensor of rank \(rank) does not have")
    }
    return axis < 0 ? axis + rank : axis
  }

  func described(_ input: Int) -> String { "'\(inputs[input].name)' of shape \(shape(input))" }
}
