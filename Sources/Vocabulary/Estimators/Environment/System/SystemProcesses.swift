/// Starts real processes.
struct SystemProcesses: Processes {
  func launch(_ command: [String]) throws -> any ChildProcess {
    throw ProcessError(.unavailable, command.first ?? "")
  }
}
