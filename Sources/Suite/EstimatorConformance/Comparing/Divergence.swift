/// The first difference between two traces: where, how large, and which rule it breaks.
public struct Divergence: Sendable, Hashable {
  /// Where in the scenario.
  public struct Place: Sendable, Hashable {
    /// Position of the action, and its kind.
    public let action: Int
    public let actionKind: String
    /// Position of the event in the trace.
    public let event: Int
    /// Such as `0/hook/watch/after_run/loss`.
    public let address: String
    /// The global step, where the event tells it.
    public let step: Int?
  }

  /// What differs.
  public enum Difference: Sendable, Hashable {
    /// One side has another event there, or none (`nil`).
    case event(expected: String?, actual: String?)
    /// A field that must be exactly the same.
    case field(String, expected: String, actual: String)
    /// A list of names that are not the same names, in whatever order.
    case names(String, missing: [String], extra: [String])
    case dataType(expected: DataType, actual: DataType)
    case shape(expected: Shape, actual: Shape)
    /// `used` and `allowed` are of the whole array.
    case element(TensorComparison.ElementDifference, used: Double?, allowed: Double?)
  }

  public let scenario: String
  /// `nil`: no rule speaks of this place.
  public let rule: Rule?
  /// The rule that events of this kind carry in every scenario, whatever this one is about.
  ///
  /// `nil` for a wrong number where numbers of every origin lie, such as in a checkpoint.
  public let ruleOfKind: Rule?
  /// The side that is right: `golden`, or a backend.
  public let expectedSide: String
  public let actualSide: String
  public let place: Place
  public let difference: Difference
}

extension Divergence: CustomStringConvertible {
  /// Three lines: what broke, where, and both values.
  public var description: String {
    """
    \(scenario): \(actualSide) differs from \(expectedSide) under \(rule?.id ?? "no rule")
      at \(place)
      \(difference)
    """
  }
}

extension Divergence.Place: CustomStringConvertible {
  public var description: String {
    let step = step.map { ", step \($0)" } ?? ""
    return "\(address) (action \(action), \(actionKind); event \(event)\(step))"
  }
}

extension Divergence.Difference: CustomStringConvertible {
  public var description: String {
    switch self {
    case .event(let expected, let actual):
      "expected \(expected ?? "nothing more"), found \(actual ?? "nothing more")"
    case .field(let name, let expected, let actual):
      "\(name): expected \(expected), found \(actual)"
    case .names(let name, let missing, let extra):
      "\(name): "
        + [("missing", missing), ("extra", extra)].filter { !$0.1.isEmpty }
        .map { "\($0.0): \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
    case .dataType(let expected, let actual): "type: expected \(expected), found \(actual)"
    case .shape(let expected, let actual): "shape: expected \(expected), found \(actual)"
    case .element(let element, let used, let allowed): element.description(used, allowed)
    }
  }
}

extension TensorComparison.ElementDifference {
  fileprivate func description(_ used: Double?, _ allowed: Double?) -> String {
    let values = "element \(index): expected \(expected), found \(actual)"
    let distance = ulps.map { " (\($0) ULP)" } ?? ""
    guard let used, let allowed else { return values + distance }
    return "\(values)\(distance); the array is off by \(used), allowed \(allowed)"
  }
}
