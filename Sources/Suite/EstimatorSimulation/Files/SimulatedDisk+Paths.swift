import Estimators

extension SimulatedDisk {
  /// The names along a path from the root, which is the working directory too.
  static func names(_ path: String) -> [Name] {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
      .filter { $0 != Array(".".utf8) }
  }

  /// An action on a path, for its errors.
  struct Request {
    let action: FileOperation.Action
    let path: String

    func failure(_ kind: FileError.Kind) -> FileError { FileError(kind, action.rawValue, path) }
  }

  func directory(_ number: Int, _ request: Request) throws -> Directory {
    switch nodes[number] {
    case .directory(let directory): return directory
    case .file: throw request.failure(.notADirectory)
    case nil: throw request.failure(.notFound)
    }
  }

  func file(_ number: Int, _ request: Request) throws -> File {
    switch nodes[number] {
    case .file(let file): return file
    case .directory: throw request.failure(.isADirectory)
    case nil: throw request.failure(.notFound)
    }
  }

  /// The nodes from the root to the one that the names lead to.
  func nodes(along names: some Sequence<Name>, _ request: Request) throws -> [Int] {
    var nodes = [Self.root]
    for name in names {
      let directory = try directory(nodes.last ?? Self.root, request)
      if name == Array("..".utf8) {
        if nodes.count > 1 { nodes.removeLast() }
      } else if let next = directory.live[name] {
        nodes.append(next)
      } else {
        throw request.failure(.notFound)
      }
    }
    return nodes
  }

  func node(_ request: Request) throws -> Int {
    try nodes(along: Self.names(request.path), request).last ?? Self.root
  }

  /// A place for a name, taken or free.
  struct Place {
    /// The directory, and those above it, from the root.
    let parents: [Int]
    let name: Name
    let node: Int?

    var parent: Int { parents.last ?? SimulatedDisk.root }
  }

  /// The place a path speaks of, whose directory must exist.
  func place(_ path: String, _ request: Request) throws -> Place {
    let names = Self.names(path)
    guard let name = names.last else { throw request.failure(.isADirectory) }
    let parents = try nodes(along: names.dropLast(), request)
    let directory = try directory(parents.last ?? Self.root, request)
    return Place(parents: parents, name: name, node: directory.live[name])
  }

  mutating func change(
    _ number: Int, _ change: Change, at time: Double, _ request: Request
  ) throws {
    var directory = try directory(number, request)
    directory.change(change)
    directory.time = time
    nodes[number] = .directory(directory)
  }
}
