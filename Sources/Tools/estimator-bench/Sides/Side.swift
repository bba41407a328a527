/// Somebody who does the work, a slice at a time.
protocol Side: AnyObject {
  /// A short name for the table, such as `pytorch`.
  var name: String { get }
  /// What it is made of, with versions; known once it is prepared.
  var runsOn: String { get }

  /// Gets ready for a task; compiling and the like may take long.
  func prepare(_ task: BenchTask, threads: Int) throws

  /// Works for about so long.
  ///
  /// - Returns: Milliseconds of each step.
  func slice(seconds: Double) throws -> [Double]

  /// The losses of the first steps, where the task has losses.
  var firstLosses: [Double] { get throws }

  func stop()
}

/// A side that cannot work, with what it says about that.
struct SideError: Error, CustomStringConvertible {
  let side: String
  let reason: String

  var description: String { "\(side): \(reason)" }
}
