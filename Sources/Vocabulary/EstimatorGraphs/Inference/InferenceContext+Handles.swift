// Where resource inputs come from.
extension InferenceContext {
  /// The node that made the handle at `input`, which must be of this kind.
  func handle(_ input: Int, madeBy kind: String) throws -> Node {
    let source = handleSource(of: inputs[input], in: nodes)
    guard source.kind == kind else {
      throw error(
        .invalidArgument,
        "\(self.kind) needs a handle made by \(kind), but '\(inputs[input].name)' is made by \(source.kind)"
      )
    }
    return source
  }

  /// Type and shape of the variable whose handle is at `input`.
  func variable(_ input: Int) throws -> Node.Output {
    let source = try handle(input, madeBy: "VarHandleOp")
    guard let type = source.attributes["dtype"]?.typeValue,
      let shape = source.attributes["shape"]?.shapeValue
    else { preconditionFailure("A VarHandleOp has a dtype and a shape") }
    return Node.Output(type, shape)
  }

  /// The shape of the variable at `input`, whose type must be that of attribute `name`.
  func variableShape(_ input: Int, ofType name: String) throws -> PartialShape {
    let variable = try variable(input)
    guard variable.dataType == type(name) else {
      throw error(
        .type,
        "the variable of '\(inputs[input].name)' is \(variable.dataType), but \(kind) is given \(type(name))"
      )
    }
    return variable.shape
  }
}

/// The node that made a handle, seen through `Identity`.
func handleSource(of tensor: SymbolicTensor, in nodes: [Node]) -> Node {
  var source = nodes[tensor.node]
  while source.kind == "Identity" { source = nodes[source.inputs[0].node] }
  return source
}
