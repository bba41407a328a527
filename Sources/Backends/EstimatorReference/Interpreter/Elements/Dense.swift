/// A tensor whose element type is known: what operations compute with.
struct Dense<Element: TensorElement> {
  let shape: Shape
  /// Row-major.
  let elements: [Element]

  init(_ elements: [Element], _ shape: Shape) {
    precondition(elements.count == shape.elementCount, "Elements and shape do not agree")
    self.shape = shape
    self.elements = elements
  }

  init(_ scalar: Element) { self.init([scalar], .scalar) }

  var count: Int { elements.count }
  var rank: Int { shape.rank }

  /// The same type-less.
  var tensor: Tensor { Tensor(elements, shape: shape) }
}

extension Tensor {
  /// - Throws: `InvalidArgument` when the elements are of another type.
  func dense<Element: TensorElement>(of type: Element.Type = Element.self) throws -> Dense<Element>
  {
    guard let array = array(of: type) else {
      throw KernelError.invalid("a tensor is \(dataType), not \(Element.dataType)")
    }
    return Dense(array, shape)
  }
}
