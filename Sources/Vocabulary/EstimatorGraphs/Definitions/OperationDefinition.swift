/// What is known of one kind of operation: its signature, and how shapes follow.
///
/// Names and defaults are those of TensorFlow's operation registry.
package final class OperationDefinition: Sendable {
  /// Computes the shapes of the outputs, or throws what is wrong with the inputs.
  typealias ShapeRule = @Sendable (InferenceContext) throws -> [PartialShape]
  /// Adds attributes that follow from something other than the inputs' types.
  typealias Completion = @Sendable (inout InferenceContext) throws -> Void

  package let kind: String
  package let inputs: [Argument]
  package let outputs: [Argument]
  package let attributes: [AttributeDefinition]
  /// What the operation reads or changes beside its inputs.
  package let effect: Effect
  let completion: Completion
  let shapes: ShapeRule
  /// Whether one of the inputs is a list.
  let takesLists: Bool

  init(
    _ kind: String, _ inputs: [Argument], to outputs: [Argument],
    _ attributes: [AttributeDefinition] = [], effect: Effect = .none,
    completing completion: @escaping Completion = { _ in }, shapes: @escaping ShapeRule
  ) {
    self.kind = kind
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
    self.effect = effect
    self.completion = completion
    self.shapes = shapes
    takesLists = inputs.contains { input in
      if case .attribute(let name) = input.type {
        return input.count != nil || attributes.contains { $0.name == name && $0.kind == .types }
      }
      return input.count != nil
    }
  }

  /// What an operation does beside computing outputs from inputs.
  package enum Effect: Sendable, Hashable {
    case none
    /// Makes the handle of a variable or an iterator.
    case handle
    /// Reads the variable that the first input is the handle of.
    case read
    /// Changes the variables whose handles the first `count` inputs are, and may read them.
    case write(count: Int)
    /// Takes the next batch.
    case input
  }

  package func attribute(_ name: String) -> AttributeDefinition? {
    attributes.first { $0.name == name }
  }
}

extension OperationDefinition {
  /// A node's attributes completed, and its outputs.
  struct Checked {
    let attributes: [String: Attribute]
    let outputs: [Node.Output]
  }

  /// The definition of `kind`, for a node of this name.
  ///
  /// - Throws: `GraphError` with kind `.unknownOperation`.
  package static func named(_ kind: String, node: String) throws -> OperationDefinition {
    guard let definition = all[kind] else {
      throw GraphError(.unknownOperation, node: node, "there is no operation '\(kind)'")
    }
    return definition
  }

  /// Completes the attributes, then infers the outputs; throws the first thing that is wrong.
  func check(
    node: String, inputs: [SymbolicTensor], attributes: [String: Attribute],
    among nodes: [Node], functions: [String: Function]
  ) throws -> Checked {
    var context = InferenceContext(
      node: node, kind: kind, inputs: inputs, attributes: attributes, nodes: nodes,
      functions: functions)
    try bind(&context)
    let shapes = try shapes(context)
    let types = outputTypes(context)
    precondition(shapes.count == types.count, "The shape rule of \(kind) covers every output")
    return Checked(
      attributes: context.attributes, outputs: zip(types, shapes).map(Node.Output.init))
  }
}
