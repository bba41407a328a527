package import EstimatorTensors

/// Work that is the same for every element type, called with the Swift type that a data type names.
package protocol ElementTypeVisitor {
  associatedtype Result
  func visit<Element: TensorElement>(_ type: Element.Type) -> Result
}

/// Calls `visitor` with the Swift type of `dataType`.
///
/// - Precondition: `dataType` is not `resource`: handles never lie in slots.
package func withElementType<Visitor: ElementTypeVisitor>(
  of dataType: DataType, _ visitor: Visitor
) -> Visitor.Result {
  switch dataType {
  case .float16: visitor.visit(Float16.self)
  case .bfloat16: visitor.visit(BFloat16.self)
  case .float32: visitor.visit(Float.self)
  case .float64: visitor.visit(Double.self)
  case .int8: visitor.visit(Int8.self)
  case .int16: visitor.visit(Int16.self)
  case .int32: visitor.visit(Int32.self)
  case .int64: visitor.visit(Int64.self)
  case .uint8: visitor.visit(UInt8.self)
  case .uint16: visitor.visit(UInt16.self)
  case .uint32: visitor.visit(UInt32.self)
  case .uint64: visitor.visit(UInt64.self)
  case .bool: visitor.visit(Bool.self)
  case .string: visitor.visit(ByteString.self)
  case .resource: preconditionFailure("A handle is never an element")
  }
}
