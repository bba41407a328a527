extension Tensor {
  /// The elements for a line of text: a scalar alone, others in brackets, the first eight at most.
  public var shortText: String {
    let texts = elements.accept(FirstTexts(limit: 8))
    if shape.rank == 0 { return texts.first ?? "" }
    let more = elementCount > texts.count ? ", …" : ""
    return "[" + texts.joined(separator: ", ") + more + "]"
  }
}

private struct FirstTexts: TensorElementVisitor {
  let limit: Int

  func visit<Element: TensorElement>(_ elements: [Element]) -> [String] {
    elements.prefix(limit).map { "\($0)" }
  }
}
