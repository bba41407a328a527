/// The pages that `--help` shows, for the tool of that name.
package struct Help: Sendable {
  private let tool: String

  package init(of tool: String) { self.tool = tool }

  /// The commands with one line each.
  package func list(of commands: [Syntax]) -> String {
    let width = commands.map(\.name.count).max() ?? 0
    return commands.map { "  \(Self.padded($0.name, to: width))  \($0.summary)\n" }.joined()
  }

  package func text(of command: Syntax) -> String {
    var blocks = [
      "\(command.summary).", "Usage: \(tool) \(command.name)\(usage(command))",
      command.details,
    ]
    blocks.append("Options:\n" + options(command.options + [.help]))
    let examples = command.examples.map { "  \(tool) \($0.line)\n      \($0.does)" }
    blocks.append("Examples:\n" + examples.joined(separator: "\n"))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func usage(_ command: Syntax) -> String {
    let options = command.options.isEmpty ? "" : " [OPTIONS]"
    switch command.operands {
    case .none: return options
    case .one(let name, let isOptional): return options + (isOptional ? " [\(name)]" : " \(name)")
    case .program: return options + " -- PROGRAM [ARGUMENTS]"
    }
  }

  private func options(_ options: [Option]) -> String {
    let heads = options.map { $0.name + ($0.placeholder.map { " \($0)" } ?? "") }
    let width = heads.map(\.count).max() ?? 0
    let lines = zip(heads, options).map { head, option in
      let more = option.isRepeatable ? " Can be given several times." : ""
      return "  \(Self.padded(head, to: width))  \(option.meaning)\(more)"
    }
    return lines.joined(separator: "\n")
  }

  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
