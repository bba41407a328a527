// The numbers in reported events, and how one is changed.
extension RawEvent {
  /// Tensors of numbers that have elements, with the checkpoint they are in, if they are in one.
  var numericTensors: [(checkpoint: Int?, name: String, tensor: Tensor)] {
    let all: [(checkpoint: Int?, name: String, tensor: Tensor)] =
      switch content {
      case .hook(_, _, _, let values), .log(_, _, _, let values):
        (values ?? [:]).map { (nil, $0.key, $0.value) }
      case .result(.values(let values)):
        values.compactMap { key, value in value.map { (nil, key, $0) } }
      case .directory(let directory):
        (directory.checkpoints ?? []).enumerated().flatMap { place, checkpoint in
          checkpoint.variables.map { (place, $0.key, $0.value) }
        }
      case .listener, .batch, .result, .error: []
      }
    return all.filter { $0.tensor.elementCount > 0 && $0.tensor.dataType != .string }
  }

  /// The event with one tensor changed.
  func replacing(
    _ checkpoint: Int?, _ name: String, by change: (Tensor) -> Tensor
  ) -> RawEvent {
    func changed(_ values: OrderedDictionary<String, Tensor>) -> OrderedDictionary<String, Tensor> {
      OrderedDictionary(values.map { ($0.key, $0.key == name ? change($0.value) : $0.value) })
    }
    switch content {
    case .hook(let hook, let callback, let step, let values):
      return RawEvent(
        action: action,
        .hook(name: hook, callback: callback, step: step, values: values.map(changed)))
    case .log(let key, let step, let total, let values):
      return RawEvent(
        action: action, .log(key: key, step: step, total: total, values: values.map(changed)))
    case .result(.values(let values)):
      let all = values.map { ($0.key, $0.key == name ? $0.value.map(change) : $0.value) }
      return RawEvent(action: action, .result(.values(OrderedDictionary(all))))
    case .directory(let directory):
      let checkpoints = directory.checkpoints?.enumerated().map { place, content in
        place == checkpoint
          ? CheckpointContent(step: content.step, variables: changed(content.variables)) : content
      }
      return RawEvent(
        action: action,
        .directory(
          Directory(files: directory.files, state: directory.state, checkpoints: checkpoints)))
    case .listener, .batch, .result, .error: return self
    }
  }
}

extension Tensor {
  /// The tensor with one element off: a float by four times what it may be off by, or to the next one where
  /// it may not be off at all, a finite number instead of none, an integer by one, and the opposite of a bool.
  func changed(at element: Int, within tolerance: Tolerance) -> Tensor {
    elements.accept(ElementChange(element: element, shape: shape, tolerance: tolerance))
  }
}

private struct ElementChange: TensorElementVisitor {
  let element: Int
  let shape: Shape
  let tolerance: Tolerance

  func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
    var changed = elements
    let finite = elements.compactMap(number).filter(\.isFinite)
    let step = 4 * tolerance.allowance(forMagnitude: finite.map(abs).max() ?? 0)
    changed[element] = other(than: elements[element], by: step)
    return Tensor(changed, shape: shape)
  }

  private func number<Element: TensorElement>(_ element: Element) -> Double? {
    switch element {
    case let value as Float: Double(value)
    case let value as Double: value
    case let value as Float16: Double(value)
    default: nil
    }
  }

  private func other<Element: TensorElement>(than element: Element, by step: Double) -> Element {
    let changed: Any =
      switch element {
      case let value as Float: value.isFinite ? max(Float(Double(value) + step), value.nextUp) : 0
      case let value as Double: value.isFinite ? max(value + step, value.nextUp) : 0
      case let value as Float16:
        value.isFinite ? max(Float16(Double(value) + step), value.nextUp) : 0
      case let value as Int32: value &+ 1
      case let value as Int64: value &+ 1
      case let value as Bool: !value
      default: preconditionFailure("No scenario has \(Element.dataType) tensors")
      }
    guard let changed = changed as? Element else {
      preconditionFailure("A changed element is of its own type")
    }
    return changed
  }
}
