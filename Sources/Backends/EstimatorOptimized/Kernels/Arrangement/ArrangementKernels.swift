internal import EstimatorTensors

// Elements in another order, or repeated.
extension KernelTable {
  static let arrangements: [String: Kernel] = [
    "Transpose": transpose, "BroadcastTo": broadcastTo, "Tile": tile, "Fill": fill,
    "ZerosLike": Kernel { .known(withElementType(of: $0.dataType(0), Zeros(shape: $0.shape(0)))) },
    "OnesLike": onesLike, "InvertPermutation": invertPermutation,
  ]

  /// A step that copies the first data input to the output.
  static func copying(_ shape: Shape, from input: Int = 0, _ copy: StridedCopy) -> Work {
    .compute(shape) { ports in
      let (source, target) = (ports.inputs[input], ports.outputs[0])
      return { copy.run(source.dataType, from: source.memory, to: target.memory) }
    }
  }

  private static let transpose = Kernel { site in
    let input = site.shape(0)
    let axes = try site.integers(1)
    for axis in input.dimensions.indices where !axes.contains(axis) {
      throw site.invalid("\(axis) is missing from \(axes)")
    }
    try site.require(
      axes.count == input.rank, "\(axes) does not order the axes of a tensor of shape \(input)")
    let moving = axes.filter { input.dimensions[$0] != 1 }
    let shape = Shape(axes.map { input.dimensions[$0] })
    if moving == moving.sorted() { return .alias(shape) }
    return copying(shape, StridedCopy(transposing: input, axes))
  }

  private static let broadcastTo = Kernel { site in
    let (input, sizes) = (site.shape(0), try site.integers(1))
    try site.require(sizes.allSatisfy { $0 >= 0 }, "A size of \(sizes) is negative")
    let shape = Shape(sizes)
    guard input.rank <= shape.rank, BroadcastLoop.broadcast([input, shape]) == shape else {
      throw site.incompatible([input, shape])
    }
    let lead = shape.rank - input.rank
    let steps = shape.dimensions.indices.map { axis in
      axis < lead || input.dimensions[axis - lead] == 1 ? 0 : input.strides[axis - lead]
    }
    return copying(shape, StridedCopy(sizes, source: steps, target: shape.strides))
  }

  private static let tile = Kernel { site in
    let (input, multiples) = (site.shape(0), try site.integers(1))
    try site.require(
      multiples.count == input.rank, "\(multiples) does not repeat a tensor of shape \(input)")
    for (axis, multiple) in multiples.enumerated() where multiple < 0 {
      throw site.invalid("Expected multiples[\(axis)] >= 0, but got \(multiple)")
    }
    let shape = Shape(zip(input.dimensions, multiples).map { $0 * $1 })
    let axes = input.dimensions.indices
    return copying(
      shape,
      StridedCopy(
        axes.flatMap { [multiples[$0], input.dimensions[$0]] },
        source: axes.flatMap { [0, input.strides[$0]] },
        target: axes.flatMap { [shape.strides[$0] * input.dimensions[$0], shape.strides[$0]] }))
  }

  private static let fill = Kernel { site in
    let sizes = try site.integers(0)
    for size in sizes where size < 0 { throw site.invalid("Dimension \(size) must be >= 0") }
    try site.require(site.shape(1).rank == 0, "The value to fill with must be a scalar")
    let shape = Shape(sizes)
    return copying(
      shape, from: 1, StridedCopy([shape.elementCount], source: [0], target: [1]))
  }

  private static let onesLike = Kernel { site in
    let shape = site.shape(0)
    switch site.dataType(0) {
    case .float32: return .known(Tensor(repeating: 1 as Float, shape: shape))
    case .float64: return .known(Tensor(repeating: 1 as Double, shape: shape))
    case .int32: return .known(Tensor(repeating: 1 as Int32, shape: shape))
    case .int64: return .known(Tensor(repeating: 1 as Int64, shape: shape))
    case .bool: return .known(Tensor(repeating: true, shape: shape))
    default: throw site.unimplemented(site.dataType(0))
    }
  }

  private static let invertPermutation = Kernel { site in
    let count = site.shape(0).elementCount
    try site.require(site.shape(0).rank == 1, "InvertPermutation needs a vector")
    return .compute(site.shape(0)) { ports in
      let source = try ports.inputs[0].integerReader(site)
      let write = try ports.outputs[0].integerWriter(site)
      return {
        var places = [Int](repeating: -1, count: count)
        for i in 0..<count {
          let place = source(i)
          guard place >= 0, place < count else {
            throw site.invalid("\(place) is not between 0 and \(count)")
          }
          guard places[place] < 0 else {
            throw site.invalid("\(place) is duplicated in the input.")
          }
          places[place] = i
        }
        for (i, place) in places.enumerated() { write(i, place) }
      }
    }
  }
}

/// Zeros, false or empty strings.
private struct Zeros: ElementTypeVisitor {
  let shape: Shape

  func visit<Element: TensorElement>(_ type: Element.Type) -> Tensor {
    OwnedTensor(Element.dataType, shape).makeTensor()
  }
}

extension Slot {
  /// Reads element `i` as an integer.
  func integerReader(_ site: Site) throws -> (Int) -> Int {
    switch dataType {
    case .int16:
      let elements = elements(Int16.self)
      return { Int(elements[$0]) }
    case .int32:
      let elements = elements(Int32.self)
      return { Int(elements[$0]) }
    case .int64:
      let elements = elements(Int64.self)
      return { Int(elements[$0]) }
    case .uint8:
      let elements = elements(UInt8.self)
      return { Int(elements[$0]) }
    case .int8:
      let elements = elements(Int8.self)
      return { Int(elements[$0]) }
    case .uint16:
      let elements = elements(UInt16.self)
      return { Int(elements[$0]) }
    case .uint32:
      let elements = elements(UInt32.self)
      return { Int(elements[$0]) }
    default: throw site.unimplemented(dataType)
    }
  }

  /// Writes element `i` from an integer.
  func integerWriter(_ site: Site) throws -> (Int, Int) -> Void {
    switch dataType {
    case .int32:
      let elements = elements(Int32.self)
      return { elements[$0] = Int32(truncatingIfNeeded: $1) }
    case .int64:
      let elements = elements(Int64.self)
      return { elements[$0] = Int64($1) }
    default: throw site.unimplemented(dataType)
    }
  }
}
