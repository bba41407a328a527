// For `environ`, which nobody here changes.
@unsafe @preconcurrency import Glibc

/// A program about to be started.
struct Launch {
  let command: [String]
  let input: Descriptor
  let output: Descriptor
  let errors: Descriptor

  /// - Returns: The number of the process, which is also that of its group.
  func start() throws -> pid_t {
    let actions = UnsafeMutablePointer<posix_spawn_file_actions_t>.allocate(capacity: 1)
    defer { unsafe actions.deallocate() }
    unsafe posix_spawn_file_actions_init(actions)
    defer { unsafe posix_spawn_file_actions_destroy(actions) }
    for (number, descriptor) in [input, output, errors].enumerated() {
      unsafe posix_spawn_file_actions_adddup2(actions, descriptor.number, Int32(number))
    }
    return try unsafe withAttributes { attributes in
      try unsafe withArguments { arguments in
        var process = pid_t()
        let status = unsafe posix_spawnp(
          &process, command[0], actions, attributes, arguments, environ)
        if status != 0 { throw ProcessError(code: status, command[0]) }
        return process
      }
    }
  }

  /// A group of its own, and signals as they are by default.
  private func withAttributes<Result>(
    _ body: (UnsafeMutablePointer<posix_spawnattr_t>) throws -> Result
  ) rethrows -> Result {
    let attributes = UnsafeMutablePointer<posix_spawnattr_t>.allocate(capacity: 1)
    defer { unsafe attributes.deallocate() }
    unsafe posix_spawnattr_init(attributes)
    defer { unsafe posix_spawnattr_destroy(attributes) }
    let signals = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    defer { unsafe signals.deallocate() }
    unsafe sigemptyset(signals)
    unsafe posix_spawnattr_setsigmask(attributes, signals)
    unsafe sigaddset(signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(attributes, signals)
    unsafe posix_spawnattr_setpgroup(attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(attributes, Int16(flags))
    return try unsafe body(attributes)
  }

  private func withArguments<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
  ) rethrows -> Result {
    let count = command.count
    let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count + 1)
    unsafe arguments.initialize(repeating: nil, count: count + 1)
    for (number, argument) in command.enumerated() { unsafe arguments[number] = strdup(argument) }
    defer {
      for number in 0..<count { unsafe free(arguments[number]) }
      unsafe arguments.deallocate()
    }
    return try unsafe body(arguments)
  }
}

extension ProcessError {
  fileprivate init(code: Int32, _ program: String) {
    let kind: Kind =
      switch code {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM, ENOEXEC, EISDIR: .notPermitted
      default: .noResources
      }
    self.init(kind, program)
  }
}
