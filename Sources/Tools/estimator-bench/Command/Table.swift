import EstimatorCommandLine

/// Results as lines of text.
enum Table {
  static let head = line(
    "configuration", "task", "threads", "side", "median ms", "min ms", "x ours", "of products")

  static func lines(of result: Race.Result) -> [String] {
    let ours = result.measurements.first?.measurement.median ?? .nan
    return result.measurements.enumerated().map { place, entry in
      line(
        result.configuration.name, result.task.rawValue, "\(result.threads)", entry.side,
        number(entry.measurement.median, places: 3), number(entry.measurement.minimum, places: 3),
        place == 0 ? "1" : number(entry.measurement.median / ours, places: 2),
        place == 0 ? share(of: result) : "")
    }
  }

  /// How much of the time that steps took the machine's products alone would have taken.
  private static func share(of result: Race.Result) -> String {
    // The best of all: what others do meanwhile makes products slower, never faster.
    guard let rate = result.productRates.max(), let ours = result.measurements.first else {
      return ""
    }
    let percent = 100 * result.products / rate / (ours.measurement.median / 1000)
    return "\(number(percent, places: 0)) % of \(number(rate / 1e9, places: 0)) GFLOP/s"
  }

  private static func line(_ cells: String...) -> String {
    let widths = [20, 9, 7, 11, 11, 10, 8, 0]
    let padded = zip(cells, widths).map { Help.padded($0, to: $1) }
    return String(padded.joined(separator: " ").reversed().drop { $0 == " " }.reversed())
  }

  static func number(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "-" }
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    let (whole, rest) = (Int(scaled / scale), Int(scaled.truncatingRemainder(dividingBy: scale)))
    guard places > 0 else { return "\(value < 0 ? "-" : "")\(whole)" }
    let digits = String(rest)
    let zeros = String(repeating: "0", count: places - digits.count)
    return "\(value < 0 ? "-" : "")\(whole).\(zeros)\(digits)"
  }
}
