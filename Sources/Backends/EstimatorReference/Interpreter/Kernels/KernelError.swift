/// Why an operation failed, said by a function that does not know the node it works for.
package struct KernelError: Error {
  package let kind: EstimatorError.Kind
  package let reason: String

  package init(_ kind: EstimatorError.Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  static func invalid(_ reason: String) -> KernelError { KernelError(.invalidArgument, reason) }
}

/// - Throws: `InvalidArgument` with `reason` unless `holds`.
func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
  if !holds { throw KernelError.invalid(reason()) }
}
