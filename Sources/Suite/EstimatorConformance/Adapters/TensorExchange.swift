import Estimators
import Synchronization

/// A folder through which the large tensors of one run travel, as files of raw bytes.
final class TensorExchange: Sendable {
  let directory: String
  private let files: any FileSystem
  private let side: String
  private let count = Atomic(0)

  /// - Parameter side: Who writes here, `scenario` or `answer`: the start of the names of the files.
  init(directory: String, files: any FileSystem, writing side: String) {
    self.directory = directory
    self.files = files
    self.side = side
  }

  /// Writes tensors: large ones become files here.
  var writer: TensorWriter { TensorWriter { [self] in try store($0) } }

  private func store(_ bytes: [UInt8]) throws -> String {
    let number = count.add(1, ordering: .relaxed).oldValue
    let path = directory.appending(path: "\(side)-\(number).raw")
    try files.write(bytes, to: path)
    return path
  }

  /// Removes the folder. What cannot be removed is left behind: it harms no answer.
  func remove() { try? files.removeAll(at: directory) }
}

extension TensorExchange: ScenarioResources {
  func model(named name: String) throws -> JSONSource {
    try NoResources().model(named: name)
  }

  func tensor(named name: String, inFile file: String) throws -> Tensor {
    try NoResources().tensor(named: name, inFile: file)
  }

  /// The content of a file in this folder, and of no other.
  func bytes(atPath path: String) throws -> [UInt8] {
    let steps = path.utf8.split(separator: UInt8(ascii: "/"))
    guard path.utf8.starts(with: "\(directory)/".utf8),
      !steps.contains(where: { $0.elementsEqual("..".utf8) })
    else {
      throw MissingResource(description: "\(path) is not inside the run's folder \(directory)")
    }
    return try files.read(path)
  }
}
