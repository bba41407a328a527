// Comparisons, logic and choice.
extension KernelTable {
  static let comparisons: [String: Kernel] = [
    "Equal": tensor { call in try call.equality() },
    "NotEqual": tensor { call in not(try call.equality()) },
    "Less": compares(Less.self),
    "LessEqual": compares(LessEqual.self),
    "Greater": compares(Greater.self),
    "GreaterEqual": compares(GreaterEqual.self),
    "IsNan": tensor { call in try IsNan().of(call.tensor(0)) },
    "IsInf": tensor { call in try IsInf().of(call.tensor(0)) },
    "IsFinite": tensor { call in try IsFinite().of(call.tensor(0)) },
  ]

  static let logic: [String: Kernel] = [
    "LogicalAnd": tensor { call in
      try call.tensor(0).dense(of: Bool.self).zip(call.tensor(1).dense()) { $0 && $1 }.tensor
    },
    "LogicalOr": tensor { call in
      try call.tensor(0).dense(of: Bool.self).zip(call.tensor(1).dense()) { $0 || $1 }.tensor
    },
    "LogicalNot": tensor { call in try call.tensor(0).dense(of: Bool.self).map { !$0 }.tensor },
    "Select": tensor { call in
      try selectRows(call.tensor(0).dense(), call.tensor(1), call.tensor(2))
    },
    "SelectV2": tensor { call in
      try select(call.tensor(0).dense(), call.tensor(1), call.tensor(2))
    },
  ]
}

extension KernelCall {
  fileprivate func equality() throws -> Tensor {
    try equal(
      tensor(0), tensor(1), isShapeMismatchAnError: node.bool("incompatible_shape_error"))
  }
}

private func not(_ x: Tensor) -> Tensor {
  guard let elements = x.array(of: Bool.self) else { return x }
  return Tensor(elements.map { !$0 }, shape: x.shape)
}
