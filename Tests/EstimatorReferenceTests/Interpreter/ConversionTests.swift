import EstimatorReference
import Estimators
import Testing

@Suite("Conversions, comparisons and strings")
struct ConversionTests {
  private func cast(_ x: Tensor, _ type: DataType) throws -> Tensor {
    try interpret("Cast", x, attributes: ["DstT": .type(type)])
  }

  @Test("Cast cuts off fractions; what no integer can hold becomes the least one")
  func toInteger() throws {
    let x = Tensor([Float(1.9), -1.9, .nan, .infinity, 3e9])
    #expect(try cast(x, .int32).int32s == [1, -1, .min, .min, .min])
    #expect(try cast(x, .int64).int64s == [1, -1, .min, .min, 3_000_000_000])
    #expect(try cast(Tensor([Int64(1) << 32 + 5]), .int32).int32s == [5])
  }

  @Test("Cast rounds once, to the nearest")
  func toFloat() throws {
    // Between two floats, a little above the middle: by way of Double it would round down.
    let x = Int64(1) << 60 + Int64(1) << 36 + 1
    #expect(try cast(Tensor(x), .float32).floats == [Float(x)])
    #expect(try cast(Tensor(0.1), .float32).floats == [0.1])
    #expect(try cast(Tensor([true, false]), .float32).floats == [1, 0])
    #expect(
      try cast(Tensor([Float.nan, 0, -0.0, 0.5]), .bool).bools == [true, false, false, true])
  }

  /// As TensorFlow 2.15.1 answered.
  @Test(
    "Cast takes the lower bits of integers that are too wide, the largest unsigned one included")
  func fromUnsigned() throws {
    let x = Tensor([UInt64.max, 1 << 63 + 1025, 1 << 60 + 1 << 36 + 1, 300])
    let wide: [Int64] = [-1, -9_223_372_036_854_774_783, 1_152_921_573_326_323_713, 300]
    #expect(try cast(x, .int64).array(of: Int64.self) == wide)
    #expect(try cast(x, .int32).int32s == [-1, 1025, 1, 300])
    #expect(try cast(x, .uint32).array(of: UInt32.self) == [.max, 1025, 1, 300])
    #expect(try cast(x, .uint16).array(of: UInt16.self) == [65535, 1025, 1, 300])
    #expect(try cast(x, .int8).array(of: Int8.self) == [-1, 1, 1, 44])
    #expect(try cast(x, .bool).bools == [true, true, true, true])
    #expect(
      try cast(x, .float32).floats == [
        1.8446744e19, 9.223372036854776e18, 1.1529216420458004e18, 300,
      ])
  }

  /// As TensorFlow 2.15.1 answered.
  @Test("Cast to numbers of two bytes goes by way of float32")
  func toShortReals() throws {
    let x = Tensor([65519.0, 65520, 1e-8, 2051, 1 + 0x1p-11 + 0x1p-30])
    let halves: [Float16] = [65504, .infinity, 0, 2052, 1]
    #expect(try cast(x, .float16).array(of: Float16.self) == halves)
    let short = try #require(try cast(x, .bfloat16).array(of: BFloat16.self))
    #expect(short.map { Float($0) }.filter { $0 > 1 } == [65536, 65536, 2048])
    #expect(
      try cast(Tensor([Int64(2049), 70000]), .float16).array(of: Float16.self) == [2048, .infinity])
  }

  /// As TensorFlow 2.15.1 answered.
  @Test("Cast from reals to unsigned numbers cuts off fractions, and uint64 reaches beyond int64")
  func toUnsigned() throws {
    let x = Tensor([300.7, 3e9, 1e19, 9.3e18])
    let wide: [UInt64] = [
      300, 3_000_000_000, 10_000_000_000_000_000_000, 9_300_000_000_000_000_000,
    ]
    #expect(try cast(x, .uint64).array(of: UInt64.self) == wide)
    #expect(
      try cast(Tensor([300.7, 3e9]), .uint32).array(of: UInt32.self) == [300, 3_000_000_000])
  }

  @Test("comparisons are IEEE's: NaN is unequal to everything and in no order")
  func comparisons() throws {
    let (x, y) = (Tensor([Float.nan, 1, 2]), Tensor([Float.nan, 2, 2]))
    #expect(try interpret("Equal", x, y).bools == [false, false, true])
    #expect(try interpret("NotEqual", x, y).bools == [true, true, false])
    #expect(try interpret("Less", x, y).bools == [false, true, false])
    #expect(try interpret("LessEqual", x, y).bools == [false, true, true])
    #expect(try interpret("Greater", x, y).bools == [false, false, false])
    #expect(try interpret("GreaterEqual", x, y).bools == [false, false, true])
  }

  @Test("Equal may answer false for shapes that do not fit instead of failing")
  func shapeMismatch() throws {
    let (x, y) = (ints([1, 2]), ints([1, 2, 3]))
    #expect(try errorKind { _ = try interpret("Equal", x, y) } == .invalidArgument)
    let lenient: [String: Attribute] = ["incompatible_shape_error": .bool(false)]
    #expect(try interpret("Equal", x, y, attributes: lenient).bools == [false])
    #expect(try interpret("NotEqual", x, y, attributes: lenient).bools == [true])
  }

  @Test("strings compare and join by bytes")
  func strings() throws {
    let (x, y) = (Tensor([ByteString("a"), "b"]), Tensor(ByteString("b")))
    #expect(try interpret("Equal", x, y).bools == [false, true])
    let dash: [String: Attribute] = ["separator": .string("-")]
    #expect(try interpret("StringJoin", x, y, attributes: dash).texts == ["a-b", "b-b"])
    #expect(try interpret("Add", x, y).texts == ["ab", "bb"])
  }

  @Test("AsString writes as printf does")
  func asString() throws {
    func write(_ x: Tensor, _ attributes: [String: Attribute] = [:]) throws -> [String] {
      try interpret("AsString", x, attributes: attributes).texts
    }
    #expect(try write(Tensor([Int64(7), -12])) == ["7", "-12"])
    #expect(try write(Tensor([true, false])) == ["true", "false"])
    #expect(try write(Tensor([Float(1.5), .nan])) == ["1.500000", "nan"])
    #expect(try write(ints([7]), ["width": .int(3), "fill": .string("0")]) == ["007"])
    #expect(try write(Tensor(Float(0.1)), ["shortest": .bool(true)]) == ["0.1"])
    #expect(
      try write(Tensor(1234.5), ["scientific": .bool(true), "precision": .int(2)]) == ["1.23e+03"])
    let kind = try errorKind { _ = try write(ints([1]), ["precision": .int(2)]) }
    #expect(kind == .invalidArgument)
  }
}
