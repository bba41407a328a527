internal import CChildGuard
import Glibc

/// The leader of a child's group, which ends the group when we are gone, however we went.
///
/// A child that does not look at the end of its input would outlive a parent that is killed outright. There before
/// the child is, it leaves no moment in which that could happen.
final class ChildGuard: Sendable {
  /// Of the process, and of the group.
  let group: pid_t
  /// Open as long as we are there.
  private let lifeline: Descriptor

  /// - Returns: `nil` when there is no room for a process: the child does without.
  init?() {
    var number: Int32 = -1
    group = unsafe child_guard_start(&number)
    guard group > 0 else { return nil }
    lifeline = Descriptor(number)
  }

  /// Ends it.
  func bury() {
    kill(group, SIGKILL)
    for _ in 0..<1000 where waitpid(group, nil, WNOHANG) == 0 { usleep(1000) }
  }
}
