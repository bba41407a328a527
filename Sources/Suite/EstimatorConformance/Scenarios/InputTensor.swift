/// A tensor of an input, row by row: every element of it exists, or only some cells do.
package struct InputTensor: Sendable {
  /// All elements; of explicit cells one element each, in their order.
  package let values: Tensor
  package let cells: Cells
  /// Axes of a tensor that is not sparse whose sizes the graph does not know; the first one it never knows.
  package var unknown: [Int] = []

  package enum Cells: Sendable, Hashable {
    /// It is no sparse tensor.
    case all
    /// Of each row so many leading entries; a batch is as wide as its longest row.
    case leading([Int])
    /// At these places, in this order, ordered or not; the rows of the whole, and its other dimensions:
    /// `nil` is as far as the cells of a batch reach.
    case explicit([[Int]], rows: Int, rest: [Int?])
  }

  package var isSparse: Bool { cells != .all }

  /// The size of the first dimension; `nil` for a scalar, which has none.
  package var rowCount: Int? {
    if case .explicit(_, let rows, _) = cells { return rows }
    return values.shape.dimensions.first
  }
}

extension InputTensor {
  /// What is wrong with it, if something is.
  var problem: String? {
    switch cells {
    case .all: unknown.allSatisfy { $0 < values.shape.rank } ? nil : "it has no such axis"
    case _ where !unknown.isEmpty: "a sparse tensor has no unknown axes, but null in dense_shape"
    case .leading(let lengths): problem(of: lengths)
    case .explicit(let places, let rows, let rest): problem(of: places, [rows] + rest)
    }
  }

  private func problem(of lengths: [Int]) -> String? {
    let dimensions = values.shape.dimensions
    guard dimensions.count >= 2 else { return "lengths need a tensor of rank 2 or more" }
    if lengths.count != dimensions[0] {
      return "lengths has one number for each of the \(dimensions[0]) rows"
    }
    guard lengths.allSatisfy({ $0 <= dimensions[1] }) else {
      return "lengths has a number above the \(dimensions[1]) entries of a row"
    }
    return nil
  }

  private func problem(of places: [[Int]], _ shape: [Int?]) -> String? {
    if values.shape.rank != 1 || places.count != values.shape.dimensions[0] {
      return "indices has one place for each of the values, which are a list"
    }
    for place in places {
      let isInside =
        place.count == shape.count
        && zip(place, shape).allSatisfy { index, size in size.map { index < $0 } ?? true }
      if !isInside { return "the place \(place) is not inside dense_shape" }
    }
    return nil
  }
}

extension TensorGroup<InputTensor> {
  /// Whether a reference to features or labels with this key means something.
  ///
  /// A sparse tensor is there by its components alone, such as `x:indices`.
  func has(_ key: String?) -> Bool {
    let (name, component) = (key ?? "").splitAtFirstColon
    guard let tensor = self[name] else { return false }
    guard let component else { return !tensor.isSparse }
    return tensor.isSparse && Reference.sparseComponents.contains(component)
  }
}

extension String {
  /// What is before the first colon, and what is after it.
  var splitAtFirstColon: (head: String, rest: String?) {
    guard let colon = firstIndex(of: ":") else { return (self, nil) }
    return (String(self[..<colon]), String(self[index(after: colon)...]))
  }
}
