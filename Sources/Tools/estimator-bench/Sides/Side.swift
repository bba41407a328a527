/// Somebody who does the work, a slice at a time.
protocol Side: AnyObject {
  /// A short name for the table, such as `pytorch`.
  var name: String { get }
  /// What it is made of, with versions, instruction set and threads; known once it is prepared.
  var runsOn: String { get }

  /// Gets ready for a task; compiling and the like may take long.
  func prepare(_ task: BenchTask, threads: Int) throws

  /// Works for about so long.
  ///
  /// - Returns: Milliseconds of each step.
  func slice(seconds: Double) throws -> [Double]

  /// The losses of the first steps or, where the task is to predict, the mean probabilities of the last class.
  var firstAnswers: [Double] { get throws }

  func stop()
}

/// A side that cannot work, with what it says about that.
struct SideError: Error, CustomStringConvertible {
  let side: String
  let reason: String

  var description: String { "\(side): \(reason)" }
}
