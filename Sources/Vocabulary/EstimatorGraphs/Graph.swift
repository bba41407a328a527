/// A symbolic program under construction: nodes, variables and functions, each added once.
///
/// Every node is checked when it is added: types and shapes are inferred from its inputs, and one
/// that cannot work is refused there and then with its name and the reason. Nothing runs here; a
/// ``GraphRuntime`` takes the finished ``definition``.
public final class Graph {
  public private(set) var nodes: [Node] = []
  public private(set) var variables: [Variable] = []
  public private(set) var tables: [Table] = []
  /// Bodies of structured loops, by name.
  public private(set) var functions: [String: Function] = [:]
  /// The int64 scalar that counts training steps, if the graph has one.
  public var globalStep: Variable?
  /// What training moves variables against, by their names: gradients before anything is made of them.
  package var trainingGradients = OrderedDictionary<String, SymbolicTensor>()
  public private(set) var isFinalized = false
  /// How gradients go back through operations, by kind.
  package var gradientRules: [String: GradientRule] = GradientRules.all
  /// What every request for a node goes through before it is heard; bodies of functions inherit it.
  package var revision: NodeRequest.Revision?
  /// What every request for a variable goes through before it is heard.
  package var variableRevision: VariableRequest.Revision?

  private var takenNames: Set<String> = []
  /// How many names of this stem are known to be taken, `stem_1` being the first of them.
  private var takenCounts: [String: Int] = [:]
  /// What stands in front of names, such as `gradients/`.
  private var scope = ""
  private var sharedReads: [String: SymbolicTensor] = [:]

  /// The function of which this is the body, which has no state.
  private let bodyOf: String?

  public init() { bodyOf = nil }

  /// The body of a function, which may use another graph's functions in its turn.
  init(bodyOf function: String, in graph: Graph) {
    functions = graph.functions
    gradientRules = graph.gradientRules
    revision = graph.revision
    bodyOf = function
  }

  /// From here on nothing can be added (`session.graph.finalized`).
  public func finalize() { isFinalized = true }

  /// Adds a node and returns it.
  ///
  /// - Parameters:
  ///   - kind: TensorFlow's name of the operation.
  ///   - name: A name for the node; made unique, ignoring case. Left out, it is made from `kind`.
  ///   - attributes: What does not follow from the inputs and has no default.
  ///   - control: Operations that must have run first.
  /// - Throws: `GraphError` naming the node and the reason.
  @discardableResult
  public func add(
    _ kind: String, name: String? = nil, inputs: [SymbolicTensor] = [],
    attributes: [String: Attribute] = [:], control: [Operation] = []
  ) throws -> Node {
    let scoped = scope + (name ?? kind)
    let unique = uniqueName(scoped)
    var request = NodeRequest(
      name: address(unique), kind: kind, inputs: inputs, attributes: attributes, control: control)
    if revision == nil { return try add(request, name: unique) }
    try revise(&request)
    // The revision may have taken the name.
    return try add(request, name: uniqueName(scoped))
  }

  private func address(_ name: String) -> String { bodyOf.map { "\($0):\(name)" } ?? name }

  private func revise(_ request: inout NodeRequest) throws {
    guard let revision else { return }
    // What a revision adds is added as it asks.
    self.revision = nil
    defer { self.revision = revision }
    try revision(&request, self)
  }

  private func add(_ request: NodeRequest, name unique: String) throws -> Node {
    let (kind, inputs, control) = (request.kind, request.inputs, request.control)
    if isFinalized { throw GraphError(.finalized, node: unique, "the graph is finalized") }
    try NodeName.check(unique)
    try checkOrigin(of: inputs, and: control, node: unique)
    let definition = try OperationDefinition.named(kind, node: unique)
    if bodyOf != nil, definition.effect != .none {
      throw GraphError(
        .invalidArgument, node: unique, "\(kind) has state, which a function's body cannot have")
    }
    let checked = try definition.check(
      node: unique, inputs: inputs, attributes: request.attributes, among: nodes,
      functions: functions)
    let node = Node(
      id: nodes.count, name: unique, definition: definition, inputs: inputs,
      controlInputs: control, attributes: checked.attributes, outputs: checked.outputs)
    takenNames.insert(unique.lowercased())
    nodes.append(node)
    return node
  }

  /// Runs `body` with `scope/` in front of every name that it gives.
  public func inScope<Result>(_ scope: String, _ body: () throws -> Result) rethrows -> Result {
    let outer = self.scope
    self.scope += "\(scope)/"
    defer { self.scope = outer }
    return try body()
  }

  /// Adds a variable. Its name is used as given, whatever the scope.
  ///
  /// - Throws: `GraphError` when the name is taken or the initial value does not fit.
  @discardableResult
  public func addVariable(
    _ name: String, initialValue: Tensor, in collections: Set<Variable.Collection> = [.global]
  ) throws -> Variable {
    var request = VariableRequest(
      name: name, initialValue: initialValue, collections: collections)
    try variableRevision?(&request, self)
    return try add(request)
  }

  private func add(_ request: VariableRequest) throws -> Variable {
    let (name, initialValue) = (request.name, request.initialValue)
    let outer = scope
    scope = ""
    defer { scope = outer }
    if variables.contains(where: { $0.name == name }) {
      throw GraphError(.name, node: name, "a variable of this name exists already")
    }
    let handle = try add(
      "VarHandleOp", name: name,
      attributes: [
        "dtype": .type(initialValue.dataType), "shape": .shape(PartialShape(initialValue.shape)),
        "shared_name": .string(ByteString(name)),
      ])
    let value = try constant(initialValue, name: "\(name)/Initializer")
    let assign = try add(
      "AssignVariableOp", name: "\(name)/Assign", inputs: [handle.tensors[0], value],
      attributes: ["dtype": .type(initialValue.dataType)])
    let variable = Variable(
      name: name, dataType: initialValue.dataType, shape: initialValue.shape,
      handle: handle.tensors[0], initialValue: value, initializer: assign.operation,
      collections: request.collections)
    variables.append(variable)
    return variable
  }

  /// Replaces the value that a variable has before anything is restored or trained.
  ///
  /// - Throws: `GraphError` when the value is of another type or shape.
  package func setInitialValue(_ value: Tensor, of variable: Variable) throws {
    guard value.dataType == variable.dataType, value.shape == variable.shape else {
      throw GraphError(
        .shape, node: variable.name,
        "the initial value is \(value.dataType) of shape \(value.shape), not \(variable.dataType) of \(variable.shape)"
      )
    }
    let node = nodes[variable.initialValue.operation.node]
    nodes[node.id] = Node(
      id: node.id, name: node.name, definition: node.definition, inputs: [], controlInputs: [],
      attributes: ["value": .tensor(value), "dtype": .type(value.dataType)], outputs: node.outputs)
  }

  /// The variable's value at the time of reading.
  ///
  /// Without `after`, all callers share one read, which sees the value from before the run.
  /// With it, the read sees what those operations wrote.
  public func read(_ variable: Variable, after writes: [Operation] = []) throws -> SymbolicTensor {
    if writes.isEmpty, let shared = sharedReads[variable.name] { return shared }
    let node = try add(
      "ReadVariableOp", name: "\(variable.name)/Read", inputs: [variable.handle],
      attributes: ["dtype": .type(variable.dataType)], control: writes)
    if writes.isEmpty { sharedReads[variable.name] = node.tensors[0] }
    return node.tensors[0]
  }

  /// Adds a table that never changes.
  ///
  /// - Parameters:
  ///   - keys: `[n]`, string or int64.
  ///   - values: `[n]`, int64 or string.
  ///   - error: Why the table cannot be built; what builds it will throw this.
  /// - Throws: `GraphError` when keys and values do not fit each other.
  @discardableResult
  public func addTable(
    _ name: String, keys: Tensor, values: Tensor, initializationError error: (any Error)? = nil
  ) throws -> Table {
    guard keys.shape.rank == 1, keys.shape == values.shape else {
      throw GraphError(
        .shape, node: name, "keys of shape \(keys.shape) and values of shape \(values.shape) differ"
      )
    }
    let node = try add(
      "HashTableV2", name: name,
      attributes: [
        "key_dtype": .type(keys.dataType), "value_dtype": .type(values.dataType),
      ])
    let table = Table(
      name: node.name, keys: keys, values: values, handle: node.tensors[0],
      initializationError: error)
    tables.append(table)
    return table
  }

  /// A tensor with a fixed value.
  public func constant(_ value: Tensor, name: String? = nil) throws -> SymbolicTensor {
    try add(
      "Const", name: name,
      attributes: ["value": .tensor(value), "dtype": .type(value.dataType)]
    ).tensors[0]
  }

  /// Registers the body of a structured loop.
  public func addFunction(_ function: Function) throws {
    if isFinalized { throw GraphError(.finalized, node: function.name, "the graph is finalized") }
    if functions[function.name] != nil {
      throw GraphError(.name, node: function.name, "a function of this name exists already")
    }
    functions[function.name] = function
  }

  /// The graph as it stands, as a value.
  public var definition: GraphDefinition {
    GraphDefinition(
      nodes: nodes, variables: variables, functions: functions, tables: tables,
      globalStep: globalStep)
  }

  public func variables(in collection: Variable.Collection) -> [Variable] {
    variables.filter { $0.collections.contains(collection) }
  }

  /// Inputs and control inputs come from this graph.
  func checkOrigin(
    of inputs: [SymbolicTensor], and control: [Operation], node: String
  ) throws {
    for input in inputs where !contains(input.operation) {
      throw GraphError(
        .invalidArgument, node: node, "its input '\(input.name)' belongs to another graph")
    }
    for operation in control where !contains(operation) {
      throw GraphError(
        .invalidArgument, node: node,
        "its control input '\(operation.name)' belongs to another graph")
    }
  }

  private func contains(_ operation: Operation) -> Bool {
    nodes.indices.contains(operation.node) && nodes[operation.node].name == operation.name
  }

  private func uniqueName(_ name: String) -> String {
    let stem = name.lowercased()
    guard takenNames.contains(stem) else { return name }
    var count = takenCounts[stem, default: 0] + 1
    while takenNames.contains("\(stem)_\(count)") { count += 1 }
    takenCounts[stem] = count - 1
    return "\(name)_\(count)"
  }
}
