import EstimatorReference
import Estimators
import Testing

@Suite struct CastAgreementTests {
  private static let types = DataType.allCases.filter { $0 != .resource }

  @Test(
    "model.operations: a cast is the same in both runtimes for every pair of types, or refused by both",
    arguments: types)
  func pairs(from: DataType) throws {
    var generator = SampleGenerator(seed: 20)
    for to in Self.types {
      // Short ones and ones that fill a vector register.
      for count in [1, 9, 300] {
        let tensor = generator.castable(from, to, count)
        let graph = Graph()
        let x = try graph.placeholder(nil, from, shape: PartialShape([nil]))
        let y = try graph.add("Cast", inputs: [x], attributes: ["DstT": .type(to)]).tensors
        var answers = 0
        try BothBackends.compare(graph, within: .exact, "\(from) to \(to)") { session in
          let results = try session.run(fetches: y, targets: [], feeds: [x: tensor])
          answers += 1
          return results
        }
        let isRefused = from != to && (from == .string || to == .string)
        #expect((answers == 0) == isRefused, "\(from) to \(to)")
      }
    }
  }
}

extension SampleGenerator {
  /// Numbers that can be cast to a type: integers of all bits, reals that an integer can hold.
  fileprivate mutating func castable(_ from: DataType, _ to: DataType, _ count: Int) -> Tensor {
    let reals = (0..<count).map { _ in Double.random(in: Self.range(from, to), using: &self) }
    switch from {
    case .float16: return Tensor(reals.map { Float16($0) })
    case .bfloat16: return Tensor(reals.map { BFloat16(Float($0)) })
    case .float32: return Tensor(reals.map { Float($0) })
    case .float64: return Tensor(reals)
    case .int8: return Tensor(bits(count) as [Int8])
    case .int16: return Tensor(bits(count) as [Int16])
    case .int32: return Tensor(bits(count) as [Int32])
    case .int64: return Tensor(bits(count) as [Int64])
    case .uint8: return Tensor(bits(count) as [UInt8])
    case .uint16: return Tensor(bits(count) as [UInt16])
    case .uint32: return Tensor(bits(count) as [UInt32])
    case .uint64: return Tensor(bits(count) as [UInt64])
    case .bool: return Tensor((bits(count) as [UInt8]).map { $0 > 127 })
    case .string, .resource: return Tensor(reals.map { ByteString(String($0)) })
    }
  }

  private mutating func bits<Integer: FixedWidthInteger>(_ count: Int) -> [Integer] {
    (0..<count).map { _ in Integer(truncatingIfNeeded: next()) }
  }

  /// Of reals that survive rounding to `from` inside of what `to` holds.
  private static func range(_ from: DataType, _ to: DataType) -> ClosedRange<Double> {
    let largest = from == .float16 ? 65000.0 : 1e30
    return switch to {
    case .int8: -128.9...127.4
    case .uint8: 0...255.4
    case .int16: -32000...32000
    case .uint16: 0...65000
    case .int32: -min(largest, 2e9)...min(largest, 2e9)
    case .uint32: 0...min(largest, 4e9)
    case .int64: -min(largest, 9e18)...min(largest, 9e18)
    case .uint64: 0...min(largest, 1.8e19)
    default: -largest...largest
    }
  }
}
