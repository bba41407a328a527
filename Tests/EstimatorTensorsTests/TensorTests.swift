import EstimatorTensors
import Testing

@Suite("Host tensors")
struct TensorTests {
  @Test("Strides and indices are row-major", arguments: [[], [3], [2, 3], [2, 1, 4], [1, 1]])
  func rowMajor(dimensions: [Int]) {
    let shape = Shape(dimensions)
    for offset in 0..<shape.elementCount {
      let index = shape.index(ofOffset: offset)
      #expect(zip(index, dimensions).allSatisfy { $0 >= 0 && $0 < $1 })
      #expect(zip(index, shape.strides).map { $0 * $1 }.reduce(0, +) == offset)
    }
  }

  @Test("A tensor of one type is not one of another")
  func elementTypes() {
    let tensor = Tensor([Int32(1), 2, 3])
    #expect(tensor.dataType == .int32)
    #expect(tensor.array(of: Int32.self) == [1, 2, 3])
    #expect(tensor.array(of: Int64.self) == nil)
  }

  @Test("Rows are the parts along the first axis")
  func rows() {
    let tensor = Tensor((0..<12).map { Float($0) }, shape: [3, 2, 2])
    for row in 0..<3 {
      #expect(tensor.row(row).shape == [2, 2])
      #expect(tensor.row(row).array(of: Float.self) == (0..<4).map { Float(row * 4 + $0) })
    }
    #expect(tensor.rows(1..<1).shape == [0, 2, 2])
    #expect(tensor.rows(1..<3).reshaped(to: [8]).elementCount == 8)
  }

  @Test("A text shows a scalar alone and long tensors shortened")
  func text() {
    #expect(Tensor(Float(0.5)).shortText == "0.5")
    #expect(Tensor([true, false]).shortText == "[true, false]")
    #expect(Tensor([Int64](repeating: 7, count: 9)).shortText.hasSuffix(", …]"))
    #expect(Tensor([ByteString]()).shortText == "[]")
  }

  @Test("bfloat16 rounds to nearest, ties to even, and keeps what is special")
  func bfloat16() {
    for bits in UInt16.min...UInt16.max {
      let value = BFloat16(bitPattern: bits)
      let back = BFloat16(Float(value))
      if Float(value).isNaN {
        #expect(Float(back).isNaN)
      } else {
        #expect(back == value)
      }
    }
    let one = Float(1)
    let half = Float(bitPattern: one.bitPattern + 0x8000)
    #expect(Float(BFloat16(half)) == one)
    #expect(Float(BFloat16(half.nextUp)) > one)
    #expect(Float(BFloat16(Float.greatestFiniteMagnitude)) == .infinity)
  }
}

@Suite("Ordered dictionaries")
struct OrderedDictionaryTests {
  @Test("Keys stay in the order in which they were first given")
  func order() {
    var values: OrderedDictionary = ["b": 1, "a": 2]
    values["c"] = 3
    values["b"] = 4
    #expect(values.keys == ["b", "a", "c"])
    #expect(values.values == [4, 2, 3])
    values["a"] = nil
    #expect(values.keys == ["b", "c"])
    #expect(values["a"] == nil)
  }

  @Test("The same pairs in another order are another dictionary")
  func equality() {
    let first: OrderedDictionary = ["a": 1, "b": 2]
    let second: OrderedDictionary = ["b": 2, "a": 1]
    #expect(first != second)
    #expect(first.mapValues { $0 + 1 } == ["a": 2, "b": 3])
  }

  @Test("Byte strings sort by bytes: upper case first, non-ASCII last")
  func byteOrder() {
    let sorted = (["é", "a", "Z", "_"] as [ByteString]).sorted().map(\.text)
    #expect(sorted == ["Z", "_", "a", "é"])
  }
}

@Suite("Partial shapes")
struct PartialShapeTests {
  @Test("Merging keeps what either side knows and refuses contradictions")
  func merging() {
    let left: PartialShape = [nil, 2]
    let right: PartialShape = [3, nil]
    #expect(left.merged(with: right) == [3, 2])
    #expect(left.merged(with: .unknown) == left)
    #expect(PartialShape.unknown.merged(with: right) == right)
    #expect(left.merged(with: [1, 3]) == nil)
    #expect(left.merged(with: [1]) == nil)
  }

  @Test("A shape is accepted when every known dimension agrees")
  func accepting() {
    let shape: PartialShape = [nil, 2]
    #expect(shape.accepts([5, 2]))
    #expect(!shape.accepts([5, 3]))
    #expect(!shape.accepts([2]))
    #expect(PartialShape.unknown.accepts([1, 2, 3]))
    #expect(shape.known == nil && shape.elementCount == nil)
    #expect(PartialShape([4, 2]).elementCount == 8)
  }
}
