/// Arguments of a kind that Python takes, to refuse it perhaps, and that Swift's types do not.
extension CannedModel {
  /// What cannot be written in Swift; `nil` when everything can.
  ///
  /// None is written as `nil` wherever an argument is optional, and refused there as the contract says.
  package var inexpressible: NotExpressible? {
    Self.misfits(in: arguments).first.map {
      NotExpressible("\($0.key) of \($0.value.text)")
    }
  }

  /// By the name of an argument, which is of one kind wherever it stands.
  private static let kinds: [String: Set<JSON.Kind>] = [
    "cell_type": [.null, .text, .object],
    "context_feature_columns": [.null, .list, .object],
    "key": [.text],
    "label_vocabulary": [.null, .list],
    "n_classes": [.null, .integer],
    "optimizer": [.text, .object],
    "rnn_cell_fn": [.null, .list, .object],
    "sequence_feature_columns": [.null, .list, .object],
    "sequence_mask": [.text],
    "units": [.null, .integer, .list],
    "weight_column": [.null, .text, .object],
  ]

  /// By the name of a list, what is in it.
  private static let elementKinds: [String: Set<JSON.Kind>] = [
    "context_feature_columns": [.object],
    "label_vocabulary": [.text],
    "sequence_feature_columns": [.object],
    "units": [.integer],
  ]

  /// In the order in which they are written, those of an outer argument first.
  private static func misfits(in value: JSON) -> [JSON.Member] {
    switch value {
    case .object(let members): members.flatMap { misfits(of: $0) + misfits(in: $0.value) }
    case .array(let elements): elements.flatMap { misfits(in: $0) }
    default: []
    }
  }

  private static func misfits(of member: JSON.Member) -> [JSON.Member] {
    let isWrong = kinds[member.key].map { !$0.contains(member.value.kind) } ?? false
    let wrong = (member.value.elements ?? []).filter { element in
      elementKinds[member.key].map { !$0.contains(element.kind) } ?? false
    }
    return (isWrong ? [member] : []) + wrong.map { JSON.Member(member.key, .array([$0])) }
  }
}

extension JSON {
  fileprivate enum Kind { case null, bool, integer, fraction, text, list, object }

  fileprivate var kind: Kind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .integer
    case .float: .fraction
    case .string: .text
    case .array: .list
    case .object: .object
    }
  }
}

extension Scenario {
  /// What cannot be written in Swift of its models; `nil` when everything can.
  package var inexpressible: NotExpressible? {
    models.lazy.compactMap(\.canned?.inexpressible).first
  }
}
