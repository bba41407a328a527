// How mutants of models change what a canned model is told.
extension CannedModel {
  /// The same with another value for an argument, which is left out if it is `nil`.
  func with(_ argument: String, _ value: JSON?) -> CannedModel {
    guard case .object(var members) = arguments else { return self }
    members.removeAll { $0.key == argument }
    if let value { members.append(JSON.Member(argument, value)) }
    return replacing(arguments: .object(members))
  }

  /// The same with an argument, if it is given, changed.
  func changing(_ argument: String, _ change: (JSON) -> JSON) -> CannedModel {
    arguments[argument].map { with(argument, change($0)) } ?? self
  }

  /// The same with all members of a name changed or left out, however deep.
  func changingAll(_ key: String, _ change: (JSON) -> JSON?) -> CannedModel {
    changingObjects { object in
      guard case .object(let members) = object else { return object }
      return .object(
        members.compactMap { member in
          if member.key != key { return member }
          return change(member.value).map { JSON.Member(key, $0) }
        })
    }
  }

  /// The same without all members of a name, however deep.
  func without(_ key: String) -> CannedModel { changingAll(key) { _ in nil } }

  /// The same with another text for a member of a name, however deep.
  func replacing(_ text: String, with other: String, under key: String) -> CannedModel {
    changingAll(key) { $0 == .string(text) ? .string(other) : $0 }
  }

  /// The same with all objects in its arguments changed, inner ones first.
  func changingObjects(_ change: (JSON) -> JSON) -> CannedModel {
    replacing(arguments: arguments.changingObjects(change))
  }
}

extension JSON {
  fileprivate func changingObjects(_ change: (JSON) -> JSON) -> JSON {
    switch self {
    case .object(let members):
      change(
        .object(members.map { JSON.Member($0.key, $0.value.changingObjects(change)) }))
    case .array(let elements): .array(elements.map { $0.changingObjects(change) })
    default: self
    }
  }

  /// A whole number.
  var int: Int? { if case .int(let value) = self { value } else { nil } }

  /// The elements of a list.
  var list: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  /// What the constructor is called, of a column or a head.
  func isMade(by function: String, as kind: String) -> Bool { self[kind] == .string(function) }

  /// The same list without some of its elements.
  func dropping(where isDropped: (JSON) -> Bool) -> JSON { .array(list.filter { !isDropped($0) }) }

  /// Whether it is a column over time.
  var isColumnOverTime: Bool {
    guard case .string(let function)? = self["column"] else { return false }
    return function.hasPrefix("sequence_")
      || (self["categorical_column"]?.isColumnOverTime ?? false)
  }
}
