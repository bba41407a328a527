extension RecurrentStack {
  /// Adds the variables of all cells, bottom-up.
  ///
  /// - Parameters:
  ///   - layer: The scope of the layer around the cells, such as `rnn_model/rnn`.
  ///   - inputWidth: That of the first layer's input.
  /// - Returns: Each cell's variables, layer by layer.
  /// - Rules: `rnn.variables.cells`, `rnn.variables.order`
  func addVariables(in layer: String, inputWidth: Int, among variables: ModelVariables) throws
    -> [[Variable]]
  {
    // rnn.variables.cells (VAR-03)
    let outer = isStacked ? "\(layer)/stacked_rnn_cells" : layer
    var width = inputWidth
    return try zip(cells, scopes).map { cell, scope in
      defer { width = cell.outputSize }
      return try cell.parameters(inputWidth: width).map { parameter in
        try variables.add(
          "\(outer)/\(scope)/\(parameter.name)", shape: parameter.shape,
          startingFrom: parameter.initializer, isTrainable: parameter.isTrainable)
      }
    }
  }

  /// The cells' scopes. From the second on, cells of a kind have a number, and so do scopes that are
  /// taken.
  private var scopes: [String] {
    var counts: [String: Int] = [:]
    var taken: Set<String> = []
    return cells.map { cell in
      let scope = Self.unique(Self.name(of: cell.scope, &counts), among: taken)
      taken.insert(scope.lowercased())
      return scope
    }
  }

  private static func name(of scope: CellScope, _ counts: inout [String: Int]) -> String {
    switch scope {
    case .named(let name):
      return name
    case .numbered(let kind):
      let count = counts[kind, default: 0]
      counts[kind] = count + 1
      return count == 0 ? kind : "\(kind)_\(count)"
    }
  }

  private static func unique(_ name: String, among taken: Set<String>) -> String {
    guard taken.contains(name.lowercased()) else { return name }
    let numbered = (1...).lazy.map { "\(name)_\($0)" }
    return numbered.first { !taken.contains($0.lowercased()) } ?? name
  }
}
