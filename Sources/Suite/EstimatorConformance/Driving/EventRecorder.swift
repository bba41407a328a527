import Synchronization

/// Collects what happens, in order, while a scenario is driven.
final class EventRecorder: Sendable {
  private struct State {
    var action = 0
    var events: [RawEvent] = []
  }

  private let state = Mutex(State())

  /// From here on events belong to this action.
  func beginAction(_ action: Int) { state.withLock { $0.action = action } }

  var action: Int { state.withLock { $0.action } }

  func record(_ content: RawEvent.Content) {
    state.withLock { $0.events.append(RawEvent(action: $0.action, content)) }
  }

  var events: [RawEvent] { state.withLock { $0.events } }
}

/// A log whose events become those of the trace.
struct TraceLog: Log {
  let recorder: EventRecorder
  /// Counts occurrences, for as long as the process lives.
  let process: any Log

  func write(_ event: LogEvent) {
    recorder.record(
      .log(
        key: event.key.rawValue, step: event.step, total: event.total,
        values: event.values.isEmpty ? nil : event.values))
    process.write(event)
  }

  func occurrence(of key: LogEvent.Key) -> Int { process.occurrence(of: key) }
}

/// An environment as it is, but for its log.
struct LoggingEnvironment: Environment {
  let base: any Environment
  let log: any Log

  var clock: any Clock { base.clock }
  var files: any FileSystem { base.files }
  var tasks: any Tasks { base.tasks }
  var device: any Device { base.device }
  var processes: any Processes { base.processes }
  func variable(_ name: String) -> String? { base.variable(name) }
  func randomBits() -> UInt64 { base.randomBits() }
}
