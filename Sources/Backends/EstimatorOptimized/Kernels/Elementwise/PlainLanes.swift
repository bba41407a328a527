internal import CEstimatorKernels
internal import EstimatorTensors

// Lanes written in Swift, one element after another: complete, and what fast lanes are held against.

/// A lane of one operand.
@inline(__always)
func lane<A, R>(_ function: @escaping @Sendable (A) -> R) -> Lane {
  { operands, output, count in
    let a = operands[0].base.assumingMemoryBound(to: A.self)
    let step = operands[0].step
    let result = output.assumingMemoryBound(to: R.self)
    for i in 0..<count { result[i] = function(a[i &* step]) }
  }
}

/// A lane of two operands.
@inline(__always)
func lane<A, B, R>(_ function: @escaping @Sendable (A, B) -> R) -> Lane {
  { operands, output, count in
    let a = operands[0].base.assumingMemoryBound(to: A.self)
    let b = operands[1].base.assumingMemoryBound(to: B.self)
    let (stepA, stepB) = (operands[0].step, operands[1].step)
    let result = output.assumingMemoryBound(to: R.self)
    for i in 0..<count { result[i] = function(a[i &* stepA], b[i &* stepB]) }
  }
}

/// A lane of three operands.
@inline(__always)
func lane<A, B, C, R>(_ function: @escaping @Sendable (A, B, C) -> R) -> Lane {
  { operands, output, count in
    let a = operands[0].base.assumingMemoryBound(to: A.self)
    let b = operands[1].base.assumingMemoryBound(to: B.self)
    let c = operands[2].base.assumingMemoryBound(to: C.self)
    let steps = (operands[0].step, operands[1].step, operands[2].step)
    let result = output.assumingMemoryBound(to: R.self)
    for i in 0..<count {
      result[i] = function(a[i &* steps.0], b[i &* steps.1], c[i &* steps.2])
    }
  }
}

/// Lanes of one operation by element type; `nil` where it is not implemented.
struct LaneSet: Sendable {
  var float32: Lane?
  var float64: Lane?
  var int32: Lane?
  var int64: Lane?
  var bool: Lane?
  var string: Lane?

  subscript(type: DataType) -> Lane? {
    switch type {
    case .float32: float32
    case .float64: float64
    case .int32: int32
    case .int64: int64
    case .bool: bool
    case .string: string
    default: nil
    }
  }
}
