import EstimatorGraphs
import Testing

/// Every operation refuses what its signature does not allow.
@Suite("Operations refuse what does not fit")
struct RejectedUseTests {
  static let kinds = OperationDefinition.all.keys.sorted()
  static let kindsWithTypedInputs = OperationDefinition.all.values
    .filter { $0.inputs.contains { $0.type != .any } && $0.kind != "SparseCross" }
    .map(\.kind).sorted()

  @Test("An attribute that the operation does not have is refused", arguments: kinds)
  func unknownAttribute(kind: String) throws {
    let error = try #require(throws: GraphError.self) {
      try Graph().add(kind, name: "n", attributes: ["no_such": .int(1)])
    }
    #expect(error.kind == .invalidArgument)
    #expect(error.node == "n")
    #expect(error.reason == "\(kind) has no attribute 'no_such'")
  }

  @Test("An attribute of another kind of value is refused", arguments: kinds)
  func wrongAttribute(kind: String) throws {
    for attribute in try OperationDefinition.named(kind, node: "n").attributes {
      let wrong: Attribute = attribute.kind == .bool ? .int(1) : .bool(true)
      let error = try #require(throws: GraphError.self) {
        try Graph().add(kind, attributes: [attribute.name: wrong])
      }
      #expect(error.reason.contains("'\(attribute.name)' must be"))
    }
  }

  @Test("Too many inputs are refused", arguments: kinds)
  func tooManyInputs(kind: String) throws {
    let definition = try OperationDefinition.named(kind, node: "n")
    guard !definition.takesList else { return }
    let graph = Graph()
    let x = try graph.placeholder("x", .float32)
    let inputs = Array(repeating: x, count: definition.inputs.count + 1)
    let error = try #require(throws: GraphError.self) { try graph.add(kind, inputs: inputs) }
    #expect(error.reason == "\(kind) needs \(inputs.count - 1) inputs, but has \(inputs.count)")
  }

  @Test("An input of a type that is not allowed is refused", arguments: kindsWithTypedInputs)
  func wrongType(kind: String) throws {
    let definition = try OperationDefinition.named(kind, node: "n")
    guard let wrong = Self.refusedType(definition) else { return }
    let graph = Graph()
    let x = try graph.placeholder("x", wrong)
    let inputs = Array(repeating: x, count: max(2, definition.inputs.count)).prefix(
      definition.inputs.contains { $0.count != nil } ? 2 : definition.inputs.count)
    let attributes = [
      "num_split": Attribute.int(1), "num": .int(1), "num_buckets": .int(1),
      "boundaries": .list([]),
    ].filter {
      definition.attribute($0.key) != nil
    }
    let error = try #require(throws: GraphError.self) {
      try graph.add(kind, inputs: Array(inputs), attributes: attributes)
    }
    #expect(error.kind == .type, "\(error)")
  }

  @Test(
    "Operands of two types are refused", arguments: ["AddV2", "MatMul", "Equal", "Pow", "AddN"])
  func mixedTypes(kind: String) throws {
    let graph = Graph()
    let a = try graph.placeholder("a", .float32)
    let b = try graph.placeholder("b", .int64)
    let error = try #require(throws: GraphError.self) {
      try graph.add(kind, name: "n", inputs: [a, b])
    }
    #expect(error.kind == .type)
    #expect(error.reason.hasSuffix("to be float32, but 'b:0' is int64"))
  }

  @Test("The inputs of a cross are of the types that it says")
  func crossedTypes() throws {
    let graph = Graph()
    let texts = try graph.placeholder("x", .string, shape: [nil])
    let places = try graph.placeholder("i", .int64)
    let build = { (types: [DataType], inputs: [SymbolicTensor]) in
      kind {
        try graph.add(
          "SparseCross", inputs: inputs,
          attributes: [
            "N": .int(1), "sparse_types": .list(types.map { .type($0) }), "dense_types": .list([]),
            "hashed_output": .bool(true), "num_buckets": .int(3), "hash_key": .int(0),
            "out_type": .type(.int64), "internal_type": .type(.string),
          ])
      }
    }
    #expect(build([.string], [places, texts, places]) == nil)
    #expect(build([.int64], [places, texts, places]) == .type)
    #expect(build([.float32], [places, texts, places]) == .type)
    #expect(build([.string], [texts, texts, places]) == .type)
    #expect(build([.string], [places, texts, places, texts]) == .invalidArgument)
    #expect(build([.string, .string], [places, texts, places]) == .invalidArgument)
  }

  /// A type that the first input cannot have, if there is one.
  private static func refusedType(_ definition: OperationDefinition) -> DataType? {
    switch definition.inputs[0].type {
    case .any: nil
    case .fixed(let type): type == .string ? .bool : .string
    case .attribute(let name):
      definition.attribute(name).flatMap { attribute in
        DataType.allCases.first { !attribute.types.contains($0) }
      }
    }
  }
}

extension OperationDefinition {
  /// Whether any number of inputs may be meant.
  fileprivate var takesList: Bool {
    inputs.contains { input in
      if case .attribute(let name) = input.type, attribute(name)?.kind == .types { return true }
      return input.count != nil
    }
  }
}
