import EstimatorGraphs
import Testing

@Suite("Variables and iterators in graphs")
struct VariableTests {
  let graph = Graph()
  let w: Variable

  init() throws {
    w = try graph.addVariable("w", initialValue: Tensor(repeating: Float(1), shape: [2, 3]))
  }

  @Test("A read has the variable's type and shape, even if neither is said")
  func read() throws {
    let node = try graph.add("ReadVariableOp", inputs: [w.handle])
    #expect(node.outputs == [Node.Output(.float32, [2, 3])])
    #expect(node.type("dtype") == .float32)
  }

  @Test("All reads before writes are one; a read after a write is its own")
  func sharedRead() throws {
    let first = try graph.read(w)
    #expect(try graph.read(w) == first)
    let write = try graph.assign(w, first)
    #expect(try graph.read(w, after: [write]) != first)
  }

  @Test(
    "A value of another shape or type cannot be written",
    arguments: ["AssignVariableOp", "AssignAddVariableOp", "AssignSubVariableOp"])
  func misfit(kind name: String) throws {
    let narrow = try graph.placeholder(nil, .float32, shape: [3])
    let long = try graph.placeholder(nil, .float64, shape: [2, 3])
    let partial = try graph.placeholder(nil, .float32, shape: [nil, 3])
    #expect(kind { try graph.add(name, inputs: [w.handle, narrow]) } == .shape)
    #expect(kind { try graph.add(name, inputs: [w.handle, long]) } == .type)
    #expect(kind { try graph.add(name, inputs: [w.handle, partial]) } == nil)
  }

  @Test("A read says the type that the variable has")
  func readOfOtherType() {
    #expect(
      kind {
        try graph.add("ReadVariableOp", inputs: [w.handle], attributes: ["dtype": .type(.int32)])
      } == .type)
  }

  static let updates = [
    "ResourceApplyGradientDescent": (variables: 1, gradient: 2, inputs: 3),
    "ResourceApplyKerasMomentum": (variables: 2, gradient: 3, inputs: 5),
    "ResourceApplyAdagradV2": (variables: 2, gradient: 4, inputs: 5),
    "ResourceApplyAdam": (variables: 3, gradient: 9, inputs: 10),
    "ResourceApplyFtrl": (variables: 3, gradient: 3, inputs: 8),
  ]

  @Test(
    "An optimizer's update fits variables, scalars and gradient", arguments: updates.keys.sorted())
  func update(name: String) throws {
    let form = try #require(Self.updates[name])
    let gradient = try graph.placeholder(nil, .float32, shape: [2, 3])
    let scalar = try graph.scalar(0.5, .float32)
    let other = try graph.addVariable("o", initialValue: Tensor(repeating: Float(1), shape: [3]))
    var inputs = Array(repeating: scalar, count: form.inputs)
    for position in 0..<form.variables { inputs[position] = w.handle }
    inputs[form.gradient] = gradient
    #expect(kind { try graph.add(name, inputs: inputs) } == nil)
    for position in inputs.indices {
      var wrong = inputs
      wrong[position] =
        position < form.variables ? other.handle : try graph.placeholder(nil, .float32, shape: [3])
      #expect(kind { try graph.add(name, inputs: wrong) } == .shape, "input \(position)")
    }
  }

  static let rowUpdates = [
    "ResourceSparseApplyAdagradV2": (variables: 2, gradient: 4, indices: 5, inputs: 6),
    "ResourceSparseApplyKerasMomentum": (variables: 2, gradient: 3, indices: 4, inputs: 6),
    "ResourceSparseApplyFtrl": (variables: 3, gradient: 3, indices: 4, inputs: 9),
  ]

  @Test(
    "An update of rows fits variables, rows, indices and scalars",
    arguments: rowUpdates.keys.sorted())
  func updateOfRows(name: String) throws {
    let form = try #require(Self.rowUpdates[name])
    let scalar = try graph.scalar(0.5, .float32)
    let other = try graph.addVariable("o", initialValue: Tensor(repeating: Float(1), shape: [2]))
    let vector = try graph.placeholder(nil, .float32, shape: [3])
    let matrix = try graph.placeholder(nil, .int64, shape: [5, 1])
    var inputs = Array(repeating: scalar, count: form.inputs)
    for position in 0..<form.variables { inputs[position] = w.handle }
    inputs[form.gradient] = try graph.placeholder(nil, .float32, shape: [5, 3])
    inputs[form.indices] = try graph.placeholder(nil, .int64, shape: [5])
    #expect(kind { try graph.add(name, inputs: inputs) } == nil)
    for position in inputs.indices {
      var wrong = inputs
      wrong[position] =
        position < form.variables ? other.handle : position == form.indices ? matrix : vector
      #expect(kind { try graph.add(name, inputs: wrong) } == .shape, "input \(position)")
    }
  }

  @Test("Scattered updates have one row per index, or are one number")
  func scatter() throws {
    let indices = try graph.placeholder(nil, .int32, shape: [nil, 4])
    let add = { (updates: PartialShape) in
      kind {
        let updates = try graph.placeholder(nil, .float32, shape: updates)
        try graph.scatter("ResourceScatterAdd", w, at: indices, updates)
      }
    }
    #expect(add([7, 4, 3]) == nil)
    #expect(add([]) == nil)
    #expect(add([7, 4]) == .shape)
    #expect(add([7, 5, 3]) == .shape)
    #expect(add([7, 4, 2]) == .shape)
  }

  @Test("A table answers values of its type for keys of its type, in the keys' shape")
  func lookup() throws {
    let table = try graph.addTable(
      "names", keys: Tensor(["a", "b"] as [ByteString]), values: Tensor([0, 1] as [Int64]))
    let keys = try graph.placeholder(nil, .string, shape: [nil, 2])
    let none = try graph.constant(Int64(-1))
    #expect(try graph.lookup(keys, in: table, default: none).shape == [nil, 2])
    #expect(kind { try graph.lookup(none, in: table, default: none) } == .type)
    #expect(kind { try graph.lookup(keys, in: table, default: keys) } == .type)
    #expect(
      kind {
        try graph.add("LookupTableFindV2", inputs: [w.handle, keys, none])
      } == .invalidArgument)
    #expect(
      kind {
        try graph.addTable("odd", keys: Tensor([0, 1] as [Int64]), values: Tensor([0] as [Int64]))
      } == .shape)
    #expect(graph.definition.tables.map(\.name) == ["names"])
  }

  @Test("A handle is not a tensor, and an iterator is not a variable")
  func handles() throws {
    let x = try graph.nextBatch([Node.Output(.float32, [nil, 2]), Node.Output(.int64, [nil])])
    #expect(x.map(\.shape) == [[nil, 2], [nil]])
    let iterator = try #require(graph.nodes.first { $0.kind == "IteratorV2" })
    #expect(
      kind { try graph.add("ReadVariableOp", inputs: iterator.tensors) } == .invalidArgument)
    #expect(kind { try graph.add("IteratorGetNext", inputs: [w.handle]) } == .invalidArgument)
    #expect(kind { try graph.add("Neg", inputs: [w.handle]) } == .type)
  }

  @Test("Types and shapes of an iterator's components come in pairs, and stay the same")
  func components() throws {
    let types: Attribute = .list([.type(.float32)])
    let attributes: [String: Attribute] = [
      "shared_name": .string(""), "container": .string(""), "output_types": types,
    ]
    let odd = attributes.merging(["output_shapes": .list([.shape([1]), .shape([2])])]) { $1 }
    #expect(kind { try graph.add("IteratorV2", attributes: odd) } == .invalidArgument)
    let good = attributes.merging(["output_shapes": .list([.shape([1])])]) { $1 }
    let iterator = try graph.add("IteratorV2", attributes: good)
    let next = try graph.add("IteratorGetNext", inputs: iterator.tensors)
    #expect(next.outputs == [Node.Output(.float32, [1])])
    #expect(
      kind {
        try graph.add(
          "IteratorGetNext", inputs: iterator.tensors,
          attributes: ["output_types": .list([.type(.int32)])])
      } == .type)
  }
}
