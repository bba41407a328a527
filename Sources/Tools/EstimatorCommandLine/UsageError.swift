/// A command line that cannot be meant as it stands.
package struct UsageError: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// Adds the one known word that is most like what was written.
  package init(_ description: String, suggesting word: String, from known: [String]) {
    guard let close = Suggestion.closest(to: word, among: known) else {
      self.init(description)
      return
    }
    self.init("\(description); did you mean \(close)?")
  }
}

/// What somebody may have meant.
enum Suggestion {
  /// The most similar of `known`; `nil` when none is similar.
  static func closest(to word: String, among known: [String]) -> String? {
    let distances = known.map { (word: $0, distance: distance(word, $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    if best.distance <= max(2, word.utf8.count / 3) { return best.word }
    let bare = word.drop { $0 == "-" }
    guard bare.utf8.count >= 3 else { return nil }
    return known.first { $0.utf8.count >= 3 && $0.contains(bare) }
  }

  /// Letters to insert, leave out or replace (Levenshtein).
  private static func distance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in second.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
