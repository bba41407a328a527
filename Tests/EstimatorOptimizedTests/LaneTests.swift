import CEstimatorKernels
import EstimatorOptimized
import Estimators
import Foundation
import Testing

@Suite struct LaneTests {
  /// The lane's answer for each value, at several places of a vector and its remainder.
  private func apply(_ operation: ek_operation, _ values: [Float]) -> [Float] {
    var output = [Float](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      ek_float32_lane(operation)([ek_operand(base: base, step: 1)], &output, values.count)
    }
    return output
  }

  private static let functions: [(ek_operation, UInt64, @Sendable (Double) -> Double)] = [
    (ek_exp, 1, { exp($0) }), (ek_tanh, 3, { tanh($0) }), (ek_sigmoid, 3, { 1 / (1 + exp(-$0)) }),
  ]

  @Test(
    "model.operations: vector functions keep their promised error over the whole range",
    arguments: 0..<3)
  func error(index: Int) {
    let (operation, most, exact) = Self.functions[index]
    var values: [Float] = []
    for exponent in stride(from: -30.0, through: 6.5, by: 0.0013) {
      values.append(Float(exp2(exponent)))
      values.append(-Float(exp2(exponent)))
    }
    var worst: UInt64 = 0
    for (x, y) in zip(values, apply(operation, values)) {
      let expected = Float(exact(Double(x)))
      // Denormal results have fewer digits to be right in.
      guard expected.isNormal, y.isFinite || expected.isFinite else { continue }
      worst = max(worst, UInt64(abs(Int64(expected.bitPattern) - Int64(y.bitPattern))))
    }
    #expect(worst <= most)
  }

  @Test("model.operations: vector functions at the edges")
  func edges() {
    let values: [Float] = [.nan, .infinity, -.infinity, 0, 200, -200]
    let (e, t, s) = (apply(ek_exp, values), apply(ek_tanh, values), apply(ek_sigmoid, values))
    #expect(e[0].isNaN && t[0].isNaN && s[0].isNaN)
    #expect(Array(e[1...]) == [.infinity, 0, 1, .infinity, 0])
    #expect(Array(t[1...]) == [1, -1, 0, 1, -1])
    #expect(Array(s[1...]) == [1, 0, 0.5, 1, 0])
  }

  @Test("model.determinism: an element's value does not depend on where it stands")
  func position() {
    let values = (0..<67).map { Float($0) * 0.11 - 3 }
    for operation in [ek_exp, ek_tanh, ek_sigmoid, ek_rsqrt] {
      let all = apply(operation, values)
      for start in [1, 5, 50] {
        let part = apply(operation, Array(values[start...]))
        #expect(part.map(\.bitPattern) == all[start...].map(\.bitPattern))
      }
    }
  }

  @Test("model.determinism: a product's elements are left folds of fused multiply-adds")
  func products() {
    guard String(cString: ek_instruction_set()) != "generic" else { return }
    for (rows, columns, depth) in [(1, 1, 1), (13, 35, 300), (25, 64, 513), (6, 100, 17)] {
      for mask in 0..<4 {
        let a = sample([rows * depth]).array(of: Float.self) ?? []
        let b = sample([depth * columns], seed: 2).array(of: Float.self) ?? []
        let product = ek_product(
          rows: rows, columns: columns, depth: depth, transpose_left: Int32(mask & 1),
          transpose_right: Int32(mask >> 1))
        let actual = multiply(product, a, b)
        for i in 0..<rows {
          for j in 0..<columns {
            let expected = (0..<depth).reduce(Float(0)) { sum, k in
              sum.addingProduct(
                a[mask & 1 == 0 ? i * depth + k : k * rows + i],
                b[mask & 2 == 0 ? k * columns + j : j * depth + k])
            }
            #expect(actual[i * columns + j] == expected)
          }
        }
      }
    }
  }

  private func multiply(_ product: ek_product, _ a: [Float], _ b: [Float]) -> [Float] {
    var product = product
    var packed = [Float](repeating: 0, count: ek_float32_packed_size(&product))
    var output = [Float](repeating: .nan, count: product.rows * product.columns)
    ek_float32_pack(&product, b, &packed, 0, ek_float32_panel_count(&product))
    // In two calls, as two threads would.
    let half = product.rows / 2
    output.withUnsafeMutableBufferPointer { output in
      guard let base = output.baseAddress else { return }
      ek_float32_multiply(&product, a, packed, base, 0, half)
      ek_float32_multiply(&product, a, packed, base, half, product.rows)
    }
    return output
  }
}
