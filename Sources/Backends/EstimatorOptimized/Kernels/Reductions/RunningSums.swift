internal import EstimatorTensors

// Sums that grow along an axis.
extension KernelTable {
  static let runningSums: [String: Kernel] = [
    "Cumsum": Kernel { site in
      let shape = site.shape(0)
      let axis = try site.axis(site.integer(1), rank: shape.rank)
      let walk = Walk(
        size: shape.dimensions[axis], inner: shape.dimensions[(axis + 1)...].reduce(1, *),
        isExclusive: site.flag("exclusive"), isReverse: site.flag("reverse"))
      return switch site.dataType(0) {
      case .float32: .compute(shape) { walk.bind($0, 0 as Float) { $0 + $1 } }
      case .float64: .compute(shape) { walk.bind($0, 0 as Double) { $0 + $1 } }
      case .int32: .compute(shape) { walk.bind($0, 0 as Int32) { $0 &+ $1 } }
      case .int64: .compute(shape) { walk.bind($0, 0 as Int64) { $0 &+ $1 } }
      default: throw site.unimplemented(site.dataType(0))
      }
    }
  ]

  private struct Walk {
    let size: Int
    let inner: Int
    let isExclusive: Bool
    let isReverse: Bool

    func bind<Element>(
      _ ports: Ports, _ zero: Element, _ add: @escaping (Element, Element) -> Element
    ) -> Step {
      let (source, target) = (
        ports.inputs[0].elements(Element.self), ports.outputs[0].elements(Element.self)
      )
      let lines = ports.outputs[0].count / max(size, 1)
      return {
        for line in 0..<lines {
          let start = line / inner * size * inner + line % inner
          var sum = zero
          for step in 0..<size {
            let place = start + (isReverse ? size - 1 - step : step) * inner
            let next = add(sum, source[place])
            target[place] = isExclusive ? sum : next
            sum = next
          }
        }
      }
    }
  }
}
