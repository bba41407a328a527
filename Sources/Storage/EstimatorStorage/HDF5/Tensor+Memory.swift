extension Tensor {
  /// Calls `body` with the elements as they lie in memory: row-major, little-endian, bool as one byte.
  ///
  /// - Precondition: the elements are not strings, which have no such form.
  func withMemory<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    precondition(dataType != .string, "String elements are not an array of memory")
    return try withoutActuallyEscaping(body) {
      try elements.accept(MemoryVisitor(body: $0)).get()
    }
  }
}

private struct MemoryVisitor<Value>: TensorElementVisitor {
  let body: (UnsafeRawBufferPointer) throws -> Value

  func visit<Element: TensorElement>(_ elements: [Element]) -> Result<Value, any Error> {
    Result { try elements.withUnsafeBytes(body) }
  }
}
