/// An operation on tensors of one type, the same for all numbers. Its attributes are its properties.
protocol NumberOperation {
  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor
}

/// An operation on tensors of one type, the same for float32 and float64.
protocol RealOperation {
  func callAsFunction<E: Real>(_ x: [Dense<E>]) throws -> Tensor
}

extension NumberOperation {
  /// Carries the operation out in the type that the tensors have.
  ///
  /// - Throws: `InvalidArgument` when the types differ or cannot be computed with.
  func of(_ tensors: Tensor...) throws -> Tensor { try of(tensors) }

  func of(_ tensors: [Tensor]) throws -> Tensor {
    switch tensors[0].dataType {
    case .float32: try self(tensors.map { try $0.dense(of: Float.self) })
    case .float64: try self(tensors.map { try $0.dense(of: Double.self) })
    case .int32: try self(tensors.map { try $0.dense(of: Int32.self) })
    case .int64: try self(tensors.map { try $0.dense(of: Int64.self) })
    case let type: throw KernelError.invalid("there is no kernel for \(type)")
    }
  }
}

extension RealOperation {
  /// Carries the operation out in the type that the tensors have.
  ///
  /// - Throws: `InvalidArgument` when the types differ or are not floating-point.
  func of(_ tensors: Tensor...) throws -> Tensor { try of(tensors) }

  func of(_ tensors: [Tensor]) throws -> Tensor {
    switch tensors[0].dataType {
    case .float32: try self(tensors.map { try $0.dense(of: Float.self) })
    case .float64: try self(tensors.map { try $0.dense(of: Double.self) })
    case let type: throw KernelError.invalid("there is no kernel for \(type)")
    }
  }
}
