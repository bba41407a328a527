/// The pages that `--help` shows.
enum Help {
  static var overview: String {
    let width = Tool.commands.map(\.name.count).max() ?? 0
    let commands = Tool.commands.map { "  \(padded($0.name, to: width))  \($0.summary)\n" }
    return """
      An executable specification of the TensorFlow Estimator contract.

      Usage: \(Tool.name) COMMAND [OPTIONS]

      Commands:
      \(commands.joined())
      \(Tool.name) COMMAND --help shows a command's options, with examples.

      Exit status: 0 everything conforms; 1 something diverges or is not supported; 2 bad usage or
      bad input; 3 an adapter, a producer or the environment is missing or failed.

      """
  }

  static func text(of command: Command) -> String {
    var blocks = [
      "\(command.summary).", "Usage: \(Tool.name) \(command.name)\(usage(command))",
      command.details,
    ]
    blocks.append("Options:\n" + options(command.options + [.help]))
    let examples = command.examples.map { "  \(Tool.name) \($0.line)\n      \($0.does)" }
    blocks.append("Examples:\n" + examples.joined(separator: "\n"))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func usage(_ command: Command) -> String {
    let options = command.options.isEmpty ? "" : " [OPTIONS]"
    switch command.operands {
    case .none: return options
    case .one(let name, let isOptional): return options + (isOptional ? " [\(name)]" : " \(name)")
    case .program: return options + " -- PROGRAM [ARGUMENTS]"
    }
  }

  private static func options(_ options: [Option]) -> String {
    let heads = options.map { $0.name + ($0.placeholder.map { " \($0)" } ?? "") }
    let width = heads.map(\.count).max() ?? 0
    let lines = zip(heads, options).map { head, option in
      let more = option.isRepeatable ? " Can be given several times." : ""
      return "  \(padded(head, to: width))  \(option.meaning)\(more)"
    }
    return lines.joined(separator: "\n")
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
