package import EstimatorGraphs
internal import Estimators

/// The variables of a session: memory that stays where it is, and whether it holds a value yet.
package final class VariableStore {
  private struct Entry {
    let tensor: OwnedTensor
    var isInitialized = false
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]

  package init(_ nodes: [Node]) throws {
    for node in nodes where node.kind == "VarHandleOp" && places[node.variableName] == nil {
      guard let shape = node.shape("shape").known else {
        throw EstimatorError(
          .invalidArgument, "variable '\(node.variableName)' must have a known shape")
      }
      places[node.variableName] = entries.count
      entries.append(Entry(tensor: OwnedTensor(node.type("dtype"), shape)))
    }
  }

  package func slot(_ name: String) -> Slot { entries[place(name)].tensor.slot }

  package func isInitialized(_ name: String) -> Bool { entries[place(name)].isInitialized }

  package func markInitialized(_ name: String) { entries[place(name)].isInitialized = true }

  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// - Throws: `EstimatorError` with kind `FailedPrecondition` for the first that has no value.
  package func require(_ names: [String]) throws {
    for name in names where !isInitialized(name) {
      throw EstimatorError(
        .failedPrecondition, "Error while reading variable '\(name)': it is not initialized")
    }
  }

  private func place(_ name: String) -> Int {
    guard let place = places[name] else {
      preconditionFailure("Variable '\(name)' is not of this graph")
    }
    return place
  }
}
