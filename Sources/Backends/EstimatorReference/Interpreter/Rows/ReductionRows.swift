// Reductions over axes.
extension KernelTable {
  static let reductions: [String: Kernel] = [
    "Sum": folds(Sum.self),
    "Prod": folds(Prod.self),
    "Max": folds(Max.self),
    "Min": folds(Min.self),
    "Mean": tensor { call in try Mean(over: call.reducedAxes()).of(call.tensor(0)) },
    "All": tensor { call in all(try call.tensor(0).dense(), over: try call.reducedAxes()) },
    "Any": tensor { call in any(try call.tensor(0).dense(), over: try call.reducedAxes()) },
    "ArgMax": tensor { call in
      let winners = try ArgMax(axis: call.integer(1)).of(orderable(call.tensor(0)))
      return try cast(winners, to: call.node.type("output_type"))
    },
    "ArgMin": tensor { call in
      let winners = try ArgMin(axis: call.integer(1)).of(orderable(call.tensor(0)))
      return try cast(winners, to: call.node.type("output_type"))
    },
    "Cumsum": tensor { call in
      try RunningSum(
        axis: call.integer(1), isExclusive: call.node.bool("exclusive"),
        isReverse: call.node.bool("reverse")
      ).of(call.tensor(0))
    },
  ]
}

/// Truth values as numbers: false comes before true.
private func orderable(_ x: Tensor) throws -> Tensor {
  x.dataType == .bool ? try cast(x, to: .int32) : x
}
