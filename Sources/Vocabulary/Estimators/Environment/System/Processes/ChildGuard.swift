internal import CChildGuard
import Glibc

/// A process in the group of a child that ends the group when we are gone, however we went.
///
/// A child that does not look at the end of its input would outlive a parent that is killed outright.
final class ChildGuard: Sendable {
  private let process: pid_t
  /// Open as long as we are there.
  private let lifeline: Descriptor

  /// - Returns: `nil` when there is no room for a process: the child does without.
  init?(of group: pid_t) {
    var number: Int32 = -1
    process = unsafe child_guard_start(group, &number)
    guard process > 0 else { return nil }
    lifeline = Descriptor(number)
  }

  /// Takes leave of it; it was killed with the group.
  func bury() {
    kill(process, SIGKILL)
    for _ in 0..<1000 where waitpid(process, nil, WNOHANG) == 0 { usleep(1000) }
  }
}
