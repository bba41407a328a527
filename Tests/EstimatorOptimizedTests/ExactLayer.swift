import CEstimatorKernels
import Foundation

/// One recurrent layer in double precision, index by index: the equations of CELL-01 to CELL-03 on one sequence.
struct ExactLayer {
  let cell: ek_cell
  let inputs: Int
  let units: Int
  var kernel: [Double]
  var recurrent: [Double]
  var bias: [Double]

  var gates: Int { cell == ek_lstm ? 4 : cell == ek_gru ? 3 : 1 }
  private var columns: Int { gates * units }

  /// The states after each step.
  func run(_ sequence: [[Double]]) -> [(h: [Double], c: [Double])] {
    var h = [Double](repeating: 0, count: units)
    var c = h
    return sequence.map { x in
      (h, c) = step(x, h, c)
      return (h, c)
    }
  }

  private func sum(_ x: [Double], _ weights: [Double], _ column: Int) -> Double {
    x.indices.map { x[$0] * weights[$0 * columns + column] }.reduce(0, +)
  }

  private func step(_ x: [Double], _ h: [Double], _ c: [Double]) -> ([Double], [Double]) {
    let sigmoid = { (x: Double) in 1 / (1 + exp(-x)) }
    var (newH, newC) = (h, c)
    for j in 0..<units {
      let z = { (gate: Int) in
        sum(x, kernel, gate * units + j) + sum(h, recurrent, gate * units + j)
          + bias[gate * units + j]
      }
      switch cell {
      case ek_lstm:
        newC[j] = sigmoid(z(1)) * c[j] + sigmoid(z(0)) * tanh(z(2))
        newH[j] = sigmoid(z(3)) * tanh(newC[j])
      case ek_gru:
        let update = sigmoid(z(0) + bias[columns + j])
        let reset = sigmoid(z(1) + bias[columns + units + j])
        let fromInput = sum(x, kernel, 2 * units + j) + bias[2 * units + j]
        let fromState = sum(h, recurrent, 2 * units + j) + bias[columns + 2 * units + j]
        newH[j] = update * h[j] + (1 - update) * tanh(fromInput + reset * fromState)
      default: newH[j] = tanh(z(0))
      }
    }
    return (newH, newC)
  }
}
