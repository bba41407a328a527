/// What a backend did with a scenario, in the one form in which traces are compared and kept.
public struct Trace: Sendable {
  /// In the order in which things happened.
  package let items: [Item]
  /// Whom the backend follows in errors that have two kinds.
  package let authority: ErrorAnswers.Authority

  package init(items: [Item], following authority: ErrorAnswers.Authority = .documented) {
    self.items = items
    self.authority = authority
  }

  /// One thing that happened.
  package struct Item: Sendable {
    /// Such as `0/hook/watch/after_run`.
    package let address: String
    /// Position of the action.
    package let action: Int
    /// What must be exactly the same: fields in a fixed order.
    package let control: [JSON.Member]
    /// Values by their own names, such as `loss`; `""` for the only one.
    package let tensors: OrderedDictionary<String, Tensor>

    package init(
      address: String, action: Int, control: [JSON.Member] = [],
      tensors: OrderedDictionary<String, Tensor> = [:]
    ) {
      self.address = address
      self.action = action
      self.control = control
      self.tensors = tensors
    }

    /// The address of one of its tensors.
    package func address(of tensor: String) -> String {
      tensor.isEmpty ? address : "\(address)/\(tensor)"
    }

    /// The global step, where it is part of the item.
    package var step: Int? {
      for member in control where member.key == "step" {
        if case .int(let step) = member.value { return step }
      }
      return nil
    }

    /// Everything that must be exactly the same, as one line: names, types and shapes of tensors included.
    package var controlJSON: JSON {
      let described = tensors.map { name, tensor in
        JSON.Member(
          name,
          [.string(tensor.dataType.rawValue), .ints(tensor.shape.dimensions)])
      }
      return .members([
        ("address", .string(address)), ("action", .int(action)), ("control", .object(control)),
        ("tensors", .object(described)),
      ])
    }
  }
}
