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

  @Test("TOL-01: free steps are allowed more than single ones, slots less near zero")
  func orderOfBounds() {
    let (single, free, slots) = (Tolerance.singleStep, Tolerance.tenFreeSteps, Tolerance.slots)
    #expect(free.allowance(forMagnitude: 1) > single.allowance(forMagnitude: 1))
    #expect(slots.allowance(forMagnitude: 0) < single.allowance(forMagnitude: 0))
  }
}
