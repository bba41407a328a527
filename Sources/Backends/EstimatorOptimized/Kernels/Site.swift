package import EstimatorGraphs
package import EstimatorTensors
package import Estimators

/// What a kernel is told of the node that it will work for.
package struct Site {
  /// What is known of one input.
  package struct Input {
    /// Of a handle: type and shape of the variable.
    package let dataType: DataType
    package let shape: Shape
    /// The elements, if they do not change from run to run.
    package let value: Slot?
    /// Whether the elements stay the same while the plan is run again and again, as those of
    /// an invariant of a loop do.
    package let isInvariant: Bool

    package init(
      _ dataType: DataType, _ shape: Shape, value: Slot? = nil, isInvariant: Bool = false
    ) {
      self.dataType = dataType
      self.shape = shape
      self.value = value
      self.isInvariant = isInvariant
    }
  }

  package let node: Node
  package let inputs: [Input]
  package let context: KernelContext

  package init(node: Node, inputs: [Input], context: KernelContext) {
    self.node = node
    self.inputs = inputs
    self.context = context
  }

  package var tasks: any Tasks { context.tasks }

  package func shape(_ input: Int) -> Shape { inputs[input].shape }

  package func dataType(_ input: Int) -> DataType { inputs[input].dataType }

  /// The declared type of an output.
  package func outputType(_ output: Int = 0) -> DataType { node.outputs[output].dataType }
}

/// What all kernels of a session share.
package struct KernelContext: Sendable {
  package let kernels: KernelTable
  package let functions: [String: Function]
  package let tables: LookupTables
  package let tasks: any Tasks
  /// What plans may do, those of loops' bodies included.
  package let options: PlanOptions

  package init(
    kernels: KernelTable, functions: [String: Function], tables: LookupTables = LookupTables(),
    tasks: any Tasks, options: PlanOptions = .all
  ) {
    self.kernels = kernels
    self.functions = functions
    self.tables = tables
    self.tasks = tasks
    self.options = options
  }
}

/// Thrown by a kernel whose output shapes depend on elements that are not known before the run.
struct ValueNeeded: Error {
  let input: Int
  /// The node's place among those that a plan is made of, once that is known.
  var place: Int?
}

extension Site {
  /// The elements of an input that decide a shape or an axis.
  ///
  /// - Throws: `ValueNeeded` if they are known only when the run has got there.
  package func value(_ input: Int) throws -> Slot {
    guard let value = inputs[input].value else { throw ValueNeeded(input: input) }
    return value
  }

  /// The integers that decide a shape or an axis.
  package func integers(_ input: Int) throws -> [Int] {
    let slot = try value(input)
    let range = 0..<slot.count
    switch slot.dataType {
    case .int32: return range.map { Int(slot.elements(Int32.self)[$0]) }
    case .int64: return range.map { Int(slot.elements(Int64.self)[$0]) }
    case .int16: return range.map { Int(slot.elements(Int16.self)[$0]) }
    default: throw invalid("input \(input) must hold integers, not \(slot.dataType)")
    }
  }

  package func integer(_ input: Int) throws -> Int {
    let values = try integers(input)
    guard values.count == 1 else { throw invalid("input \(input) must hold one integer") }
    return values[0]
  }

  package func int(_ name: String, default value: Int = 0) -> Int {
    if case .int(let value)? = node.attributes[name] { value } else { value }
  }

  package func flag(_ name: String) -> Bool {
    if case .bool(true)? = node.attributes[name] { true } else { false }
  }

  package func text(_ name: String, default value: String = "") -> String {
    if case .string(let value)? = node.attributes[name] { value.text } else { value }
  }

  /// An axis counted from the front.
  ///
  /// - Throws: `EstimatorError` with kind `InvalidArgument` when it is out of range.
  package func axis(_ axis: Int, rank: Int) throws -> Int {
    guard axis >= -rank, axis < rank else {
      throw invalid("axis \(axis) is not in [\(-rank), \(rank))")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// TensorFlow's InvalidArgument, naming the node.
  package func invalid(_ reason: String) -> EstimatorError { error(.invalidArgument, reason) }

  package func error(_ kind: EstimatorError.Kind, _ reason: String) -> EstimatorError {
    EstimatorError(kind, "\(reason) [node '\(node.name)' (\(node.kind))]")
  }

  /// The error of a kernel that does not know the type of its input.
  package func unimplemented(_ type: DataType) -> EstimatorError {
    error(.unimplemented, "\(node.kind) is not implemented for \(type)")
  }

  package func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws {
    guard condition else { throw invalid(reason()) }
  }
}
