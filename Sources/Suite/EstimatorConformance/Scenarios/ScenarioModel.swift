/// A graph model: variables, nodes, and what a spec is made of in each mode.
package struct ScenarioModel: Sendable {
  package let variables: [Variable]
  package var nodes: [Node]
  package let minimize: Minimize?
  package let metrics: OrderedDictionary<String, Metric>
  /// By mode, in the order train, eval, infer; a mode may be missing.
  package let specs: OrderedDictionary<ModeKeys, Spec>
  /// Instead of all this, a model that the contract brings along.
  package let canned: CannedModel?
  /// Where the first node of each name is.
  private let places: [String: Int]

  init(
    variables: [Variable], nodes: [Node], minimize: Minimize?,
    metrics: OrderedDictionary<String, Metric>, specs: OrderedDictionary<ModeKeys, Spec>,
    canned: CannedModel? = nil
  ) {
    self.variables = variables
    self.nodes = nodes
    self.minimize = minimize
    self.metrics = metrics
    self.specs = specs
    self.canned = canned
    places = Dictionary(nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  package func node(named name: String) -> Node? { places[name].map { nodes[$0] } }

  package struct Variable: Sendable {
    package let name: String
    package let initial: Tensor
    package let isTrainable: Bool
    /// Made anew by every session and not saved.
    package let isLocal: Bool
  }

  package struct Node: Sendable {
    package let name: String
    package let kind: String
    package let inputs: [Input]
    package var attributes: OrderedDictionary<String, Attribute>
    /// Names of nodes.
    package let control: [String]
  }

  /// One positional input of a node.
  package enum Input: Sendable {
    case single(Source)
    case list([Source])

    package var sources: [Source] {
      switch self {
      case .single(let source): [source]
      case .list(let sources): sources
      }
    }
  }

  /// Where a value comes from.
  package enum Source: Sendable {
    case reference(Reference)
    case constant(Tensor)
  }

  package struct Minimize: Sendable {
    package let loss: Source
    /// `SGD`, `Adagrad`, `Adam`, `Ftrl` or `RMSprop`.
    package let optimizer: String
    /// Those that are given, in the order in which they are.
    package let hyperparameters: OrderedDictionary<String, Double>
    /// `nil`: all trainable ones.
    package let variables: [String]?
  }

  package enum Metric: Sendable {
    /// A streaming metric with its arguments: `values`, `labels`, `predictions`, `weights`.
    case streaming(String, OrderedDictionary<String, Source>)
    case explicit(value: Source, update: Source)
  }

  package struct Spec: Sendable {
    package let loss: Source?
    /// `minimize` or a node.
    package let trainOp: String?
    package let predictions: TensorGroup<Source>?
    package let metrics: [String]
    /// Names of hooks by field, such as `training_hooks`.
    package let hooks: OrderedDictionary<String, [String]>
  }
}

/// The name of a value inside a model's graph.
package enum Reference: Sendable, Hashable {
  case node(String, output: Int)
  /// `nil` when features are one tensor. A component of a sparse tensor `x` is `x:indices`.
  case features(String?)
  case labels(String?)
  case variable(String)
  case variableHandle(String)
  case globalStep
  case globalStepHandle

  /// - Returns: `nil` when `text` is no reference.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let name = parts.first, !name.isEmpty else { return nil }
    self.init(name: name, suffix: parts.count == 2 ? parts[1] : nil)
  }

  private init?(name: String, suffix: String?) {
    let (head, rest) = name.splitAtFirstSlash
    switch (head, rest, suffix) {
    case ("features", _, nil): self = .features(rest)
    case ("labels", _, nil): self = .labels(rest)
    case ("features", _, let part?) where Self.sparseComponents.contains(part):
      self = .features("\(rest ?? ""):\(part)")
    case ("labels", _, let part?) where Self.sparseComponents.contains(part):
      self = .labels("\(rest ?? ""):\(part)")
    case ("global_step", nil, nil): self = .globalStep
    case ("global_step", nil, "handle"): self = .globalStepHandle
    case ("variables", let rest?, nil): self = .variable(rest)
    case ("variables", let rest?, "handle"): self = .variableHandle(rest)
    case ("features", _, _), ("labels", _, _), ("global_step", _, _), ("variables", _, _):
      return nil
    default:
      guard let output = Int(suffix ?? "0"), output >= 0 else { return nil }
      self = .node(name, output: output)
    }
  }
}

extension Reference {
  /// Parts of a sparse tensor, as TensorFlow calls them.
  static let sparseComponents = ["indices", "values", "dense_shape"]

  private static func text(_ group: String, _ key: String?) -> String {
    guard let key else { return group }
    return key.hasPrefix(":") ? group + key : "\(group)/\(key)"
  }
}

extension Reference: CustomStringConvertible {
  /// The text that `init` reads.
  package var description: String {
    switch self {
    case .node(let name, let output): output == 0 ? name : "\(name):\(output)"
    case .features(let key): Self.text("features", key)
    case .labels(let key): Self.text("labels", key)
    case .variable(let name): "variables/\(name)"
    case .variableHandle(let name): "variables/\(name):handle"
    case .globalStep: "global_step"
    case .globalStepHandle: "global_step:handle"
    }
  }
}

extension String {
  /// What is before the first slash, and what is after it.
  var splitAtFirstSlash: (head: String, rest: String?) {
    guard let slash = firstIndex(of: "/") else { return (self, nil) }
    return (String(self[..<slash]), String(self[index(after: slash)...]))
  }
}
