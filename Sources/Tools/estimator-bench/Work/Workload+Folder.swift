import EstimatorConformance
import Estimators

extension Workload {
  /// Writes what a peer reads (`Sources/Adapters/Peers/README.md`) into a new temporary folder.
  ///
  /// - Returns: The folder.
  func write(to files: any FileSystem) throws -> String {
    let folder = try files.makeTemporaryDirectory()
    for (name, tensor) in weights {
      try write(tensor, as: name.replacing("/", with: "%2F") + ".f32", in: folder, files)
    }
    for (name, tensor) in [("ids", ids), ("lengths", lengths), ("labels", labels)] {
      try write(tensor, as: "\(name).i32", in: folder, files)
    }
    try files.write(sizes.bytes, to: "\(folder)/workload.json")
    return folder
  }

  private func write(
    _ tensor: Tensor, as name: String, in folder: String, _ files: any FileSystem
  ) throws {
    try files.write(tensor.littleEndianBytes ?? [], to: "\(folder)/\(name)")
  }

  private var sizes: JSON {
    let shapes = weights.map { JSON.Member($0.key, .ints($0.value.shape.dimensions)) }
    return [
      "cell": .string(configuration.cell.rawValue), "units": .ints(configuration.units),
      "vocabulary": .int(configuration.vocabulary), "embedding": .int(configuration.embedding),
      "batch": .int(configuration.batch), "steps": .int(configuration.steps),
      "classes": .int(configuration.classes), "batches": .int(Self.batchCount),
      "variables": .object(shapes),
    ]
  }
}
