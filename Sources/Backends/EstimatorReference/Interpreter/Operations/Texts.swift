internal import Foundation

/// z[i] = x[i] + separator + y[i] + …; scalars are repeated.
///
/// - Throws: `InvalidArgument` when two tensors that are not scalars differ in shape.
func joined(_ tensors: [Tensor], separator: ByteString) throws -> Tensor {
  let texts = try tensors.map { try $0.dense(of: ByteString.self) }
  let shape = texts.first { $0.rank > 0 }?.shape ?? .scalar
  try require(
    texts.allSatisfy { $0.rank == 0 || $0.shape == shape }, "the tensors differ in shape")
  let results = (0..<shape.elementCount).map { i in
    let parts = texts.map { $0.elements[$0.rank == 0 ? 0 : i].bytes }
    return ByteString(Array(parts.joined(separator: separator.bytes)))
  }
  return Tensor(results, shape: shape)
}

/// z[i] = x[i] + y[i], broadcasting.
func joinedPairs(_ x: Tensor, _ y: Tensor) throws -> Tensor {
  try x.dense(of: ByteString.self).zip(y.dense()) { ByteString($0.bytes + $1.bytes) }.tensor
}

/// How `AsString` writes: as C's printf does, and truth values as `true` and `false`.
struct TextFormat {
  /// Digits behind the point; -1 leaves it to printf. Strings are never cut.
  let precision: Int
  let isScientific: Bool
  let isShortest: Bool
  /// The least length; -1 for none.
  let width: Int
  /// Nothing, or one of printf's flags.
  let fill: String

  func written(_ x: Tensor) throws -> Tensor {
    try check(x.dataType)
    return Tensor(try texts(x), shape: x.shape)
  }

  private func texts(_ x: Tensor) throws -> [ByteString] {
    switch x.elements {
    case .int8(let array): array.map { signed(Int($0)) }
    case .int16(let array): array.map { signed(Int($0)) }
    case .int32(let array): array.map { signed(Int($0)) }
    case .int64(let array): array.map { signed(Int($0)) }
    case .uint8(let array): array.map { unsigned(UInt($0)) }
    case .uint16(let array): array.map { unsigned(UInt($0)) }
    case .uint32(let array): array.map { unsigned(UInt($0)) }
    case .uint64(let array): array.map { unsigned(UInt($0)) }
    case .float32(let array): array.map { real(Double($0)) }
    case .float64(let array): array.map { real($0) }
    case .bool(let array): array.map { $0 ? "true" : "false" }
    case .string(let array): array.map(padded)
    default: throw KernelError.invalid("there is no kernel for \(x.dataType)")
    }
  }

  private func signed(_ x: Int) -> ByteString {
    ByteString(String(format: specification("ld"), x))
  }

  private func unsigned(_ x: UInt) -> ByteString {
    ByteString(String(format: specification("lu"), x))
  }

  private func real(_ x: Double) -> ByteString {
    ByteString(String(format: specification(isShortest ? "g" : isScientific ? "e" : "f"), x))
  }

  /// What printf is told, such as `%08.2f`.
  private func specification(_ conversion: String) -> String {
    "%" + fill + (width < 0 ? "" : "\(width)") + (precision < 0 ? "" : ".\(precision)") + conversion
  }

  /// Spaces on the left, or on the right after a minus.
  private func padded(_ text: ByteString) -> ByteString {
    let space = [UInt8](repeating: 32, count: max(0, width - text.bytes.count))
    return ByteString(fill == "-" ? text.bytes + space : space + text.bytes)
  }

  private func check(_ type: DataType) throws {
    try require(["", " ", "0", "-", "+", "#"].contains(fill), "'\(fill)' is not a way to fill")
    try require(!isScientific || !isShortest, "scientific and shortest exclude each other")
    guard type.isInteger || type == .bool else { return }
    try require(!isScientific && !isShortest, "\(type) has no scientific or shortest form")
    try require(precision < 0, "\(type) has no precision")
  }
}
