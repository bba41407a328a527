import CEstimatorKernels
import EstimatorOptimized
import Estimators
import Foundation
import Testing

@Suite struct RecurrentKernelTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let cell: UInt32
    let inputs: Int
    let units: Int
    let lengths: [Int]
    var testDescription: String { "cell \(cell), [\(inputs), \(units)], lengths \(lengths)" }
  }

  /// Widths below, at and above whole vectors and panels; rows below, at and above whole tiles; ragged and full.
  private static let samples: [Sample] = [0, 1, 2].flatMap { cell in
    [
      Sample(cell: cell, inputs: 3, units: 5, lengths: [3, 1, 4, 0, 2]),
      Sample(cell: cell, inputs: 18, units: 16, lengths: [2, 2, 2]),
      Sample(cell: cell, inputs: 1, units: 33, lengths: [1, 5, 2, 2, 5, 3, 1]),
      Sample(cell: cell, inputs: 5, units: 48, lengths: Array(repeating: 3, count: 19)),
      Sample(cell: cell, inputs: 40, units: 7, lengths: (0..<22).map { $0 % 6 }),
      Sample(cell: cell, inputs: 2, units: 4, lengths: [150, 90, 150]),
    ]
  }

  private func doubles(_ count: Int, seed: Int, scale: Double = 1) -> [Double] {
    (sample([count], seed: seed).array(of: Float.self) ?? []).map { Double(Float(scale) * $0) }
  }

  private func exact(_ sample: Sample) -> ExactLayer {
    let gates = sample.cell == ek_lstm.rawValue ? 4 : sample.cell == ek_gru.rawValue ? 3 : 1
    let columns = gates * sample.units
    return ExactLayer(
      cell: ek_cell(sample.cell), inputs: sample.inputs, units: sample.units,
      kernel: doubles(sample.inputs * columns, seed: 1),
      recurrent: doubles(sample.units * columns, seed: 2, scale: 0.5),
      bias: doubles(sample.cell == ek_gru.rawValue ? 2 * columns : columns, seed: 3))
  }

  private func sequences(_ sample: Sample) -> [[[Double]]] {
    sample.lengths.enumerated().map { row, length in
      (0..<length).map { doubles(sample.inputs, seed: 100 + row * 200 + $0) }
    }
  }

  private func isClose(_ a: Float, _ b: Double, _ largest: Double) -> Bool {
    abs(Double(a) - b) <= 2e-6 + 1e-5 * largest
  }

  @Test(
    "cell.simple-rnn, cell.lstm, cell.gru: a layer's outputs over a sequence are those of its equations",
    arguments: samples)
  func forward(_ sample: Sample) {
    let (exact, sequences) = (exact(sample), sequences(sample))
    for keeps in [true, false] {
      let run = LayerRun(exact, sequences, keeps: keeps)
      for (index, sequence) in sequences.enumerated() {
        for (step, states) in exact.run(sequence).enumerated() {
          let first = run.row(index, step) * run.sizes.width
          let actual = run.output.values[first..<first + exact.units]
          #expect(zip(actual, states.h).allSatisfy { isClose($0, $1, 1) })
        }
      }
    }
  }

  @Test(
    "cell.simple-rnn, cell.lstm, cell.gru: a layer's gradients are those that small changes show, in double precision",
    arguments: samples)
  func backward(_ sample: Sample) {
    let (exact, sequences) = (exact(sample), sequences(sample))
    let run = LayerRun(exact, sequences)
    // The loss: outputs, final states and final cell states, each times a number of its own.
    let seeds = sequences.indices.map { row in
      sequences[row].indices.map { doubles(exact.units, seed: 7 + row * 200 + $0) }
    }
    let states = sequences.indices.map { doubles(exact.units, seed: 50_000 + $0) }
    let finals = sequences.indices.map { doubles(exact.units, seed: 60_000 + $0) }
    func loss(_ layer: ExactLayer, _ sequences: [[[Double]]]) -> Double {
      var sum = 0.0
      for (row, sequence) in sequences.enumerated() {
        let answers = layer.run(sequence)
        for (step, answer) in answers.enumerated() {
          sum += zip(answer.h, seeds[row][step]).map(*).reduce(0, +)
        }
        guard let last = answers.last else { continue }
        sum += zip(last.h, states[row]).map(*).reduce(0, +)
        if exact.cell == ek_lstm { sum += zip(last.c, finals[row]).map(*).reduce(0, +) }
      }
      return sum
    }

    let outputs = Floats(run.output.count, filledWith: 0)
    for (row, sequence) in seeds.enumerated() {
      for (step, values) in sequence.enumerated() {
        for (unit, value) in values.enumerated() {
          outputs.base[run.row(row, step) * run.sizes.width + unit] = Float(value)
        }
      }
    }
    let found = run.backward(outputs: outputs, states: states, cells: finals, cuts: 1)
    let parts = run.backward(outputs: outputs, states: states, cells: finals, cuts: 3)
    #expect(found.map { $0.map(\.bitPattern) } == parts.map { $0.map(\.bitPattern) })

    let paths: [WritableKeyPath<ExactLayer, [Double]>] = [\.kernel, \.recurrent, \.bias]
    for (path, gradient) in zip(paths, found) {
      let largest = Double(gradient.map { abs($0) }.max() ?? 0)
      let places = gradient.indices
      for place in stride(from: 0, to: places.count, by: max(1, places.count / 40)) {
        let slope = slope { change in
          var layer = exact
          layer[keyPath: path][place] += change
          return loss(layer, sequences)
        }
        #expect(isClose(gradient[place], slope, largest), "\(path) \(place)")
      }
    }
    for (row, sequence) in sequences.enumerated() {
      for step in stride(from: 0, to: sequence.count, by: max(1, sequence.count / 3)) {
        let input = (row + step) % exact.inputs
        let slope = slope { change in
          var moved = sequences
          moved[row][step][input] += change
          return loss(exact, moved)
        }
        let actual = run.inputGradient.base[run.row(row, step) * exact.inputs + input]
        #expect(isClose(actual, slope, 10), "input \(row) \(step) \(input)")
      }
    }
  }

  private func slope(_ function: (Double) -> Double) -> Double {
    (function(1e-5) - function(-1e-5)) / 2e-5
  }

  @Test(
    "cell.lstm: gates keep their promised error", arguments: [true, false])
  func gates(isTanh: Bool) {
    var values: [Float] = []
    for exponent in stride(from: -30.0, through: 6.44, by: 0.0007) {
      values += [Float(exp2(exponent)), -Float(exp2(exponent))]
    }
    var output = values
    ek_float32_gate(isTanh ? 1 : 0, values, &output, values.count)
    var worst: UInt64 = 0
    for (x, y) in zip(values, output) {
      let exact = Float(isTanh ? tanh(Double(x)) : 1 / (1 + exp(-Double(x))))
      worst = max(worst, exact.unitsInLastPlace(to: y))
    }
    #expect(worst <= 2)
  }

  @Test("cell.lstm: gates saturate, and pass on what is not a number")
  func gateEdges() {
    let values: [Float] = [.nan, .infinity, -.infinity, 0, 200, -200]
    var (tanh, sigmoid) = (values, values)
    ek_float32_gate(1, values, &tanh, values.count)
    ek_float32_gate(0, values, &sigmoid, values.count)
    #expect(tanh[0].isNaN && sigmoid[0].isNaN)
    #expect(Array(tanh[1...]) == [1, -1, 0, 1, -1])
    #expect(sigmoid[1] == 1 && sigmoid[2] < 2e-38 && sigmoid[3] == 0.5 && sigmoid[4] == 1)
  }
}

extension Float {
  fileprivate func unitsInLastPlace(to other: Float) -> UInt64 {
    UInt64(abs(Int64(Int32(bitPattern: bitPattern)) - Int64(Int32(bitPattern: other.bitPattern))))
  }
}
