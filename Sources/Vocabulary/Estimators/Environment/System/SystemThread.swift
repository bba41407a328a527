import Glibc

/// Starts a thread that ends with `body`.
package func startThread(_ body: @escaping @Sendable () -> Void) {
  precondition(start(ThreadBody(body)), "the system has no thread left to give")
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// As much as the main thread has: graphs are walked recursively.
private let stackSize = 8 << 20

private func start(_ body: ThreadBody) -> Bool {
  let argument = unsafe Unmanaged.passRetained(body)
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  defer { unsafe attributes.deallocate() }
  unsafe pthread_attr_init(attributes)
  defer { unsafe pthread_attr_destroy(attributes) }
  unsafe pthread_attr_setstacksize(attributes, stackSize)
  unsafe pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
  var thread = pthread_t()
  let status = unsafe pthread_create(&thread, attributes, runThread, argument.toOpaque())
  if status != 0 { unsafe argument.release() }
  return status == 0
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument = unsafe argument else { return nil }
  unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}

/// A number that tells this thread from the others that run.
package func currentThread() -> UInt { pthread_self() }
