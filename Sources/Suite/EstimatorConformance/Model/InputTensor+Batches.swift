extension InputTensor {
  /// What a batch has under this name: the tensor, or the components of a sparse one.
  func batch(_ span: Range<Int>, named name: String) -> [(name: String, value: Tensor)] {
    switch cells {
    case .all: [(name, values.rows(span))]
    case .leading(let lengths):
      sparse(leading: Array(lengths[span]), of: values.rows(span)).components(named: name)
    case .explicit(let places, _, let rest):
      sparse(span, of: places, rest).components(named: name)
    }
  }

  /// The types of these, and their shapes but for what differs from batch to batch.
  func outputs(named name: String) -> [(name: String, value: Node.Output)] {
    guard isSparse else {
      let sizes = values.shape.dimensions.enumerated().map { axis, size in
        axis == 0 || unknown.contains(axis) ? nil : size
      }
      return [(name, Node.Output(values.dataType, PartialShape(sizes)))]
    }
    return SparseTensor(
      indices: Node.Output(.int64, PartialShape([nil, rank])),
      values: Node.Output(values.dataType, PartialShape([nil])),
      denseShape: Node.Output(.int64, PartialShape([rank]))
    ).components(named: name)
  }

  private var rank: Int {
    if case .explicit(_, _, let rest) = cells { return 1 + rest.count }
    return values.shape.rank
  }

  /// The leading entries of each row, with everything that is in them, row by row.
  private func sparse(leading lengths: [Int], of part: Tensor) -> SparseTensor<Tensor> {
    let inner = Array(part.shape.dimensions.dropFirst(2))
    let shape = [lengths.count, lengths.max() ?? 0] + inner
    let size = inner.reduce(1, *)
    var places: [[Int]] = []
    var elements: [Int] = []
    for (row, length) in lengths.enumerated() {
      for entry in 0..<length * size {
        places.append([row, entry / size] + Self.place(of: entry % size, in: inner))
        elements.append(row * part.shape.dimensions[1] * size + entry)
      }
    }
    return Self.sparse(places, part.elements(at: elements), shape)
  }

  private static func place(of element: Int, in shape: [Int]) -> [Int] {
    var rest = element
    return shape.indices.map { axis in
      let stride = shape[(axis + 1)...].reduce(1, *)
      defer { rest %= stride }
      return rest / stride
    }
  }

  /// The cells of these rows in their order, the first row being number 0.
  private func sparse(
    _ span: Range<Int>, of places: [[Int]], _ rest: [Int?]
  ) -> SparseTensor<Tensor> {
    let chosen = places.indices.filter { span.contains(places[$0][0]) }
    let moved = chosen.map { [places[$0][0] - span.lowerBound] + places[$0].dropFirst() }
    let reach = rest.enumerated().map { axis, size in
      size ?? moved.map { $0[axis + 1] + 1 }.max() ?? 0
    }
    return Self.sparse(moved, values.elements(at: chosen), [span.count] + reach)
  }

  private static func sparse(
    _ places: [[Int]], _ values: Tensor, _ shape: [Int]
  ) -> SparseTensor<Tensor> {
    SparseTensor(
      indices: Tensor(
        places.flatMap { $0.map { Int64($0) } }, shape: Shape([places.count, shape.count])),
      values: values,
      denseShape: Tensor(shape.map { Int64($0) }, shape: Shape([shape.count])))
  }
}

extension TensorGroup<InputTensor> {
  /// The tensors of one batch. A sparse one travels as its components, under TensorFlow's names.
  func batch(_ span: Range<Int>) -> TensorGroup<Tensor> { flatMap { $0.batch(span, named: $1) } }

  /// The types and shapes of every batch.
  var signature: TensorGroup<Node.Output> { flatMap { $0.outputs(named: $1) } }

  private func flatMap<T: Sendable>(
    _ transform: (InputTensor, String) -> [(name: String, value: T)]
  ) -> TensorGroup<T> {
    let parts = named.flatMap { transform($0.value, $0.name) }
    if case .single(let tensor) = self, !tensor.isSparse { return .single(parts[0].value) }
    return .keyed(OrderedDictionary(parts.map { ($0.name, $0.value) }))
  }
}

extension Tensor {
  /// Elements by their position in row-major order, as a list.
  fileprivate func elements(at positions: [Int]) -> Tensor {
    elements.accept(ElementPicker(positions: positions))
  }
}

private struct ElementPicker: TensorElementVisitor {
  let positions: [Int]

  func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
    Tensor(positions.map { elements[$0] }, shape: Shape([positions.count]))
  }
}
