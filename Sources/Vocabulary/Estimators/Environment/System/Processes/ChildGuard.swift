internal import CChildGuard
import Glibc
import Synchronization

/// A process in the group of a child that ends the group when we are gone, however we went.
///
/// A child that does not look at the end of its input would outlive a parent that is killed outright. The
/// process is there before the child is, so that it needs to be told no more than a number.
final class ChildGuard: Sendable {
  private let process: pid_t
  /// Open as long as we are there.
  private let lifeline: Descriptor
  private let isBuried = Atomic(false)

  /// - Returns: `nil` when there is no room for a process: the child does without.
  init?() {
    var number: Int32 = -1
    process = unsafe child_guard_start(&number)
    guard process > 0 else { return nil }
    lifeline = Descriptor(number)
  }

  deinit { bury() }

  /// Has it join a group, and end it when we are gone.
  func join(_ group: pid_t) {
    var group = group
    _ = unsafe write(lifeline.number, &group, MemoryLayout<pid_t>.size)
  }

  /// Ends it, once: its number is somebody else's afterwards.
  func bury() {
    if isBuried.exchange(true, ordering: .relaxed) { return }
    kill(process, SIGKILL)
    for _ in 0..<1000 where waitpid(process, nil, WNOHANG) == 0 { usleep(1000) }
  }
}
