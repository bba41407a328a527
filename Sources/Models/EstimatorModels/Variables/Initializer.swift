/// What a variable starts from when nothing is given or restored.
public protocol Initializer: Sendable {
  /// The kind of seed that the value depends on, if it does.
  var seedKind: InitializerSeeds.Kind? { get }

  /// - Parameter seed: As drawn for this initializer, if it draws one.
  /// - Returns: A float32 tensor of that shape.
  func value(shape: Shape, seed: InitializerSeeds.Seed?) throws -> Tensor
}

/// The same number in every element.
public struct ConstantInitializer: Initializer {
  public let element: Float

  public init(_ element: Float) { self.element = element }

  public static let zeros = ConstantInitializer(0)
  public static let ones = ConstantInitializer(1)

  public var seedKind: InitializerSeeds.Kind? { nil }

  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    Tensor(repeating: element, shape: shape)
  }
}

/// The bias of an lstm cell: ones in the second of its four blocks, so that it forgets nothing at first.
///
/// - Rules: `initial.bias`
public struct ForgetBias: Initializer {
  public init() {}

  public var seedKind: InitializerSeeds.Kind? { nil }

  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    // initial.bias (INIT-03)
    let units = shape.elementCount / 4
    let elements = (0..<shape.elementCount).map { Float($0 / max(units, 1) == 1 ? 1 : 0) }
    return Tensor(elements, shape: shape)
  }
}
