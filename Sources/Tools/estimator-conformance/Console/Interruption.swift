import EstimatorConformance
import Glibc

/// Signals that ask the command to end, such as Ctrl-C.
///
/// The system's side of the door, like `Descriptor`: the task that waits is the environment's, but a
/// signal is for the process as a whole, and there is none in a simulated world.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on cleans up before the command ends of such a signal.
  ///
  /// - Precondition: No other thread was started: those that follow leave the signals to this one.
  static func watch(_ tasks: any Tasks, _ cleanUp: @escaping @Sendable () -> Void) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in signals { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let awaited = set
    _ = tasks.spawn("interruption") {
      var (set, number) = (awaited, Int32(0))
      guard unsafe sigwait(&set, &number) == 0 else { return }
      cleanUp()
      // The status with which shells tell of a signal.
      exit(128 + number)
    }
  }
}
