/// Finds room in one block of memory for values that live for a while each.
struct Arena {
  private(set) var byteCount = 0
  private var free: [(offset: Int, size: Int)] = []
  private let reuses: Bool

  init(reuses: Bool) { self.reuses = reuses }

  /// Every place starts at a multiple of this, a cache line.
  static let alignment = 64

  private static func rounded(_ size: Int) -> Int {
    max(size + alignment - 1, alignment) / alignment * alignment
  }

  /// The smallest free place that is large enough, or a new one at the end.
  mutating func allocate(_ size: Int) -> Int {
    let size = Self.rounded(size)
    let fitting = free.indices.filter { free[$0].size >= size }
    guard let place = fitting.min(by: { free[$0].size < free[$1].size }) else {
      defer { byteCount += size }
      return byteCount
    }
    let offset = free[place].offset
    if free[place].size == size {
      free.remove(at: place)
    } else {
      free[place] = (offset + size, free[place].size - size)
    }
    return offset
  }

  mutating func release(_ offset: Int, size: Int) {
    guard reuses else { return }
    free.append((offset, Self.rounded(size)))
    free.sort { $0.offset < $1.offset }
    var joined: [(offset: Int, size: Int)] = []
    for place in free {
      if let last = joined.last, last.offset + last.size == place.offset {
        joined[joined.count - 1].size += place.size
      } else {
        joined.append(place)
      }
    }
    free = joined
  }
}
