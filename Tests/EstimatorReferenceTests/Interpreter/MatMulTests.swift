import EstimatorReference
import Estimators
import Testing

@Suite("Matrix products and biases")
struct MatMulTests {
  @Test(
    "numerics.forward: MatMul equals sums in another loop order", arguments: [false, true],
    [false, true])
  func products(transposeA: Bool, transposeB: Bool) throws {
    var samples = Samples(seed: 4)
    for _ in 0..<10 {
      let (rows, inner, columns) = (
        samples.integer(in: 0...5), samples.integer(in: 0...5), samples.integer(in: 0...5)
      )
      let a = samples.doubles(transposeA ? [inner, rows] : [rows, inner])
      let b = samples.doubles(transposeB ? [columns, inner] : [inner, columns])
      let c = try interpret(
        "MatMul", a, b,
        attributes: ["transpose_a": .bool(transposeA), "transpose_b": .bool(transposeB)])
      #expect(c.shape == [rows, columns])
      for j in 0..<columns {
        for i in 0..<rows {
          let terms = (0..<inner).map {
            a[transposeA ? [$0, i] : [i, $0]] * b[transposeB ? [j, $0] : [$0, j]]
          }
          #expect(abs(c[[i, j]] - terms.reversed().reduce(0, +)) < 1e-14)
        }
      }
    }
  }

  @Test("MatMul refuses what is no matrix or does not fit")
  func misfits() throws {
    let matrix = Tensor(repeating: Float(1), shape: [2, 3])
    for other in [
      Tensor([Float(1), 2, 3]), matrix, Tensor(repeating: Float(1), shape: [1, 3, 2]),
    ] {
      #expect(try errorKind { _ = try interpret("MatMul", matrix, other) } == .invalidArgument)
    }
  }

  @Test("the sum is a left fold in the order of k")
  func foldOrder() throws {
    let a = Tensor([Float(1e8), 1, -1e8], shape: [1, 3])
    let ones = Tensor(repeating: Float(1), shape: [3, 1])
    #expect(try interpret("MatMul", a, ones).floats == [0])
  }

  @Test(
    "BiasAdd adds along the last axis, or axis 1, and BiasAddGrad sums the others",
    arguments: ["NHWC", "NCHW"])
  func biases(format: String) throws {
    var samples = Samples(seed: 5)
    let attributes: [String: Attribute] = ["data_format": .string(ByteString(format))]
    let axis = format == "NHWC" ? 2 : 1
    let x = samples.doubles([2, 3, 4])
    let bias = samples.doubles([x.shape.dimensions[axis]])
    let y = try interpret("BiasAdd", x, bias, attributes: attributes)
    let sums = try interpret("BiasAddGrad", x, attributes: attributes)
    var expected = [Double](repeating: 0, count: bias.elementCount)
    for index in x.shape.indices {
      #expect(y[index] == x[index] + bias[[index[axis]]])
      expected[index[axis]] += x[index]
    }
    #expect(isClose(sums.doubles, expected, within: 1e-14))
    let wrong = Tensor(repeating: 0.0, shape: [5])
    let kind = try errorKind { _ = try interpret("BiasAdd", x, wrong, attributes: attributes) }
    #expect(kind == .invalidArgument)
  }
}
