import Estimators

extension SimulatedDisk {
  func read(_ request: Request) throws -> [UInt8] {
    try file(node(request), request).live.bytes
  }

  mutating func write(_ bytes: some Collection<UInt8>, at time: Double, _ request: Request) throws {
    let place = try place(request.path, request)
    var file = try place.node.map { try self.file($0, request) } ?? File()
    file.live = Content(bytes: Array(bytes), time: time)
    if let number = place.node {
      nodes[number] = .file(file)
    } else {
      let entry = Entry(name: place.name, node: add(.file(file)))
      try change(place.parent, [entry], at: time, request)
    }
  }

  /// Makes a file's content durable, or only the first half of it.
  mutating func sync(half: Bool, _ request: Request) throws {
    let number = try node(request)
    var file = try file(number, request)
    file.durable = file.live
    if half { file.durable.bytes.removeLast((file.live.bytes.count + 1) / 2) }
    nodes[number] = .file(file)
  }

  /// Makes a directory's entries durable, or only the older half of its changes.
  mutating func syncDirectory(half: Bool, _ request: Request) throws {
    let number = try node(request)
    var directory = try directory(number, request)
    let count = directory.pending.count
    directory.sync(count: half ? count / 2 : count)
    nodes[number] = .directory(directory)
    forgetUnnamed()
  }

  mutating func remove(at time: Double, _ request: Request) throws {
    let place = try place(request.path, request)
    guard let number = place.node else { throw request.failure(.notFound) }
    try checkEmpty(number, request)
    try change(place.parent, [Entry(name: place.name, node: nil)], at: time, request)
  }

  mutating func rename(to newPath: String, at time: Double, _ request: Request) throws {
    let source = try place(request.path, request)
    let target = try place(newPath, request)
    guard let number = source.node else { throw request.failure(.notFound) }
    if number == target.node { return }
    // What holds the source is not empty, and nothing can lie in itself.
    if source.parents.contains(where: { $0 == target.node }) { throw request.failure(.notEmpty) }
    if target.parents.contains(number) { throw request.failure(.inputOutput) }
    try checkReplaceable(target.node, by: number, request)
    let taken = Entry(name: source.name, node: nil)
    let given = Entry(name: target.name, node: number)
    if source.parent == target.parent {
      try change(source.parent, [taken, given], at: time, request)
    } else {
      try change(source.parent, [taken], at: time, request)
      try change(target.parent, [given], at: time, request)
      // Both or neither survive: otherwise no program could rename safely.
      for parent in [source.parent, target.parent] { try makeEntriesDurable(parent, request) }
    }
  }

  /// Creates a directory and those above it, durably.
  mutating func createDirectory(at time: Double, _ request: Request) throws {
    let names = Self.names(request.path)
    for count in 0..<names.count {
      let parent = try nodes(along: names[..<count], request).last ?? Self.root
      let name = names[count]
      let isTaken = try directory(parent, request).live[name] != nil
      if isTaken || name == Array("..".utf8) { continue }
      let entry = Entry(name: name, node: add(.directory(Directory(time: time))))
      try change(parent, [entry], at: time, request)
      try makeEntriesDurable(parent, request)
    }
    if case .file = nodes[try node(request)] { throw request.failure(.alreadyExists) }
  }

  func list(_ request: Request) throws -> [String] {
    try directory(node(request), request).live.keys
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func kind(_ request: Request) -> FileKind? {
    guard let number = try? node(request) else { return nil }
    if case .directory = nodes[number] { return .directory }
    return .file
  }

  func modificationTime(_ request: Request) throws -> Double {
    switch nodes[try node(request)] {
    case .file(let file): return file.live.time
    case .directory(let directory): return directory.time
    case nil: throw request.failure(.notFound)
    }
  }

  private mutating func makeEntriesDurable(_ number: Int, _ request: Request) throws {
    var directory = try directory(number, request)
    directory.sync(count: directory.pending.count)
    nodes[number] = .directory(directory)
  }

  private func checkEmpty(_ number: Int, _ request: Request) throws {
    guard case .directory(let directory) = nodes[number] else { return }
    if !directory.live.isEmpty { throw request.failure(.notEmpty) }
  }

  private func checkReplaceable(_ old: Int?, by new: Int, _ request: Request) throws {
    guard let old, let oldNode = nodes[old], let newNode = nodes[new] else { return }
    switch (oldNode, newNode) {
    case (.file, .file): break
    case (.directory, .directory): try checkEmpty(old, request)
    case (.directory, .file): throw request.failure(.isADirectory)
    case (.file, .directory): throw request.failure(.notADirectory)
    }
  }
}
