/// Something that happened, as a backend reports it: the wire form, not normalised.
public struct RawEvent: Sendable {
  /// Position of the action among the scenario's.
  package let action: Int
  package let content: Content

  package init(action: Int, _ content: Content) {
    self.action = action
    self.content = content
  }

  package enum Content: Sendable {
    /// `values` only in `after_run`, and only of a hook that fetches.
    case hook(
      name: String, callback: String, step: Int?, values: OrderedDictionary<String, Tensor>?)
    case listener(name: String, callback: String, step: Int?)
    /// A run consumed this batch, counted from 0 per created iterator.
    case batch(index: Int)
    case log(key: String, step: Int?, total: Int?, values: OrderedDictionary<String, Tensor>?)
    case result(Result)
    /// The kind of the error that ended the action, and what it said to people.
    case error(String, message: String?)
    case directory(Directory)
  }

  package enum Result: Sendable {
    /// Under the key `""` for a single value; `nil` where a metric has no value.
    case values(OrderedDictionary<String, Tensor?>)
    case text(String?)
    case texts([String])
  }

  /// The model directory after an action.
  package struct Directory: Sendable {
    /// Relative to the model directory, in byte order.
    package let files: [String]
    package let state: State?
    /// After `train` only: of every readable checkpoint, by step.
    package let checkpoints: [CheckpointContent]?

    package init(files: [String], state: State?, checkpoints: [CheckpointContent]?) {
      self.files = files
      self.state = state
      self.checkpoints = checkpoints
    }
  }

  /// The state file's texts.
  package struct State: Sendable, Hashable {
    package let latest: String
    package let all: [String]

    package init(latest: String, all: [String]) {
      self.latest = latest
      self.all = all
    }
  }

  package struct CheckpointContent: Sendable {
    package let step: Int
    /// By name, in byte order.
    package let variables: OrderedDictionary<String, Tensor>

    package init(step: Int, variables: OrderedDictionary<String, Tensor>) {
      self.step = step
      self.variables = variables
    }
  }
}
