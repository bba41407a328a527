// Where values come from: constants, placeholders, batches; and what only passes them on.
extension KernelTable {
  static let sources: [String: Kernel] = [
    "Const": tensor { call in call.node.tensor("value") },
    "Placeholder": { _ in throw KernelError.invalid("a placeholder must be fed") },
    "NoOp": { _ in [] },
    "Identity": { call in [call.inputs[0]] },
    "StopGradient": { call in [call.inputs[0]] },
    "Cast": tensor { call in try cast(call.tensor(0), to: call.node.type("DstT")) },
  ]

  static let iterators: [String: Kernel] = [
    "IteratorV2": { _ in [.iterator] },
    "IteratorGetNext": tensors { call in call.batch },
  ]
}
