/// Plans by what they were made for, as many as there may be; the one that was not used for the longest time makes
/// room for a new one.
///
/// With lengths drawn from 40, a fifth of the batches need a new plan when 32 are kept. Forgetting all of them at the
/// 33rd, as was done before, made that every second.
struct RecentPlans<Key: Hashable, Value> {
  private var entries: [Key: (value: Value, use: Int)] = [:]
  private var uses = 0
  private let most: Int

  init(most: Int) { self.most = most }

  var values: [Value] { entries.values.map(\.value) }

  subscript(key: Key) -> Value? {
    mutating get {
      guard let entry = entries[key] else { return nil }
      uses += 1
      entries[key] = (entry.value, uses)
      return entry.value
    }
    set {
      guard let newValue else {
        entries[key] = nil
        return
      }
      if entries[key] == nil { makeRoom() }
      uses += 1
      entries[key] = (newValue, uses)
    }
  }

  private mutating func makeRoom() {
    guard entries.count >= most else { return }
    if let oldest = entries.min(by: { $0.value.use < $1.value.use })?.key { entries[oldest] = nil }
  }
}
