extension Tensor {
  /// The `index`-th part along the first axis, of one rank less.
  ///
  /// - Precondition: the rank is at least one and the index is inside.
  public func row(_ index: Int) -> Tensor {
    rows(index..<(index + 1)).reshaped(to: Shape(Array(shape.dimensions.dropFirst())))
  }

  /// The parts along the first axis in `range`, of the same rank.
  public func rows(_ range: Range<Int>) -> Tensor {
    precondition(
      shape.rank > 0 && range.lowerBound >= 0 && range.upperBound <= shape.dimensions[0],
      "Rows \(range) are not inside \(shape)")
    let rest = Array(shape.dimensions.dropFirst())
    let size = rest.reduce(1, *)
    let slice = Slicing(range: range.lowerBound * size..<range.upperBound * size)
    return Tensor(unchecked: elements.accept(slice), shape: Shape([range.count] + rest))
  }
}

/// Takes a range out of the elements.
private struct Slicing: TensorElementVisitor {
  let range: Range<Int>

  func visit<Element: TensorElement>(_ elements: [Element]) -> TensorElements {
    Element.store(Array(elements[range]))
  }
}
