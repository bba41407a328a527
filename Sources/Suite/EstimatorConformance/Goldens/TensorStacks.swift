/// Tensors of one address, type and shape put on top of each other: one dataset instead of one per step.
struct TensorStacks {
  private struct Stack {
    let name: String
    let number: Int
    var tensors: [Tensor]
  }

  private var stacks: [Stack] = []
  /// Positions of an address's stacks.
  private var positions: [String: [Int]] = [:]

  static func name(_ address: String, _ number: Int) -> String {
    number == 0 ? address : "\(address)#\(number)"
  }

  /// Adds the tensors of an item.
  ///
  /// - Returns: For each, the number of its stack among those of its address.
  mutating func push(_ item: Trace.Item) -> [JSON.Member] {
    item.tensors.map { key, tensor in
      JSON.Member(key, .int(push(tensor, at: item.address(of: key))))
    }
  }

  private mutating func push(_ tensor: Tensor, at address: String) -> Int {
    let known = positions[address, default: []]
    let fitting = known.first {
      stacks[$0].tensors[0].shape == tensor.shape
        && stacks[$0].tensors[0].dataType == tensor.dataType
    }
    if let fitting {
      stacks[fitting].tensors.append(tensor)
      return stacks[fitting].number
    }
    let number = known.count
    positions[address, default: []].append(stacks.count)
    stacks.append(
      Stack(name: Self.name(address, number), number: number, tensors: [tensor]))
    return number
  }

  /// - Throws: `DriverFailure` when two addresses become one name.
  func tensors() throws -> OrderedDictionary<String, Tensor> {
    guard Set(stacks.map(\.name)).count == stacks.count else {
      throw DriverFailure("two tensors of the trace have the same address")
    }
    return OrderedDictionary(stacks.map { ($0.name, Tensor(stacking: $0.tensors)) })
  }

  /// Takes tensors off again, in the order in which they were pushed.
  struct Reader {
    private let tensors: [String: Tensor]
    private var taken: [String: Int] = [:]

    init(_ tensors: OrderedDictionary<String, Tensor>) {
      self.tensors = Dictionary(uniqueKeysWithValues: tensors.map { ($0.key, $0.value) })
    }

    /// - Returns: `nil` when there is none left.
    mutating func pop(_ address: String, _ key: String, _ number: Int) -> Tensor? {
      let name = TensorStacks.name(key.isEmpty ? address : "\(address)/\(key)", number)
      let row = taken[name, default: 0]
      taken[name] = row + 1
      guard let stack = tensors[name], let rows = stack.rows(row..<row + 1) else { return nil }
      return rows.reshaped(to: Shape(Array(stack.shape.dimensions.dropFirst())))
    }
  }
}

extension Tensor {
  /// Tensors of one type and shape along a new first axis.
  ///
  /// - Precondition: there is at least one.
  fileprivate init(stacking tensors: [Tensor]) {
    precondition(!tensors.isEmpty, "A stack holds at least one tensor")
    self = tensors[0].elements.accept(Stacking(tensors: tensors))
  }
}

private struct Stacking: TensorElementVisitor {
  let tensors: [Tensor]

  func visit<Element: TensorElement>(_ elements: [Element]) -> Tensor {
    Tensor(
      tensors.flatMap { $0.array(of: Element.self) ?? [] },
      shape: Shape([tensors.count] + tensors[0].shape.dimensions))
  }
}
