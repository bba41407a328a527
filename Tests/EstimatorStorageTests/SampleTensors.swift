import EstimatorStorage

/// Tensors of every type that can be stored, and of awkward shapes and names.
enum SampleTensors {
  static let all: OrderedDictionary<String, Tensor> = [
    "half": Tensor([1, -2.5, .infinity, .nan] as [Float16], shape: [2, 2]),
    "brain": Tensor([BFloat16(1), BFloat16(bitPattern: 0x7FC1), BFloat16(-0.0)]),
    "w": Tensor([1, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude] as [Float]),
    "w/Adam": Tensor([0.1] as [Double], shape: [1, 1, 1]),
    "w/Adam/v": Tensor(Int64.min),
    "int8": Tensor([Int8.min, -1, 0, .max]),
    "int16": Tensor([Int16.min, .max], shape: [2, 1]),
    "int32": Tensor([Int32.min, .max], shape: [1, 2]),
    "uint8": Tensor([0, 255] as [UInt8]),
    "uint16": Tensor([0, .max] as [UInt16]),
    "uint32": Tensor([0, .max] as [UInt32]),
    "uint64": Tensor([0, .max] as [UInt64]),
    "truth": Tensor([true, false, true]),
    "text": Tensor(["", "a", "zwölf\0", ByteString([0xFF, 0x00, 0x0A])], shape: [2, 2]),
    "text/scalar": Tensor("only" as ByteString),
    "text/none": Tensor([] as [ByteString], shape: [0, 3]),
    "": Tensor(Float(7)),
    ".": Tensor(Float(8)),
    "..": Tensor(Float(9)),
    "%2F": Tensor(Float(10)),
    "a%": Tensor(Float(11)),
    "/lead//trail/": Tensor(Float(12)),
    "größe/日本/😀 \"x\"\n": Tensor(Float(13)),
    "nul\0name": Tensor(Float(14)),
    "empty": Tensor([] as [Float]),
    "empty/matrix": Tensor([] as [Int32], shape: [3, 0, 2]),
    "empty/truth": Tensor([] as [Bool], shape: [0]),
    "large": Tensor((0..<5000).map { Float($0) }, shape: [50, 100]),
    "NaNs": Tensor(
      [0x7FC0_0000, 0xFFC0_0001, 0x7FA0_0002, 0xFF80_0001].map { Float(bitPattern: $0) }),
    "quiet": Tensor([0x7FF8_0000_0000_0001, 0xFFF0_0000_0000_0001].map { Double(bitPattern: $0) }),
  ]
}

/// What makes two tensors the same file content: type, shape and every bit.
struct TensorBits: Hashable, CustomStringConvertible {
  let name: String
  let dataType: DataType
  let shape: Shape
  let bytes: [[UInt8]]

  init(_ name: String, _ tensor: Tensor) {
    self.name = name
    dataType = tensor.dataType
    shape = tensor.shape
    bytes = tensor.littleEndianBytes.map { [$0] } ?? tensor.array(of: ByteString.self)!.map(\.bytes)
  }

  var description: String { "\(name) \(dataType)\(shape) \(bytes.joined().prefix(16))" }
}

extension OrderedDictionary<String, Tensor> {
  var bits: [TensorBits] { map { TensorBits($0.key, $0.value) } }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
