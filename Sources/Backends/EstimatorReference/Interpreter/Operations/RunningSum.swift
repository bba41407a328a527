/// y[…, i, …] = Σ x[…, j, …] over the j up to i; without i itself, or from the end, if so told.
struct RunningSum: NumberOperation {
  let axis: Int
  let isExclusive: Bool
  let isReverse: Bool

  func callAsFunction<E: Number>(_ x: [Dense<E>]) throws -> Tensor {
    let axis = try x[0].shape.axis(axis)
    let (size, stride) = (x[0].shape.dimensions[axis], x[0].shape.strides[axis])
    var sums = x[0].elements
    for start in sums.indices where start / stride % size == 0 {
      var sum = E.zero
      for step in 0..<size {
        let place = start + (isReverse ? size - 1 - step : step) * stride
        let next = E.sum(sum, x[0].elements[place])
        sums[place] = isExclusive ? sum : next
        sum = next
      }
    }
    return Tensor(sums, shape: x[0].shape)
  }
}
