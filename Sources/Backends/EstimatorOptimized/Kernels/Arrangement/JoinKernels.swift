internal import EstimatorTensors

// Tensors put together, and taken apart again.
extension KernelTable {
  static let joins: [String: Kernel] = [
    "ConcatV2": concat, "Pack": pack, "Unpack": unpack, "Split": split,
  ]

  /// Along one axis, what lies before it and how many elements lie inside one index of it.
  private static func cut(_ shape: Shape, at axis: Int) -> (outer: Int, inner: Int) {
    (shape.dimensions[..<axis].reduce(1, *), shape.dimensions[(axis + 1)...].reduce(1, *))
  }

  private static let concat = Kernel { site in
    let count = site.inputs.count - 1
    let shapes = (0..<count).map(site.shape)
    let axis = try site.axis(site.integer(count), rank: shapes[0].rank)
    var sizes = shapes[0].dimensions
    for shape in shapes.dropFirst() {
      try site.require(
        shape.rank == sizes.count
          && shape.dimensions.indices.allSatisfy { $0 == axis || shape.dimensions[$0] == sizes[$0] },
        "Tensors of shape \(shapes[0]) and \(shape) cannot be concatenated along axis \(axis)")
      sizes[axis] += shape.dimensions[axis]
    }
    let result = Shape(sizes)
    return .compute(result) { joining(shapes, axis: axis, into: result, $0) }
  }

  /// Each input's run inside one outer index lies behind those of the inputs before it.
  private static func joining(
    _ shapes: [Shape], axis: Int, into result: Shape, _ ports: Ports
  ) -> Step {
    let (outer, inner) = cut(result, at: axis)
    let total = result.dimensions[axis] * inner
    let target = ports.outputs[0]
    var start = 0
    let copies = shapes.map { shape -> StridedCopy in
      let run = shape.dimensions[axis] * inner
      defer { start += run }
      return StridedCopy(
        [outer, run], source: [run, 1], target: [total, 1], targetStart: start)
    }
    return {
      for (copy, source) in zip(copies, ports.inputs) {
        copy.run(target.dataType, from: source.memory, to: target.memory)
      }
    }
  }

  private static let pack = Kernel { site in
    let shape = site.shape(0)
    for other in site.inputs where other.shape != shape {
      throw site.invalid("Tensors of shape \(shape) and \(other.shape) cannot be packed")
    }
    let axis = try site.axis(site.int("axis"), rank: shape.rank + 1)
    var sizes = shape.dimensions
    sizes.insert(1, at: axis)
    let single = Shape(sizes)
    sizes[axis] = site.inputs.count
    let result = Shape(sizes)
    return .compute(result) {
      joining(site.inputs.map { _ in single }, axis: axis, into: result, $0)
    }
  }

  private static let unpack = Kernel { site in
    let shape = site.shape(0)
    let axis = try site.axis(site.int("axis"), rank: shape.rank)
    let count = site.int("num")
    try site.require(
      shape.dimensions[axis] == count,
      "Input shape axis \(axis) must equal \(count), got shape \(shape)")
    var sizes = shape.dimensions
    sizes.remove(at: axis)
    let part = Shape(sizes)
    return Work(
      Array(repeating: part, count: count),
      .compute { parting(shape, axis: axis, size: 1, from: 0, $0) })
  }

  private static let split = Kernel { site in
    let shape = site.shape(1)
    let axis = try site.axis(site.integer(0), rank: shape.rank)
    let count = site.int("num_split")
    try site.require(
      shape.dimensions[axis].isMultiple(of: count),
      "Number of ways to split should evenly divide the split dimension, "
        + "but got split_dim \(axis) (size = \(shape.dimensions[axis])) and num_split \(count)")
    var sizes = shape.dimensions
    sizes[axis] /= count
    let part = sizes[axis]
    return Work(
      Array(repeating: Shape(sizes), count: count),
      .compute { parting(shape, axis: axis, size: part, from: 1, $0) })
  }

  private static func parting(
    _ shape: Shape, axis: Int, size: Int, from input: Int, _ ports: Ports
  ) -> Step {
    let (outer, inner) = cut(shape, at: axis)
    let (run, total) = (size * inner, shape.dimensions[axis] * inner)
    let source = ports.inputs[input]
    let copies = ports.outputs.indices.map { part in
      StridedCopy([outer, run], source: [total, 1], target: [run, 1], sourceStart: part * run)
    }
    return {
      for (copy, target) in zip(copies, ports.outputs) {
        copy.run(source.dataType, from: source.memory, to: target.memory)
      }
    }
  }
}
