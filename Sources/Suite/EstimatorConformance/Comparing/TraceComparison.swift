/// Two traces of one scenario, held against each other.
package struct TraceComparison: Sendable {
  /// How much of a rule's tolerance was used at most.
  package struct Usage: Sendable, Hashable {
    /// `used / allowed`.
    package let fraction: Double
    package let used: Double
    package let allowed: Double
    package let scenario: String
    package let address: String
  }

  /// The first difference, or `nil`.
  package private(set) var divergence: Divergence?
  /// By rule, in the order in which rules were met: the largest use before the first difference.
  package private(set) var usage = OrderedDictionary<Rule, Usage>()

  private let scenario: Scenario
  /// Whom both sides follow in errors that have two kinds.
  private let authorities: (expected: ErrorAnswers.Authority, actual: ErrorAnswers.Authority)
  private let expectedSide: String
  private let actualSide: String

  /// Compares up to the first difference.
  package init(
    of scenario: Scenario, expected: Trace, from expectedSide: String, actual: Trace,
    from actualSide: String
  ) {
    self.scenario = scenario
    authorities = (expected.authority, actual.authority)
    self.expectedSide = expectedSide
    self.actualSide = actualSide
    for event in 0..<max(expected.items.count, actual.items.count) where divergence == nil {
      guard event < expected.items.count, event < actual.items.count,
        expected.items[event].address == actual.items[event].address
      else {
        report(
          Misalignment(at: event, expected: expected.items, actual: actual.items), expected.items)
        continue
      }
      compareControl(event, expected.items[event], actual.items[event])
      if divergence == nil { compareTensors(event, expected.items[event], actual.items[event]) }
    }
  }

  /// A missing event belongs to what should be there, an event too many to itself.
  private mutating func report(_ misalignment: Misalignment, _ expected: [Trace.Item]) {
    let item = misalignment.blamed
    let rule =
      misalignment.isFailure
      ? ruleOfRest(expected[misalignment.event...], of: item.action) : nil
    diverge(
      misalignment.event, item, item.address,
      .event(expected: misalignment.expected?.shown, actual: misalignment.actual?.shown),
      under: rule
    )
  }

  /// The rule of the first item still to come in an action, or of its tensors, that the scenario itself tags.
  private func ruleOfRest(_ items: ArraySlice<Trace.Item>, of action: Int) -> Rule? {
    for item in items where item.action == action {
      let addresses = [item.address] + item.tensors.keys.map(item.address(of:))
      if let rule = addresses.lazy.compactMap(scenario.tag(for:)).first { return rule }
    }
    return nil
  }

  // MARK: Control

  private mutating func compareControl(
    _ event: Int, _ expected: Trace.Item, _ actual: Trace.Item
  ) {
    let (mine, theirs) = (expected.fields, actual.fields)
    for key in mine.map(\.key) + theirs.map(\.key) {
      let a = wanted(mine.value(of: key), as: key, at: expected.address)
      let b = theirs.value(of: key)
      guard a != b else { continue }
      return diverge(event, expected, expected.address, .field(key, a, b))
    }
  }

  /// What the actual side must say. An error that has two kinds is of the one that it has declared.
  private func wanted(_ value: JSON?, as key: String, at address: String) -> JSON? {
    guard key == "error", let answers = scenario.rule(for: address)?.answers,
      value == .string(answers[authorities.expected])
    else { return value }
    return .string(answers[authorities.actual])
  }

  // MARK: Tensors

  private mutating func compareTensors(
    _ event: Int, _ expected: Trace.Item, _ actual: Trace.Item
  ) {
    for (name, tensor) in expected.tensors where divergence == nil {
      guard let other = actual.tensors[name] else { continue }
      let address = expected.address(of: name)
      let (rule, tolerance) = scenario.tolerance(for: address)
      let comparison = tensor.comparison(with: other, within: tolerance)
      if let difference = comparison.difference {
        diverge(event, expected, address, comparison.shown(difference))
      } else {
        record(comparison, under: rule, at: address)
      }
    }
  }

  private mutating func record(
    _ comparison: TensorComparison, under rule: Rule, at address: String
  ) {
    guard let used = comparison.used, let allowed = comparison.allowed,
      let fraction = comparison.usage, fraction >= usage[rule]?.fraction ?? 0
    else { return }
    usage[rule] = Usage(
      fraction: fraction, used: used, allowed: allowed, scenario: scenario.name, address: address)
  }

  private mutating func diverge(
    _ event: Int, _ item: Trace.Item, _ address: String, _ difference: Divergence.Difference,
    under known: Rule? = nil
  ) {
    let kind =
      scenario.actions.indices.contains(item.action) ? scenario.actions[item.action].kind : "none"
    divergence = Divergence(
      scenario: scenario.name, rule: known ?? rule(for: address, difference),
      ruleOfKind: ruleOfKind(for: address, difference),
      expectedSide: expectedSide, actualSide: actualSide,
      place: .init(
        action: item.action, actionKind: kind, event: event, address: address, step: item.step),
      difference: difference)
  }

  private func ruleOfKind(for address: String, _ difference: Divergence.Difference) -> Rule? {
    let rule = scenario.defaultRule(for: address)
    if case .element = difference, rule.map(DefaultRules.carriers.contains) == true { return nil }
    return rule
  }

  /// Floats that no rule speaks of are the value of a forward operation.
  private func rule(for address: String, _ difference: Divergence.Difference) -> Rule? {
    if let rule = scenario.rule(for: address) { return rule }
    guard case .element(_, .some, .some) = difference else { return nil }
    return .numericsForward
  }
}

extension Trace.Item {
  /// The item as a person would want to see it in one line.
  fileprivate var shown: String {
    control.isEmpty ? address : "\(address) \(JSON.object(control).text)"
  }

  /// Control fields, and the names of the tensors.
  fileprivate var fields: [JSON.Member] {
    control + [JSON.Member("values", .strings(tensors.keys))]
  }
}

extension [JSON.Member] {
  fileprivate func value(of key: String) -> JSON? { first { $0.key == key }?.value }
}

extension Divergence.Difference {
  /// Of lists of names what is in only one of them; of anything else, and of another order, both sides.
  fileprivate static func field(_ key: String, _ expected: JSON?, _ actual: JSON?) -> Self {
    if let expected = expected?.names, let actual = actual?.names {
      let (missing, extra) = (expected.without(actual), actual.without(expected))
      if !missing.isEmpty || !extra.isEmpty {
        return .names(key, missing: missing, extra: extra)
      }
    }
    return .field(key, expected: expected?.text ?? "none", actual: actual?.text ?? "none")
  }
}

extension JSON {
  /// Of a list of nothing but strings.
  fileprivate var names: [String]? {
    guard case .array(let elements) = self else { return nil }
    let names = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return names.count == elements.count ? names : nil
  }
}

extension [String] {
  /// These in their order, but for one of each for every one of the others.
  fileprivate func without(_ others: [String]) -> [String] {
    var left = others
    return filter { name in
      guard let place = left.firstIndex(of: name) else { return true }
      left.remove(at: place)
      return false
    }
  }
}

extension TensorComparison {
  fileprivate func shown(_ difference: Difference) -> Divergence.Difference {
    switch difference {
    case .dataType(let expected, let actual): .dataType(expected: expected, actual: actual)
    case .shape(let expected, let actual): .shape(expected: expected, actual: actual)
    case .element(let element): .element(element, used: used, allowed: allowed)
    }
  }
}
