internal import CCrashNotes
package import EstimatorConformance

/// What is being run, for the case that it takes the process down.
///
/// A trap in a Swift backend cannot be caught. But the process can say, before it ends, by the same
/// signal, which scenario it was in, on which backend, and how to run just that.
package enum CrashNotes {
  /// From now on the process says so.
  package static func watch() { crash_notes_install() }

  /// Does something, and has `note` written to standard error if that is a crash.
  package static func during<Result>(
    _ note: String, _ body: () throws -> Result
  ) rethrows -> Result {
    let number = unsafe crash_notes_begin(note)
    defer { crash_notes_end(number) }
    return try body()
  }
}

/// A subject in this process that is named when it crashes.
package struct NotedSubject: Subject {
  private let base: any Subject
  private let rerun: RerunCommand

  package init(_ base: any Subject, rerun: RerunCommand = .run) {
    self.base = base
    self.rerun = rerun
  }

  package var name: String { base.name }
  package var authority: ErrorAnswers.Authority { base.authority }
  package var mustSupportEverything: Bool { base.mustSupportEverything }
  package var isConcurrent: Bool { base.isConcurrent }

  package func events(of scenario: Scenario) throws -> [RawEvent] {
    let command = rerun.line(for: scenario.name, sides: [name])
    return try CrashNotes.during("\(scenario.name) on \(name): \(command)") {
      try base.events(of: scenario)
    }
  }
}
