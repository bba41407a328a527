internal import EstimatorStorage

/// The kind under which an error is recorded.
enum ErrorKinds {
  /// - Throws: The error itself when it is no answer, but a driver or a simulated world that failed.
  static func kind(of error: any Error) throws -> String {
    switch error {
    case let error as EstimatorError: return error.kind.rawValue
    case let error as GraphError: return kind(of: error.kind)
    case let error as FileError: return kind(of: error.kind)
    case is StorageError: return EstimatorError.Kind.dataLoss.rawValue
    default: throw error
    }
  }

  /// What TensorFlow raises where our graphs refuse a node.
  private static func kind(of kind: GraphError.Kind) -> String {
    switch kind {
    case .type, .invalidArgument: EstimatorError.Kind.typeError.rawValue
    case .unknownOperation, .finalized: EstimatorError.Kind.runtimeError.rawValue
    case .noGradient: "LookupError"
    default: EstimatorError.Kind.valueError.rawValue
    }
  }

  private static func kind(of kind: FileError.Kind) -> String {
    switch kind {
    case .notFound: EstimatorError.Kind.notFound.rawValue
    case .alreadyExists: "AlreadyExists"
    case .notADirectory, .isADirectory, .notEmpty: EstimatorError.Kind.failedPrecondition.rawValue
    case .notPermitted: "PermissionDenied"
    case .noSpace: EstimatorError.Kind.resourceExhausted.rawValue
    case .inputOutput: EstimatorError.Kind.unknown.rawValue
    }
  }
}
