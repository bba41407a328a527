import EstimatorReference

// Looking into the latest checkpoint.
extension Mutant {
  static let referenceVariables: [Mutant] = [
    .reference(
      "names-unsorted", "variables are named in the opposite order", breaking: .variablesNames
    ) { decisions in
      let right = decisions.reading.nameOrder
      decisions.reading.nameOrder = { right($0).reversed() }
    },
    .reference(
      "slots-unnamed", "slots are not among the variables' names", breaking: .variablesNames
    ) { decisions in
      let right = decisions.reading.nameOrder
      decisions.reading.nameOrder = { names in right(names).filter { !$0.contains("/") } }
    },
    .reference(
      "suffix-unknown", "a variable is not found by its name with :0", breaking: .variablesValue
    ) { $0.reading.variable = { $0 } },
    .reference(
      "oldest-is-latest", "the latest checkpoint is the oldest", breaking: .variablesLatest
    ) { $0.reading.newest = { latest, all in all.first ?? latest } },
  ]
}
