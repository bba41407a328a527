import EstimatorConformance
import EstimatorMutants
import Synchronization

/// `list mutants --matrix`: every mutant on every scenario.
struct MatrixListing {
  let tool: Tool
  let checkout: Checkout

  /// - Returns: Whether all are found.
  func perform(_ filters: [Glob]) throws -> RunStatus {
    let mutants = Mutant.all.filter { mutant in
      filters.isEmpty || filters.contains { $0.matches(mutant.name) }
    }
    guard !mutants.isEmpty else { throw UsageError("none of the mutants match") }
    let set = try ScenarioSet(library: checkout.library, goldens: checkout.goldens)
    let console = tool.console
    console.print("Trying \(mutants.count) mutants on \(set.scenarios.count) scenarios")
    let done = Mutex(0)
    let matrix = try MutantMatrix(
      of: mutants, on: set, stoppingAtKill: false, tasks: tool.world.tasks
    ) { _ in
      let count = done.withLock { count in
        count += 1
        return count
      }
      console.progress("\(count) of \(mutants.count)")
    }
    console.endProgress()
    for line in matrix.lines { console.print(line) }
    return matrix.survivors.isEmpty ? .conforming : .diverging
  }
}
