import EstimatorConformance
import Testing

@Suite("Slots of optimizers")
struct SlotTests {
  @Test("TOL-01: zeros are never taken for a recorded slot that holds anything else")
  func zeroSlots() throws {
    var count = 0
    for name in Checkout.names {
      let scenario = try Checkout.library.scenario(named: name)
      for item in try Checkout.goldens.golden(for: scenario).trace.items {
        for (key, slot) in item.tensors where item.address.contains("/checkpoint@") {
          let address = item.address(of: key)
          guard address.contains("/training"), slot.isNonzero else { continue }
          let zeros = Tensor([Float](repeating: 0, count: slot.elementCount), shape: slot.shape)
          let tolerance = scenario.tolerance(for: address).tolerance
          #expect(slot.comparison(with: zeros, within: tolerance).difference != nil, "\(address)")
          count += 1
        }
      }
    }
    #expect(count > 1000)
  }
}

extension Tensor {
  fileprivate var isNonzero: Bool { array(of: Float.self)?.contains { $0 != 0 } ?? false }
}
