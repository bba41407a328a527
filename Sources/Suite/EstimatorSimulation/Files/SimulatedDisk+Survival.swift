/// What a crash leaves of that which was not synced.
package enum Survival: Sendable, Hashable {
  /// Nothing.
  case lost
  /// Everything, as after the end of a process on a machine that runs on.
  case kept
  /// Of each file the old content, the new, or a beginning of it; of each directory its older changes.
  ///
  /// Contents and entries are independent of each other, as on a medium that reorders writes.
  case torn(seed: UInt64)
}

extension SimulatedDisk {
  /// The disk as the next process finds it. All of it is durable.
  package func survivors(_ survival: Survival) -> SimulatedDisk {
    var generator = SplitMix64(seed: survival.seed)
    var disk = self
    for number in nodes.keys.sorted() {
      switch nodes[number] {
      case .file(let file):
        let content = file.survivor(survival, &generator)
        disk.nodes[number] = .file(File(live: content, durable: content))
      case .directory(let directory):
        disk.nodes[number] = .directory(directory.survivor(survival, &generator))
      case nil: break
      }
    }
    disk.forgetUnnamed()
    return disk
  }
}

extension Survival {
  fileprivate var seed: UInt64 {
    if case .torn(let seed) = self { seed } else { 0 }
  }
}

extension SimulatedDisk.File {
  fileprivate func survivor(
    _ survival: Survival, _ generator: inout SplitMix64
  ) -> SimulatedDisk.Content {
    switch survival {
    case .lost: return durable
    case .kept: return live
    case .torn:
      guard live != durable else { return live }
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: return durable
      case 1: return live
      default:
        let length = Int.random(in: 0...live.bytes.count, using: &generator)
        return SimulatedDisk.Content(bytes: Array(live.bytes.prefix(length)), time: live.time)
      }
    }
  }
}

extension SimulatedDisk.Directory {
  fileprivate func survivor(
    _ survival: Survival, _ generator: inout SplitMix64
  ) -> SimulatedDisk.Directory {
    var copy = self
    switch survival {
    case .lost: break
    case .kept: copy.sync(count: pending.count)
    case .torn: copy.sync(count: Int.random(in: 0...pending.count, using: &generator))
    }
    return SimulatedDisk.Directory(entries: copy.durable, time: time)
  }

  private init(entries: [SimulatedDisk.Name: Int], time: Double) {
    self.init(time: time)
    change(entries.map { SimulatedDisk.Entry(name: $0.key, node: $0.value) })
    sync(count: 1)
  }
}
