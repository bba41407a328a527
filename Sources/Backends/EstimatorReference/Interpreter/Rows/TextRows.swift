// Operations on strings.
extension KernelTable {
  static let texts: [String: Kernel] = [
    "AsString": tensor { call in
      try TextFormat(
        precision: call.node.int("precision"), isScientific: call.node.bool("scientific"),
        isShortest: call.node.bool("shortest"), width: call.node.int("width"),
        fill: call.node.string("fill").text
      ).written(call.tensor(0))
    },
    "StringJoin": tensor { call in
      try joined(call.tensors, separator: call.node.string("separator"))
    },
  ]
}
