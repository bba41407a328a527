import EstimatorSimulation
import EstimatorStorage
import Estimators

/// What can be wrong with a model directory that was trained to step 3.
enum Damage: CaseIterable {
  case truncated, empty, flipped, foreign, garbage, otherKind, missing, unparsable, nothingNamed

  /// What is in the way: the checkpoint, or the state file.
  var blamed: String {
    switch self {
    case .unparsable, .nothingNamed: "\(Trainer.directory)/checkpoint"
    default: "\(Trainer.directory)/model.ckpt-3"
    }
  }

  func done(to disk: SimulatedDisk) throws -> SimulatedDisk {
    let files = SimulatedFileSystem(disk: disk)
    let checkpoint = "\(Trainer.directory)/model.ckpt-3.h5"
    let state = "\(Trainer.directory)/checkpoint"
    let bytes = try files.read(checkpoint)
    switch self {
    case .truncated: try files.write(Array(bytes.prefix(bytes.count / 2)), to: checkpoint)
    case .empty: try files.write([], to: checkpoint)
    case .flipped:
      var flipped = bytes
      flipped[bytes.count - 100] ^= 4
      try files.write(flipped, to: checkpoint)
    // Without its seal the file is an HDF5 file like any other program's.
    case .foreign: try files.write(Array(bytes.dropFirst(512)), to: checkpoint)
    case .garbage: try files.write((0..<5_000).map { UInt8($0 & 0xFF) }, to: checkpoint)
    case .otherKind: try files.write(try files.read(state), to: checkpoint)
    case .missing: try files.remove(checkpoint)
    case .unparsable: try files.write(Array("model_checkpoint_path: \"a".utf8), to: state)
    case .nothingNamed:
      try files.write(Array("all_model_checkpoint_paths: \"model.ckpt-3\"\n".utf8), to: state)
    }
    return files.disk.survivors(.kept)
  }
}
