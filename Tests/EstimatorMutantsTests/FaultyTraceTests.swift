import EstimatorMutants
import EstimatorReference
import Testing

/// Scenarios of ten kinds.
private let kinds = [
  "checkpoint/keep-2", "checkpoint/listener-stops", "evaluate/order", "hook/fetch",
  "hook/logging-tensor", "hook/runtime-error-in-after-run", "input/given-batches",
  "learning/linear-adam", "predict/keys", "recovery/aborted-before",
]

@Suite struct FaultyTraceTests {
  @Test(
    "one wrong number, missing event or wrong order is named, and nothing else", arguments: kinds)
  func everyPlace(name: String) throws {
    let scenario = try Checkout.library.scenario(named: name)
    let events = try BackendSubject(ReferenceBackend()).events(of: scenario)
    let right = Trace(normalising: events)
    let faults = TraceFault.all(in: events)
    #expect(faults.count >= 2 * events.count - 1)
    for fault in faults {
      let wrong = Trace(normalising: fault.applied(to: events, of: scenario))
      let comparison = TraceComparison(
        of: scenario, expected: right, from: "golden", actual: wrong, from: "faulty")
      let found = comparison.divergence
      #expect(found?.place.event == fault.position(in: events, of: scenario), "\(fault)")
      if case .number(let place) = fault {
        #expect(found?.place.address == place.address(in: events), "\(fault)")
        #expect(isElement(place.element, found, in: right), "\(fault)")
      }
    }
  }

  /// Whether a divergence is about this element, and says by how much more than allowed it is off.
  private func isElement(_ element: Int, _ divergence: Divergence?, in right: Trace) -> Bool {
    guard let divergence, case .element(let found, let used, let allowed) = divergence.difference,
      let tensor = right.items[divergence.place.event].tensors.first(where: {
        right.items[divergence.place.event].address(of: $0.key) == divergence.place.address
      })?.value
    else { return false }
    var offset = 0
    for (place, size) in zip(found.index, tensor.shape.dimensions) {
      offset = offset * size + place
    }
    guard let used, let allowed else { return offset == element }
    // Where nothing is allowed the fault is the smallest there is.
    let isOfSize = allowed == 0 ? used > 0 : used > 3 * allowed && used < 5 * allowed
    return offset == element && (isOfSize || !used.isFinite)
  }

  @Test("the runner reports what a faulty subject reports wrongly", arguments: kinds)
  func runner(name: String) throws {
    let subject = BackendSubject(ReferenceBackend())
    let scenario = try Checkout.library.scenario(named: name)
    let events = try subject.events(of: scenario)
    let faults = TraceFault.all(in: events)
    for fault in [faults.first, faults[faults.count / 2], faults.last].compactMap({ $0 }) {
      let report = try Runner(
        library: Checkout.library, goldens: nil,
        subjects: [subject, FaultySubject(subject, fault)],
        environment: SystemEnvironment()
      ).run(Selection(filters: [Glob(name)], level: .quirk))
      let expected = fault.position(in: events, of: scenario)
      #expect(report.divergences.map(\.place.event) == (expected.map { [$0] } ?? []), "\(fault)")
    }
  }
}
