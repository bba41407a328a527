import EstimatorRules
import Testing

@Suite("Tolerances")
struct ToleranceTests {
  @Test("TOL-01: the allowance grows with the largest magnitude")
  func allowanceGrows() {
    let tolerance = Tolerance(absolute: 0.5, relative: 0.25)
    #expect(tolerance.allowance(forMagnitude: 0) == 0.5)
    #expect(tolerance.allowance(forMagnitude: 2) == 1)
    #expect(Tolerance.exact.allowance(forMagnitude: 1e30) == 0)
  }

  @Test("TOL-01: zeros never do for slots, however small those are", arguments: [1e-30, 1e-9, 1])
  func zeroSlots(magnitude: Double) {
    #expect(Tolerance.slots.allowance(forMagnitude: magnitude) < magnitude)
  }
}
