/// What a variable starts from when nothing is given or restored.
public protocol Initializer: Sendable {
  /// Whether the value depends on a seed.
  var drawsSeed: Bool { get }

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

  public var drawsSeed: Bool { false }

  public func value(shape: Shape, seed: InitializerSeeds.Seed?) -> Tensor {
    Tensor(repeating: element, shape: shape)
  }
}
