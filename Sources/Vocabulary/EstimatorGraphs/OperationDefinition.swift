/// What is known of one kind of operation: its inputs, attributes, and how its outputs follow.
struct OperationDefinition: Sendable {
  /// A node's attributes completed, and its outputs.
  struct Checked {
    let attributes: [String: Attribute]
    let outputs: [Node.Output]
  }

  let kind: String
  /// Completes attributes and infers outputs, or throws what is wrong.
  let infer: @Sendable (inout InferenceContext) throws -> [Node.Output]

  static func named(_ kind: String, node: String) throws -> OperationDefinition {
    guard let definition = all[kind] else {
      throw GraphError(.unknownOperation, node: node, "there is no operation '\(kind)'")
    }
    return definition
  }

  func check(
    node: String, inputs: [SymbolicTensor], attributes: [String: Attribute],
    functions: [String: Function]
  ) throws -> Checked {
    var context = InferenceContext(
      node: node, inputs: inputs, attributes: attributes, functions: functions)
    let outputs = try infer(&context)
    return Checked(attributes: context.attributes, outputs: outputs)
  }
}

/// What an inference rule sees of the node that it judges.
struct InferenceContext {
  let node: String
  let inputs: [SymbolicTensor]
  var attributes: [String: Attribute]
  let functions: [String: Function]
}

extension OperationDefinition {
  /// Every operation that exists.
  static let all: [String: OperationDefinition] = [:]
}
