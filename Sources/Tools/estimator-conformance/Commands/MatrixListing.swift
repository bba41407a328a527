import EstimatorCommandLine
import EstimatorConformance
import EstimatorMutants
import EstimatorReference

/// `list mutants --matrix`: every mutant on every scenario; `--kills`: until one finds it.
struct MatrixListing {
  let tool: Tool
  let checkout: Checkout
  let stopsAtKill: Bool

  /// - Returns: Whether all are found.
  func perform(_ filters: [Glob]) throws -> RunStatus {
    let mutants = Mutant.all.filter { mutant in
      filters.isEmpty || filters.contains { $0.matches(mutant.name) }
    }
    guard !mutants.isEmpty else { throw UsageError("none of the mutants match") }
    let set = try ScenarioSet(
      library: checkout.library, goldens: checkout.goldens, quirks: ReferenceBackend())
    let console = tool.console
    console.print("Trying \(mutants.count) mutants on \(set.scenarios.count) scenarios")
    let matrix = try MutantMatrix(
      of: mutants, on: set, stoppingAtKill: stopsAtKill, tasks: tool.world.tasks
    ) { trial in
      for line in trial.lines { console.print(line) }
    }
    console.print(matrix.summary)
    return matrix.survivors.isEmpty ? .conforming : .diverging
  }
}
