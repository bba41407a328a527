/// How a `StridedSlice` reads its masks: one entry per element of `begin`, `end` and `strides`.
struct StridedSlicing {
  let context: InferenceContext
  let count: Int

  static func shapes(_ context: InferenceContext) throws -> [PartialShape] {
    var length: Int?
    for input in 1...3 {
      let dimensions = try context.dimensions(input, rank: 1)
      length = try context.merged(length, dimensions[0], "the lengths of begin, end and strides")
    }
    guard let length else { return [.unknown] }
    return [try StridedSlicing(context: context, count: length).shape()]
  }

  private func shape() throws -> PartialShape {
    guard let input = context.shape(0).dimensions else { return .unknown }
    let ellipses = (0..<count).filter { has("ellipsis_mask", $0) }
    guard ellipses.count <= 1 else { throw context.shapeError("has more than one ellipsis") }
    let consumed = (0..<count).count { !has("ellipsis_mask", $0) && !adds($0) }
    guard consumed <= input.count else {
      throw context.shapeError("takes \(consumed) axes of \(context.described(0))")
    }
    return PartialShape(try walk(input, spare: input.count - consumed))
  }

  /// Goes through the entries and the input's axes side by side; `spare` axes belong to the
  /// ellipsis, or follow the last entry.
  private func walk(_ input: [Int?], spare: Int) throws -> [Int?] {
    var result: [Int?] = []
    var axis = 0
    for entry in 0..<count {
      if has("ellipsis_mask", entry) {
        result += input[axis..<axis + spare]
        axis += spare
      } else if has("new_axis_mask", entry) {
        result.append(1)
      } else {
        let size = try length(of: input[axis], entry)
        if !has("shrink_axis_mask", entry) { result.append(size) }
        axis += 1
      }
    }
    return result + input[axis...]
  }

  private func length(of size: Int?, _ entry: Int) throws -> Int? {
    let stride = value(3, entry)
    if stride == 0 { throw context.shapeError("has stride 0 at position \(entry)") }
    if has("shrink_axis_mask", entry) {
      try checkSingle(size, stride, entry)
      return 1
    }
    guard let size, let stride,
      let begin = edge(1, entry, size: size, stride: stride),
      let end = edge(2, entry, size: size, stride: stride)
    else { return nil }
    let span = stride > 0 ? end - begin : begin - end
    return span <= 0 ? 0 : (span + abs(stride) - 1) / abs(stride)
  }

  /// One element is taken: forwards, and inside the axis.
  private func checkSingle(_ size: Int?, _ stride: Int?, _ entry: Int) throws {
    if let stride, stride < 0 {
      throw context.shapeError("takes a single element at position \(entry) with stride \(stride)")
    }
    guard let size, let index = value(1, entry) else { return }
    guard index >= -size, index < size else {
      throw context.shapeError("takes element \(index) of an axis of size \(size)")
    }
  }

  /// Where the slice begins (input 1) or ends (input 2), kept inside the axis.
  private func edge(_ input: Int, _ entry: Int, size: Int, stride: Int) -> Int? {
    let least = stride > 0 ? 0 : -1
    let most = stride > 0 ? size : size - 1
    if has(input == 1 ? "begin_mask" : "end_mask", entry) {
      return (input == 1) == (stride > 0) ? least : most
    }
    guard let given = value(input, entry) else { return nil }
    return min(max(given < 0 ? given + size : given, least), most)
  }

  private func value(_ input: Int, _ entry: Int) -> Int? { context.elements(input)?[entry] }

  /// An ellipsis wins over a new axis, and a new axis over a single element.
  private func adds(_ entry: Int) -> Bool { has("new_axis_mask", entry) }

  private func has(_ mask: String, _ entry: Int) -> Bool { context.int(mask) >> entry & 1 == 1 }
}
