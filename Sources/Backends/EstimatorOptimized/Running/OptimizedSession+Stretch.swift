package import EstimatorGraphs
package import EstimatorTensors

/// What a stretch of runs came to.
package struct StretchResult {
  /// Runs that were completed.
  package let completed: Int
  /// What was fetched: by every completed run if that was asked for, else by the last one.
  package let values: [[Tensor]]
  /// What ended the stretch early: the error of the run that was not completed. The end of input is one.
  package let failure: (any Error)?
}

/// What surrounds each run of a stretch: the device's begin and end, say.
package struct RunBoundary {
  package let begin: () throws -> Void
  package let end: () throws -> Void

  package init(begin: @escaping () throws -> Void, end: @escaping () throws -> Void) {
    self.begin = begin
    self.end = end
  }

  /// Nothing.
  package static var none: RunBoundary { RunBoundary(begin: {}, end: {}) }
}

extension OptimizedSession {
  /// Runs the same thing `count` times, one run after another, until one fails.
  ///
  /// Each run is as a call of `run(fetches:targets:feeds:)` without feeds would be; what is saved is looking up
  /// the plan and, unless every run's values are asked for, handing them out.
  ///
  /// - Parameters:
  ///   - keepsAll: Whether the values of every run are wanted, or of the last one only.
  ///   - boundary: Called before and after each run; a run whose end fails does not count as completed.
  package func runStretch(
    fetches: [SymbolicTensor], targets: [Operation], count: Int, keepsAll: Bool = false,
    boundary: RunBoundary = .none
  ) throws -> StretchResult {
    let run = try prepare(fetches: fetches, targets: targets)
    var values: [[Tensor]] = []
    for completed in 0..<count {
      do {
        try boundary.begin()
        let fetched = try run.run([])
        try boundary.end()
        if !keepsAll { values.removeAll(keepingCapacity: true) }
        values.append(fetched)
      } catch {
        return StretchResult(completed: completed, values: values, failure: error)
      }
    }
    return StretchResult(completed: count, values: values, failure: nil)
  }
}
