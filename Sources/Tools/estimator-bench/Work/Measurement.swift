/// What one side's steps took.
struct Measurement {
  private(set) var milliseconds: [Double] = []

  mutating func add(_ slice: [Double]) { milliseconds += slice }

  var median: Double {
    let sorted = milliseconds.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  var minimum: Double { milliseconds.min() ?? .nan }
}
