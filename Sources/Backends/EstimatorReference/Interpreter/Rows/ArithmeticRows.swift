// Element by element, over numbers.
extension KernelTable {
  static let arithmetic: [String: Kernel] = [
    "AddV2": pairs(Add.self),
    "Add": tensor { call in
      call.tensor(0).dataType == .string
        ? try joinedPairs(call.tensor(0), call.tensor(1)) : try ZipNumbers<Add>().of(call.tensors)
    },
    "Sub": pairs(Sub.self),
    "Mul": pairs(Mul.self),
    "RealDiv": pairs(RealDiv.self),
    "Div": pairs(Div.self),
    "DivNoNan": pairs(DivNoNan.self),
    "FloorDiv": pairs(FloorDiv.self),
    "FloorMod": pairs(FloorMod.self),
    "Maximum": pairs(Maximum.self),
    "Minimum": pairs(Minimum.self),
    "Pow": pairs(Pow.self),
    "SquaredDifference": pairs(SquaredDifference.self),
    "AddN": tensor { call in try AddN().of(call.tensors) },
  ]

  static let unaryArithmetic: [String: Kernel] = [
    "Neg": each(Neg.self),
    "Abs": each(Abs.self),
    "Sign": each(Sign.self),
    "Square": each(Square.self),
    "Sqrt": each(Sqrt.self),
    "Rsqrt": each(Rsqrt.self),
    "Exp": each(Exp.self),
    "Log": each(Log.self),
    "Log1p": each(Log1p.self),
    "Expm1": each(Expm1.self),
    "Reciprocal": each(Reciprocal.self),
    "Floor": each(Floor.self),
    "Ceil": each(Ceil.self),
    "Round": each(Round.self),
    "Tanh": each(Tanh.self),
    "Sigmoid": each(Sigmoid.self),
  ]
}
