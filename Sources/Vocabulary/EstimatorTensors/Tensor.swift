/// A dense array of elements of one type in the memory of the host: a value, copied when changed.
public struct Tensor: Sendable {
  public let shape: Shape
  public let elements: TensorElements

  /// - Precondition: the number of elements is that of the shape.
  public init<Element: TensorElement>(_ elements: [Element], shape: Shape) {
    precondition(
      elements.count == shape.elementCount,
      "A tensor of shape \(shape) has \(shape.elementCount) elements, not \(elements.count)")
    self.shape = shape
    self.elements = Element.store(elements)
  }

  /// A tensor of rank 0.
  public init<Element: TensorElement>(_ scalar: Element) { self.init([scalar], shape: .scalar) }

  /// A tensor of rank 1.
  public init<Element: TensorElement>(_ vector: [Element]) {
    self.init(vector, shape: Shape([vector.count]))
  }

  /// A tensor with every element the same.
  public init<Element: TensorElement>(repeating element: Element, shape: Shape) {
    self.init([Element](repeating: element, count: shape.elementCount), shape: shape)
  }

  /// The elements as an array of `Element`, or `nil` if they have another type.
  public func array<Element: TensorElement>(of type: Element.Type) -> [Element]? {
    Element.load(elements)
  }

  public var dataType: DataType { elements.dataType }

  public var elementCount: Int { shape.elementCount }

  /// The same elements in another shape of the same size.
  ///
  /// - Precondition: `shape` has as many elements as this tensor.
  public func reshaped(to shape: Shape) -> Tensor {
    precondition(shape.elementCount == elementCount, "Cannot reshape \(self.shape) to \(shape)")
    return Tensor(unchecked: elements, shape: shape)
  }

  init(unchecked elements: TensorElements, shape: Shape) {
    self.shape = shape
    self.elements = elements
  }
}
