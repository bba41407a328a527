import EstimatorGraphs

/// One use of an operation and what TensorFlow answered, read from a recorded line such as
/// `MatMul float32[?,3] float32[3,2] transpose_b=false -> float32[?,2]`.
struct RecordedUse {
  let kind: String
  let inputs: [Input]
  let attributes: [String: String]
  /// `nil` when TensorFlow refused.
  let outputs: [Node.Output]?

  struct Input {
    let type: Node.Output
    /// The elements, if the input is a constant.
    let elements: [Int]?
  }

  init?(_ line: Substring) {
    let sides = line.components(separatedBy: " -> ")
    guard sides.count == 2 else { return nil }
    let words = sides[0].split(separator: " ")
    kind = String(words[0])
    inputs = words.dropFirst().filter { $0.contains("[") }.compactMap(Input.init)
    attributes = Dictionary(
      uniqueKeysWithValues: words.dropFirst().filter { !$0.contains("[") }.map { word in
        let parts = word.split(separator: "=", omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts[1]))
      })
    outputs =
      sides[1] == "error" ? nil : sides[1].split(separator: " ").compactMap(Node.Output.init(text:))
  }

  /// Builds the same use in a graph of ours.
  func build() throws -> Node {
    let graph = Graph()
    let tensors = try inputs.map { input in
      try input.elements.map { try graph.constant(input.tensor($0)) }
        ?? graph.placeholder(nil, input.type.dataType, shape: input.type.shape)
    }
    let definition = try OperationDefinition.named(kind, node: kind)
    let attributes = self.attributes.compactMapValues { $0 }
    return try graph.add(
      kind, inputs: tensors,
      attributes: Dictionary(
        uniqueKeysWithValues: attributes.compactMap { name, text in
          definition.attribute(name).map { (name, $0.value(text)) }
        }))
  }
}

extension RecordedUse.Input {
  init?(_ word: Substring) {
    let parts = word.components(separatedBy: "=")
    guard let type = Node.Output(text: Substring(parts[0])) else { return nil }
    self.type = type
    elements =
      parts.count == 1
      ? nil : parts[1].dropFirst().dropLast().split(separator: ",").compactMap { Int($0) }
  }

  func tensor(_ elements: [Int]) -> Tensor {
    let shape = type.shape.known ?? Shape([elements.count])
    return type.dataType == .int64
      ? Tensor(elements.map { Int64($0) }, shape: shape)
      : Tensor(elements.map { Int32($0) }, shape: shape)
  }
}

extension Node.Output {
  /// Reads `float32[?,3]`; `[*]` is an unknown rank.
  init?(text: Substring) {
    guard let open = text.firstIndex(of: "["),
      let type = DataType(rawValue: String(text[..<open]))
    else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    self.init(
      type, inside == "*" ? .unknown : PartialShape(inside.split(separator: ",").map { Int($0) }))
  }
}

extension AttributeDefinition {
  /// Reads a value as the recorded lines write it.
  func value(_ text: String) -> Attribute {
    switch kind {
    case .int: .int(Int(text) ?? 0)
    case .bool: .bool(text == "true")
    case .type: DataType(rawValue: text).map { .type($0) } ?? .string("")
    case .ints: .list(text.split(separator: ",").compactMap { Int($0) }.map { .int($0) })
    case .floats: .list(text.split(separator: ",").compactMap { Double($0) }.map { .float($0) })
    default: .string(ByteString(text))
    }
  }
}

extension StringProtocol {
  /// The parts between occurrences of `separator`.
  func components(separatedBy separator: String) -> [String] {
    self.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
  }
}
