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
