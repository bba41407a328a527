/// How far one tensor lies from the one that was expected.
public struct TensorComparison: Sendable, Hashable {
  /// The first place at which two tensors are not the same answer.
  public enum Difference: Sendable, Hashable {
    case dataType(expected: DataType, actual: DataType)
    case shape(expected: Shape, actual: Shape)
    case element(ElementDifference)
  }

  /// One element that is not the one expected.
  public struct ElementDifference: Sendable, Hashable {
    /// Along each axis.
    public let index: [Int]
    /// The values as text that tells them apart.
    public let expected: String
    public let actual: String
    /// Representable values between the two; `nil` for NaN and for types without a fraction.
    public let ulps: UInt64?
    /// The magnitude of the difference; `nil` where there is none to speak of.
    public let magnitude: Double?
  }

  /// `nil` when the tensors are the same answer.
  public let difference: Difference?
  /// The largest difference of two elements; `nil` where elements are compared exactly.
  public let used: Double?
  /// What `used` may be; `nil` where elements are compared exactly.
  public let allowed: Double?
  /// The largest number of representable values between two elements.
  public let ulps: UInt64

  init(
    difference: Difference?, used: Double? = nil, allowed: Double? = nil, ulps: UInt64 = 0
  ) {
    self.difference = difference
    self.used = used
    self.allowed = allowed
    self.ulps = ulps
  }

  /// `used / allowed`, with 0 of 0 as 0; `nil` where elements are compared exactly.
  public var usage: Double? {
    guard let used, let allowed else { return nil }
    return used == 0 ? 0 : used / allowed
  }
}

extension Tensor {
  /// Compares `actual` with this tensor, which is what was expected.
  ///
  /// Types, shapes, integers, bools and strings must be the same. Floating-point arrays must meet
  /// `tolerance` (row TOL-01); NaN equals NaN, an infinity only itself, and both zeros are the same.
  public func comparison(with actual: Tensor, within tolerance: Tolerance) -> TensorComparison {
    guard dataType == actual.dataType else {
      return TensorComparison(
        difference: .dataType(expected: dataType, actual: actual.dataType))
    }
    guard shape == actual.shape else {
      return TensorComparison(difference: .shape(expected: shape, actual: actual.shape))
    }
    return elements.accept(
      ElementsComparison(actual: actual.elements, shape: shape, tolerance: tolerance))
  }
}

private struct ElementsComparison: TensorElementVisitor {
  let actual: TensorElements
  let shape: Shape
  let tolerance: Tolerance

  func visit<Element: TensorElement>(_ elements: [Element]) -> TensorComparison {
    let others = Element.load(actual) ?? []
    if let type = Element.self as? any CountableFloat.Type {
      return floats(type, elements, others)
    }
    guard let offset = zip(elements, others).enumerated().first(where: { $1.0 != $1.1 })?.offset
    else { return TensorComparison(difference: nil) }
    return TensorComparison(
      difference: .element(
        .init(
          index: shape.index(ofOffset: offset), expected: elements[offset].shownExactly,
          actual: others[offset].shownExactly, ulps: nil, magnitude: nil)))
  }

  private func floats<Value: CountableFloat>(_ type: Value.Type, _ expected: Any, _ actual: Any)
    -> TensorComparison
  {
    compare((expected as? [Value]) ?? [], (actual as? [Value]) ?? [])
  }

  private func compare<Value: CountableFloat>(_ expected: [Value], _ actual: [Value])
    -> TensorComparison
  {
    let largest = expected.lazy.map { abs($0.double) }.filter { $0.isFinite }.max() ?? 0
    let allowed = tolerance.allowance(forMagnitude: largest)
    let differences = zip(expected, actual).map(difference)
    let first = differences.firstIndex { !($0 <= allowed) }
    return TensorComparison(
      difference: first.map {
        .element(element(at: $0, expected[$0], actual[$0], differences[$0]))
      },
      used: differences.max() ?? 0, allowed: allowed,
      ulps: zip(expected, actual).lazy.map { ulpDistance($0, $1) ?? 0 }.max() ?? 0)
  }

  /// Infinite where only one is NaN or infinite.
  private func difference<Value: CountableFloat>(_ expected: Value, _ actual: Value) -> Double {
    let (a, b) = (expected.double, actual.double)
    if a == b || (a.isNaN && b.isNaN) { return 0 }
    return a.isFinite && b.isFinite ? abs(a - b) : .infinity
  }

  private func element<Value: CountableFloat>(
    at offset: Int, _ expected: Value, _ actual: Value, _ magnitude: Double
  ) -> TensorComparison.ElementDifference {
    .init(
      index: shape.index(ofOffset: offset), expected: expected.shownExactly,
      actual: actual.shownExactly, ulps: ulpDistance(expected, actual),
      magnitude: magnitude.isFinite ? magnitude : nil)
  }
}

extension TensorElement {
  /// Text that only this value of its type has: enough digits for a number, quotes and escapes for bytes.
  fileprivate var shownExactly: String {
    switch self {
    case let value as BFloat16: "\(Swift.Float(value))"
    case let value as ByteString: value.quoted
    default: "\(self)"
    }
  }
}

extension ByteString {
  /// The bytes in quotes, everything but printable ASCII as `\xNN`.
  public var quoted: String {
    let escaped = bytes.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(Unicode.Scalar(byte))
      case 0x20...0x7E: String(Unicode.Scalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
