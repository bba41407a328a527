internal import EstimatorTensors

// Choosing between two tensors, and converting from one type to another.
extension KernelTable {
  static let choices: [String: Kernel] = [
    "Select": select, "SelectV2": selectV2, "Cast": cast,
  ]

  /// The condition has the others' shape, is a scalar, or is a vector that chooses rows.
  private static let select = Kernel { site in
    let (condition, shape) = (site.shape(0), site.shape(1))
    guard site.shape(2) == shape else { throw site.incompatible([shape, site.shape(2)]) }
    let rows =
      condition.rank == 1 && shape.rank >= 1
      && condition.dimensions[0] == shape.dimensions[0]
    guard condition == shape || condition.rank == 0 || rows else {
      throw site.incompatible([condition, shape])
    }
    let lead =
      rows ? Shape(condition.dimensions + Array(repeating: 1, count: shape.rank - 1)) : condition
    let loop = BroadcastLoop([lead, shape, shape], to: shape)
    return Work([shape], .lanes(choice(site, loop)))
  }

  private static let selectV2 = Kernel { site in
    let shapes = site.inputs.map(\.shape)
    guard let loop = BroadcastLoop(shapes) else { throw site.incompatible(shapes) }
    return Work([loop.shape], .lanes(choice(site, loop)))
  }

  private static func choice(_ site: Site, _ loop: BroadcastLoop) -> LaneWork {
    LaneWork(withElementType(of: site.dataType(1), ChoiceLane()), site.dataType(1), loop)
  }

  private static let cast = Kernel { site in
    let (from, to) = (site.dataType(0), site.outputType())
    if from == to { return .alias(site.shape(0)) }
    guard let lane = CastLanes.lane(from: from, to: to) else { throw site.unimplemented(from) }
    let loop = BroadcastLoop([site.shape(0)], to: site.shape(0))
    return Work([site.shape(0)], .lanes(LaneWork(lane, to, loop)))
  }
}

private struct ChoiceLane: ElementTypeVisitor {
  func visit<Element: TensorElement>(_ type: Element.Type) -> Lane {
    lane { (condition: Bool, then: Element, otherwise: Element) in condition ? then : otherwise }
  }
}
