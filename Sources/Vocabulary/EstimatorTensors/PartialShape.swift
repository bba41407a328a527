/// What a graph knows of a shape before it runs: the rank may be unknown, and so may any dimension.
public struct PartialShape: Sendable, Hashable {
  /// `nil` when not even the rank is known; a `nil` dimension is not known.
  public let dimensions: [Int?]?

  public init(_ dimensions: [Int?]?) { self.dimensions = dimensions }

  public init(_ shape: Shape) { dimensions = shape.dimensions.map { $0 } }

  public static let unknown = PartialShape(nil)
  public static let scalar = PartialShape([])

  public var rank: Int? { dimensions?.count }

  /// The shape, if all of it is known.
  public var known: Shape? {
    guard let dimensions else { return nil }
    let sizes = dimensions.compactMap { $0 }
    return sizes.count == dimensions.count ? Shape(sizes) : nil
  }

  /// The number of elements, if it is known.
  public var elementCount: Int? { known?.elementCount }

  /// Whether a tensor of `shape` is one of those described.
  public func accepts(_ shape: Shape) -> Bool {
    guard let dimensions else { return true }
    return dimensions.count == shape.rank
      && zip(dimensions, shape.dimensions).allSatisfy { $0 == nil || $0 == $1 }
  }

  /// What both descriptions say together, or `nil` if they contradict each other.
  public func merged(with other: PartialShape) -> PartialShape? {
    guard let mine = dimensions else { return other }
    guard let theirs = other.dimensions else { return self }
    guard mine.count == theirs.count else { return nil }
    var result: [Int?] = []
    for (a, b) in zip(mine, theirs) {
      if let a, let b, a != b { return nil }
      result.append(a ?? b)
    }
    return PartialShape(result)
  }
}

extension PartialShape: ExpressibleByArrayLiteral, CustomStringConvertible {
  public init(arrayLiteral elements: Int?...) { self.init(elements) }

  public var description: String {
    guard let dimensions else { return "unknown" }
    return "[" + dimensions.map { $0.map { String($0) } ?? "?" }.joined(separator: ", ") + "]"
  }
}
