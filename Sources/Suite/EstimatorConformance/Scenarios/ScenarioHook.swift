/// A hook of a scenario: one that records and acts, or the description of a built-in one.
package enum ScenarioHook: Sendable {
  case recorder(Recorder)
  case builtIn(BuiltIn)

  package struct Recorder: Sendable {
    package let fetch: OrderedDictionary<String, ScenarioModel.Source>
    package let feed: [Feed]
    package let deeds: [Deed]
  }

  package struct Feed: Sendable {
    package let reference: Reference
    package let value: Tensor
  }

  package enum BuiltIn: Sendable {
    case stopAtStep(numSteps: Int?, lastStep: Int?)
    case checkpointSaver(saveSteps: Int?, saveSecs: Double?, listeners: [String])
    case nanTensor(loss: ScenarioModel.Source, failOnNanLoss: Bool)
    case loggingTensor(
      tensors: OrderedDictionary<String, ScenarioModel.Source>, everyNIter: Int?,
      everyNSecs: Double?, atEnd: Bool)
    case stepCounter(everyNSteps: Given<Int>, everyNSecs: Double?)
  }
}

/// A listener of a scenario, which records and acts.
package struct ScenarioListener: Sendable {
  package let deeds: [Deed]
}

/// Something that a hook or listener does at one of its callbacks.
package struct Deed: Sendable, Hashable {
  package enum Effect: Sendable, Hashable {
    case stop
    case raise(EstimatorError.Kind)
    /// Seconds.
    case advanceClock(Double)
  }

  /// Such as `after_run`.
  package let callback: String
  /// The action's how-manieth call of the callback; `nil`: every.
  package let run: Int?
  /// The global step at the callback; `nil`: any.
  package let step: Int?
  /// Position among the scenario's actions; `nil`: any.
  package let action: Int?
  package let effect: Effect
}

extension Deed {
  package static let hookCallbacks = [
    "begin", "after_create_session", "before_run", "after_run", "end",
  ]

  package static let listenerCallbacks = ["begin", "before_save", "after_save", "end"]

  /// Kinds that a hook or listener can raise.
  package static let kinds = [
    "OutOfRange", "StopIteration", "Aborted", "Unavailable", "Cancelled", "Internal",
    "InvalidArgument", "NotFound", "DataLoss", "ResourceExhausted", "FailedPrecondition",
    "Unknown", "RuntimeError", "ValueError", "KeyboardInterrupt",
  ]
}
