import EstimatorTensors
import Testing

@Suite struct TensorComparisonTests {
  private func comparison(
    _ expected: [Float], _ actual: [Float], _ tolerance: Tolerance = .singleStep
  ) -> TensorComparison {
    Tensor(expected).comparison(with: Tensor(actual), within: tolerance)
  }

  private func element(_ comparison: TensorComparison) throws
    -> TensorComparison.ElementDifference
  {
    guard case .element(let element)? = comparison.difference else {
      throw Failure(description: "no element differs")
    }
    return element
  }

  struct Failure: Error { let description: String }

  @Test("numerics.forward: the tolerance is absolute plus relative to the largest magnitude")
  func tolerance() throws {
    let tolerance = Tolerance(absolute: 1, relative: 0.5)
    // The largest expected magnitude is 8, so 5 is allowed, and 5 is met exactly.
    #expect(comparison([0, -8], [5, -8], tolerance).difference == nil)
    #expect(comparison([0, -8], [5, -8], tolerance).used == 5)
    #expect(comparison([0, -8], [5, -8], tolerance).allowed == 5)
    #expect(comparison([0, -8], [5, -8], tolerance).usage == 1)
    let far = comparison([0, -8], [Float(5).nextUp, -8], tolerance)
    #expect(try element(far).index == [0])
    #expect(try element(far).magnitude == Double(Float(5).nextUp))
    // The magnitude is that of what was expected, not of what was found.
    #expect(comparison([5, 0], [0, 0], tolerance).difference != nil)
    #expect(comparison([0, 0], [1, 0], tolerance).difference == nil)
  }

  @Test("numerics.forward: NaN equals NaN and nothing else, an infinity only itself")
  func specialValues() throws {
    let tolerance = Tolerance(absolute: 1e30, relative: 1)
    #expect(comparison([.nan, .infinity, 1], [.nan, .infinity, 1], tolerance).difference == nil)
    #expect(try element(comparison([.nan], [0], tolerance)).ulps == nil)
    #expect(comparison([0], [.nan], tolerance).difference != nil)
    #expect(comparison([.infinity], [-.infinity], tolerance).difference != nil)
    #expect(comparison([.infinity], [1], tolerance).difference != nil)
    #expect(comparison([.infinity, 1], [.infinity, 2], .exact).difference != nil)
    #expect(comparison([0], [-0.0], .exact).difference == nil)
  }

  @Test("numerics.forward: an infinity does not widen what others are allowed")
  func infinityAndMagnitude() {
    #expect(comparison([.infinity, 1], [.infinity, 1.5]).difference != nil)
  }

  @Test("the distance in ULP is counted in the type's own values, across zero too")
  func ulps() throws {
    #expect(try element(comparison([1], [Float(1).nextUp], .exact)).ulps == 1)
    #expect(try element(comparison([1], [Float(1).nextDown.nextDown], .exact)).ulps == 2)
    let tiny = Float.leastNonzeroMagnitude
    #expect(try element(comparison([-tiny], [tiny], .exact)).ulps == 2)
    let halves = Tensor([1 as Float16]).comparison(
      with: Tensor([(1 as Float16).nextUp]), within: .exact)
    #expect(try element(halves).ulps == 1)
    let brain = Tensor([BFloat16(1)]).comparison(
      with: Tensor([BFloat16(bitPattern: BFloat16(1).bitPattern + 3)]), within: .exact)
    #expect(try element(brain).ulps == 3)
    let ends = Tensor([-Double.greatestFiniteMagnitude]).comparison(
      with: Tensor([Double.greatestFiniteMagnitude]), within: .exact)
    #expect(try element(ends).ulps == 2 * Double.greatestFiniteMagnitude.bitPattern)
  }

  @Test("the first difference has its index along each axis")
  func index() throws {
    let expected = Tensor([1, 2, 3, 4, 5, 6] as [Int32], shape: [2, 3])
    let actual = Tensor([1, 2, 3, 4, 0, 0] as [Int32], shape: [2, 3])
    let difference = try element(expected.comparison(with: actual, within: .singleStep))
    #expect(difference.index == [1, 1])
    #expect(difference.expected == "5" && difference.actual == "0")
  }

  @Test("types and shapes must be the same, and strings byte for byte")
  func exactParts() throws {
    let one = Tensor([1 as Float])
    #expect(
      one.comparison(with: Tensor([1.0]), within: .singleStep).difference
        == .dataType(expected: .float32, actual: .float64))
    #expect(
      one.comparison(with: Tensor(1 as Float), within: .singleStep).difference
        == .shape(expected: [1], actual: []))
    let text = Tensor([ByteString([0x61, 0xFF])])
    let difference = try element(
      text.comparison(with: Tensor(["a"] as [ByteString]), within: .singleStep))
    #expect(difference.expected == #""a\xff""# && difference.actual == #""a""#)
  }

  @Test("empty arrays are equal")
  func empty() {
    #expect(comparison([], []).difference == nil)
    #expect(comparison([], []).usage == 0)
  }
}

@Suite struct TensorBytesTests {
  @Test("raw bytes are row-major and little-endian")
  func bytes() {
    #expect(Tensor([1, -2] as [Int16]).littleEndianBytes == [1, 0, 0xFE, 0xFF])
    #expect(Tensor(1 as Float).littleEndianBytes == [0, 0, 0x80, 0x3F])
    #expect(Tensor([true, false]).littleEndianBytes == [1, 0])
    #expect(Tensor(["a"] as [ByteString]).littleEndianBytes == nil)
  }

  @Test("raw bytes read back, and what cannot be is refused", arguments: DataType.allCases)
  func roundTrip(type: DataType) {
    guard let width = type.byteCount else {
      #expect(Tensor(littleEndianBytes: [], dataType: type, shape: [0]) == nil)
      return
    }
    let bytes = (0..<2 * width).map { type == .bool ? UInt8($0 & 1) : UInt8($0 * 29 & 0xFF) }
    let tensor = Tensor(littleEndianBytes: bytes, dataType: type, shape: [2])
    #expect(tensor?.dataType == type)
    #expect(tensor?.littleEndianBytes == bytes)
    #expect(Tensor(littleEndianBytes: bytes, dataType: type, shape: [3]) == nil)
  }

  @Test("a bool byte that is neither 0 nor 1 is refused")
  func badBool() {
    #expect(Tensor(littleEndianBytes: [2], dataType: .bool, shape: []) == nil)
  }
}
