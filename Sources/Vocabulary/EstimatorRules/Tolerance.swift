/// How far two floating-point arrays may lie apart and still count as the same answer.
///
/// An array `actual` meets `expected` when `max |actual − expected| ≤ absolute + relative · max |expected|`,
/// with both maxima taken over the whole array (row TOL-01).
///
/// The bounds are those of the row, and far wider than what scenarios use of them: they are a promise to
/// implementations on other hardware and with other orders of summation, while ours sum in the same
/// order as what was recorded. `run` reports what is used of each (`used` and `allowed` by rule), so
/// that a jump shows long before a bound is met. A bound that is not one of the row's is at most eight times its largest
/// use over all scenarios, which a test checks; what is chosen and not computed, such as ids, is exact.
public struct Tolerance: Sendable, Hashable {
  public let absolute: Double
  public let relative: Double

  public init(absolute: Double, relative: Double) {
    self.absolute = absolute
    self.relative = relative
  }

  /// Nothing but the same value.
  public static let exact = Tolerance(absolute: 0, relative: 0)

  /// Loss, gradients, predictions, metrics and single steps (TOL-01).
  public static let singleStep = Tolerance(absolute: 1e-6, relative: 1e-5)

  /// Optimizer slots after one step (TOL-01).
  ///
  /// The row also allows 1e-7 per unit of the largest gradient. A trace does not show that, and nothing
  /// needs it; of squares of small gradients it would be all, and a slot of zeros would do for them.
  public static let slots = Tolerance(absolute: 0, relative: 5e-5)

  /// Variables after a single step of Ftrl (TOL-01).
  public static let ftrl = Tolerance(absolute: 1e-6, relative: 5e-5)

  /// The largest difference allowed from an array whose largest magnitude is `magnitude`.
  public func allowance(forMagnitude magnitude: Double) -> Double {
    absolute + relative * magnitude
  }
}
