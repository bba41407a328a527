// What is known of the values of integer inputs (axes, shapes) before anything runs.
extension InferenceContext {
  /// All elements of an integer input, if they are known.
  func integers(_ input: Int) -> [Int]? {
    guard let elements = elements(inputs[input]) else { return nil }
    let known = elements.compactMap { $0 }
    return known.count == elements.count ? known : nil
  }

  /// The value of an integer scalar, if it is known.
  func integer(_ input: Int) -> Int? {
    guard let integers = integers(input), integers.count == 1 else { return nil }
    return integers[0]
  }

  /// The elements of an integer input as far as they are known; `nil` if not even their number is.
  func elements(_ input: Int) -> [Int?]? { elements(inputs[input]) }

  /// The shape that an integer vector spells; a -1 is an unknown dimension.
  ///
  /// - Throws: `GraphError` when a dimension is less than -1.
  func spelledShape(_ input: Int) throws -> PartialShape {
    _ = try dimensions(input, rank: 1)
    guard let elements = elements(inputs[input]) else {
      return PartialShape(shape(input).dimensions?[0].map { Array(repeating: nil, count: $0) })
    }
    if let wrong = elements.compactMap({ $0 }).first(where: { $0 < -1 }) {
      throw shapeError("is given the dimension \(wrong); a dimension is not negative")
    }
    return PartialShape(elements.map { $0 == -1 ? nil : $0 })
  }

  /// All elements, row by row, of an integer matrix that is a constant.
  func matrixIntegers(_ input: Int) -> [Int]? {
    nodes[inputs[input].node].attributes["value"]?.tensorValue.flatMap(Self.integers)?
      .compactMap { $0 }
  }

  private func elements(_ tensor: SymbolicTensor) -> [Int?]? {
    let source = nodes[tensor.node]
    switch source.kind {
    case "Const":
      return tensor.shape.rank ?? 2 > 1
        ? nil : source.attributes["value"]?.tensorValue.flatMap(Self.integers)
    case "Identity", "Cast": return elements(source.inputs[0])
    case "Shape": return source.inputs[0].shape.dimensions
    case "Rank": return source.inputs[0].shape.rank.map { [$0] }
    case "Size": return source.inputs[0].shape.elementCount.map { [$0] }
    case "Pack": return packed(source)
    case "ConcatV2": return concatenated(source)
    case "StridedSlice": return sliced(source)
    default: return nil
    }
  }

  private func packed(_ source: Node) -> [Int?]? {
    guard source.outputs[0].shape.rank == 1 else { return nil }
    return source.inputs.map { input in elements(input).flatMap { $0.count == 1 ? $0[0] : nil } }
  }

  private func concatenated(_ source: Node) -> [Int?]? {
    var all: [Int?] = []
    for input in source.inputs.dropLast() {
      guard let part = elements(input) else { return nil }
      all += part
    }
    return all
  }

  /// One element, or a run of elements in steps of one.
  private func sliced(_ source: Node) -> [Int?]? {
    guard let vector = elements(source.inputs[0]), source.inputs[0].shape.rank == 1,
      let begin = Self.single(elements(source.inputs[1])),
      let end = Self.single(elements(source.inputs[2])),
      Self.single(elements(source.inputs[3])) == 1,
      let rank = source.outputs[0].shape.rank
    else { return nil }
    let mask = { (name: String) in source.attributes[name]?.intValue == 1 }
    let clamp = { (index: Int) in
      min(max(index < 0 ? index + vector.count : index, 0), vector.count)
    }
    let first = mask("begin_mask") ? 0 : clamp(begin)
    if rank == 0 { return first < vector.count ? [vector[first]] : nil }
    let last = mask("end_mask") ? vector.count : clamp(end)
    guard rank == 1, !mask("new_axis_mask"), !mask("ellipsis_mask") else { return nil }
    return first < last ? Array(vector[first..<last]) : []
  }

  private static func single(_ elements: [Int?]?) -> Int? {
    guard let elements, elements.count == 1 else { return nil }
    return elements[0]
  }

  private static func integers(_ tensor: Tensor) -> [Int?]? {
    switch tensor.elements {
    case .int16(let values): return values.map { Int($0) }
    case .int32(let values): return values.map { Int($0) }
    case .int64(let values): return values.map { Int($0) }
    default: return nil
    }
  }
}
