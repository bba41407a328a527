extension Trace {
  /// The trace of raw events, the same for every backend: files become kinds, and what no outsider may
  /// rely on is left out.
  package init(
    normalising events: [RawEvent], following authority: ErrorAnswers.Authority = .documented
  ) {
    self.init(items: events.flatMap(\.items), following: authority)
  }
}

extension RawEvent {
  /// What this event is in a trace: one item, or several for a directory.
  fileprivate var items: [Trace.Item] {
    switch content {
    case .hook(let name, let callback, let step, let values):
      [item("hook/\(name)/\(callback)", [("step", step.map { .int($0) })], values ?? [:])]
    case .listener(let name, let callback, let step):
      [item("listener/\(name)/\(callback)", [("step", step.map { .int($0) })])]
    case .batch(let index): [item("batch", [("index", .int(index))])]
    case .log(let key, let step, let total, let values):
      [
        item(
          "log/\(key)", [("step", step.map { .int($0) }), ("total", total.map { .int($0) })],
          values ?? [:])
      ]
    case .result(let result): [item(of: result)]
    // The message is for people: no two implementations say the same.
    case .error(let kind, _): [item("error", [("error", .string(kind))])]
    case .directory(let directory): items(of: directory)
    }
  }

  private func item(
    _ place: String, _ control: [(String, JSON?)] = [],
    _ tensors: OrderedDictionary<String, Tensor> = [:]
  ) -> Trace.Item {
    Trace.Item(
      address: "\(action)/\(place)", action: action,
      control: control.compactMap { key, value in value.map { JSON.Member(key, $0) } },
      tensors: tensors)
  }

  private func item(of result: Result) -> Trace.Item {
    switch result {
    case .text(let text): return item("result", [("text", text.map { .string($0) } ?? .null)])
    case .texts(let texts): return item("result", [("text", .strings(texts))])
    case .values(let values):
      // The order of the keys is part of the answer, and so are keys without a value.
      let present = values.compactMap { key, value in value.map { (key, $0) } }
      return item("result", [("keys", .strings(values.keys))], OrderedDictionary(present))
    }
  }

  private func items(of directory: Directory) -> [Trace.Item] {
    let state: JSON =
      directory.state.map {
        [
          "latest": .string($0.latest.lastPathComponent),
          "all": .strings($0.all.map(\.lastPathComponent)),
        ]
      } ?? .null
    let checkpoints = (directory.checkpoints ?? []).map { checkpoint in
      item("checkpoint@\(checkpoint.step)", [], checkpoint.variables)
    }
    let kinds = DirectoryKinds(files: directory.files).kinds
    return [item("listing", [("kinds", .strings(kinds))]), item("state", [("state", state)])]
      + checkpoints
  }
}

/// The files of a model directory as the kinds of things that they make up.
struct DirectoryKinds {
  /// Relative to the model directory.
  let files: [String]

  /// Each once: checkpoints by step, then everything else in byte order.
  var kinds: [String] {
    let steps = Set(files.compactMap(checkpointStep)).sorted()
    let others = Set(files.filter { checkpointStep($0) == nil }.compactMap(kind))
    return steps.map { "checkpoint@\($0)" }
      + others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// TensorFlow's `model.ckpt-5.index`, `.meta` and `.data-…`, and our `model.ckpt-5.h5`, are checkpoint 5.
  private func checkpointStep(_ file: String) -> Int? {
    guard let rest = file.removingPrefix("model.ckpt-") else { return nil }
    let sign = rest.prefix(rest.hasPrefix("-") ? 1 : 0)
    let digits = sign + rest.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
    let suffix = String(rest.dropFirst(digits.count))
    let isCheckpoint =
      [".index", ".meta", ".h5"].contains(suffix)
      || (suffix.hasPrefix(".data-") && !suffix.contains(".tempstate"))
    return isCheckpoint ? Int(digits) : nil
  }

  /// - Returns: `nil` for files that say nothing: events, printed graphs, directories of evaluations,
  ///   and what a writer left under a temporary name.
  private func kind(_ file: String) -> String? {
    let name = file.lastPathComponent
    if file == "checkpoint" { return "state" }
    if name == "graph.pbtxt" || name.hasPrefix("events.out.tfevents.") { return nil }
    if file.hasPrefix("eval/") || file.hasPrefix("eval_") { return nil }
    if name.hasSuffix(".tmp") || name.contains(".tempstate") || name.contains(".tmp") { return nil }
    return file
  }
}

extension String {
  fileprivate var lastPathComponent: String {
    lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self
  }

  fileprivate func removingPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
