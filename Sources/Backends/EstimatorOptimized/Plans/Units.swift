/// Operations that run as one: a single one, or elementwise ones over the same number of elements.
struct Unit {
  var operations: [PlanOperation]
  /// Elements that a fused group goes over; `nil` for what cannot be fused.
  let count: Int?

  /// The most operations in a group: their blocks, 4 KB each, then stay in the second cache.
  static let mostOperations = 32

  /// Puts each elementwise operation into the earliest group that it fits in, if it can run that early: at or
  /// behind the unit that makes the last of its operands.
  static func group(_ operations: [PlanOperation], roots: [Root], fusing: Bool) -> [Unit] {
    var units: [Unit] = []
    var makers = [Int](repeating: -1, count: roots.count)
    var writers: [String: Int] = [:]
    for operation in operations {
      let flat = fusing && !operation.isInvariant ? operation.flat : nil
      let earliest =
        operation.operands.map { operand in
          if case .variable(let name, let version) = roots[operand.root].storage {
            return writers["\(version)/\(name)"] ?? -1
          }
          return makers[operand.root]
        }.max() ?? -1
      let place = flat.flatMap { flat in
        units.indices.dropFirst(max(earliest, 0)).first {
          units[$0].count == flat.count && units[$0].operations.count < mostOperations
        }
      }
      if let place {
        units[place].operations.append(operation)
      } else {
        units.append(Unit(operations: [operation], count: flat?.count))
      }
      let unit = place ?? units.count - 1
      for output in operation.outputs { makers[output.root] = unit }
      for write in operation.writes { writers["\(write.version)/\(write.name)"] = unit }
    }
    return units
  }
}
