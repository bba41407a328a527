import EstimatorReference
import Estimators
import Foundation
import Testing

@Suite("Arithmetic")
struct ArithmeticTests {
  /// All shapes of rank 0 to 2 with sizes 1 to 3, and a few of rank 3.
  static let shapes: [Shape] =
    [[]] + (1...3).map { [$0] } + (1...3).flatMap { a in (1...3).map { [a, $0] } }
    + [[2, 1, 3], [1, 2, 1], [3, 3, 3]]

  @Test(
    "numerics.forward: operands broadcast from the last axis, or are refused", arguments: shapes)
  func broadcasting(shape: Shape) throws {
    var samples = Samples(seed: 1)
    for other in Self.shapes {
      let (x, y) = (samples.integers(shape), samples.integers(other))
      let rank = max(shape.rank, other.rank)
      let sizes = (1...max(rank, 1)).prefix(rank).map { back -> (Int, Int) in
        (shape.size(fromEnd: back), other.size(fromEnd: back))
      }
      guard sizes.allSatisfy({ $0 == $1 || $0 == 1 || $1 == 1 }) else {
        #expect(try errorKind { _ = try interpret("Sub", x, y) } == .invalidArgument)
        continue
      }
      let z = try interpret("Sub", x, y)
      #expect(z.shape == Shape(sizes.map { max($0, $1) }.reversed()))
      for index in z.shape.indices {
        #expect(z[index] == x[index.broadcast(to: shape)] - y[index.broadcast(to: other)])
      }
    }
  }

  @Test(
    "numerics.forward: floor division and remainder of integers belong together", arguments: -7...7)
  func floors(x: Int) throws {
    for y in (-7...7) where y != 0 {
      let operands = [Tensor(Int64(x)), Tensor(Int64(y))]
      let quotient = try interpret("FloorDiv", operands)[0].int64s[0]
      let remainder = try interpret("FloorMod", operands)[0].int64s[0]
      #expect(quotient == Int64((Double(x) / Double(y)).rounded(.down)))
      #expect(remainder == Int64(x) - quotient * Int64(y))
      #expect(try interpret("Div", operands)[0].int64s[0] == Int64(x / y))
    }
  }

  @Test("dividing integers by zero fails", arguments: ["Div", "FloorDiv", "FloorMod"])
  func zeroDivisor(kind: String) throws {
    let kind = try errorKind { _ = try interpret(kind, ints([1, 2]), ints([1, 0])) }
    #expect(kind == .invalidArgument)
  }

  @Test("integers wrap around, also the least one divided by -1")
  func overflow() throws {
    let (least, one) = (Tensor(Int32.min), Tensor(Int32(-1)))
    #expect(try interpret("AddV2", least, one).int32s == [Int32.max])
    #expect(try interpret("Mul", least, one).int32s == [Int32.min])
    #expect(try interpret("Div", least, one).int32s == [Int32.min])
    #expect(try interpret("FloorMod", least, one).int32s == [0])
    #expect(try interpret("Neg", least).int32s == [Int32.min])
  }

  @Test("integer powers multiply; negative exponents fail")
  func powers() throws {
    for x in -3...3 {
      for y in 0...5 {
        let product = (0..<y).reduce(1) { result, _ in result * x }
        #expect(try interpret("Pow", ints([x]), ints([y])).int32s == [Int32(product)])
      }
    }
    #expect(try errorKind { _ = try interpret("Pow", ints([2]), ints([-1])) } == .invalidArgument)
  }

  @Test("NaN on either side is the maximum and the minimum", arguments: ["Maximum", "Minimum"])
  func extremesOfNaN(kind: String) throws {
    let (x, y) = (Tensor([Float.nan, 1]), Tensor([Float(1), .nan]))
    #expect(try interpret(kind, x, y).floats.allSatisfy(\.isNaN))
  }

  @Test("DivNoNan is 0 where the divisor is, whatever is divided")
  func divNoNan() throws {
    let x = Tensor([Float(1), 0, .nan, .infinity, 6])
    let y = Tensor([Float(0), -0.0, 0, 0, 4])
    #expect(try interpret("DivNoNan", x, y).floats == [0, 0, 0, 0, 1.5])
  }

  @Test("numerics.forward: AddN adds from left to right")
  func addN() throws {
    let terms = [Float(1e8), 1, -1e8].map { Tensor([$0]) }
    #expect(try interpret("AddN", terms)[0].floats == [0])
    #expect(
      try errorKind { _ = try interpret("AddN", ints([1]), ints([1, 2])) } == .invalidArgument)
  }
}

extension Shape {
  fileprivate func size(fromEnd back: Int) -> Int {
    back <= rank ? dimensions[rank - back] : 1
  }
}

extension [Int] {
  /// The index into a tensor of `shape` that is stretched to what this is an index of.
  fileprivate func broadcast(to shape: Shape) -> [Int] {
    zip(suffix(shape.rank), shape.dimensions).map { $1 == 1 ? 0 : $0 }
  }
}
