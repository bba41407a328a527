internal import EstimatorStorage

/// Records goldens, and says what a new recording changes.
package struct GoldenRecorder: Sendable {
  private let store: GoldenStore
  private let subject: any Subject
  private let provenance: Provenance

  package init(store: GoldenStore, subject: any Subject, provenance: Provenance) {
    self.store = store
    self.subject = subject
    self.provenance = provenance
  }

  /// What a recording is, compared with the file there was.
  package enum Difference: Sendable {
    /// There was none, or none that can be read.
    case new(reason: String)
    /// Byte for byte the same file.
    case identical
    /// Only numbers or provenance differ, within the rules' tolerances: which, and by how much at most.
    case withinTolerance([NumberChange], recordedElsewhere: Bool)
    /// The traces differ.
    case different(Divergence)
  }

  /// A tensor that is not bit for bit what it was.
  package struct NumberChange: Sendable, Hashable, CustomStringConvertible {
    package let event: Int
    package let address: String
    package let ulps: UInt64
    /// Of the tolerance.
    package let usage: Double

    package var description: String {
      "event \(event) \(address): up to \(ulps) ULP, \(usage) of what is allowed"
    }
  }

  /// Records a scenario and puts the golden in place.
  ///
  /// - Throws: What the subject throws, unsupported scenarios included: nothing is written then.
  package func record(_ scenario: Scenario) throws -> Difference {
    let (golden, bytes) = try makeGolden(of: scenario)
    let difference = try self.difference(of: golden, bytes, for: scenario)
    if case .identical = difference { return difference }
    try store.save(bytes, for: scenario.name)
    return difference
  }

  /// Records a scenario and compares, without writing.
  ///
  /// - Throws: What the subject throws; `GoldenProblem` when the golden is missing, stale or corrupt.
  package func check(_ scenario: Scenario) throws -> Difference {
    _ = try store.golden(for: scenario)
    let (golden, bytes) = try makeGolden(of: scenario)
    return try difference(of: golden, bytes, for: scenario)
  }

  private func makeGolden(of scenario: Scenario) throws -> (Golden, [UInt8]) {
    let golden = Golden(
      trace: Trace(
        normalising: try subject.events(of: scenario), following: provenance.authority),
      provenance: provenance,
      scenarioDigest: try scenario.contentDigest())
    return (golden, try golden.file().encoded())
  }

  private func difference(
    of golden: Golden, _ bytes: [UInt8], for scenario: Scenario
  ) throws -> Difference {
    guard let old = try store.bytes(of: scenario.name) else { return .new(reason: "missing") }
    if old == bytes { return .identical }
    let before: Golden
    do { before = try store.anyGolden(for: scenario) } catch let problem as GoldenProblem {
      return .new(reason: problem.kind.rawValue)
    }
    let comparison = TraceComparison(
      of: scenario, expected: before.trace, from: "golden", actual: golden.trace,
      from: provenance.producer)
    if let divergence = comparison.divergence { return .different(divergence) }
    return .withinTolerance(
      changes(from: before.trace, to: golden.trace, scenario),
      recordedElsewhere: before.provenance != golden.provenance)
  }

  /// - Precondition: the traces have the same events.
  private func changes(from old: Trace, to new: Trace, _ scenario: Scenario) -> [NumberChange] {
    zip(old.items, new.items).enumerated().flatMap { event, items in
      items.0.tensors.compactMap { name, tensor in
        let address = items.0.address(of: name)
        guard let other = items.1.tensors[name] else { return nil }
        let comparison = tensor.comparison(
          with: other, within: scenario.tolerance(for: address).tolerance)
        guard comparison.ulps > 0 else { return nil }
        return NumberChange(
          event: event, address: address, ulps: comparison.ulps, usage: comparison.usage ?? 0)
      }
    }
  }
}
