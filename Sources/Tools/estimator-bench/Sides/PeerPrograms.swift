import Estimators

/// Which peers there are on this machine.
struct PeerPrograms {
  private static let folder = "Sources/Adapters/Peers"
  let oracle: String
  let peers: String
  let files: any FileSystem

  private var all: [(name: String, environment: String, program: String, target: String)] {
    [
      ("tensorflow", oracle, "tensorflow_peer.py", "oracle"),
      ("keras", oracle, "keras_peer.py", "oracle"),
      ("pytorch", peers, "pytorch_peer.py", "peers"), ("jax", peers, "jax_peer.py", "peers"),
    ]
  }

  /// Commands of those that are installed, by name.
  func commands() throws -> [(name: String, command: [String])] {
    try all.filter { try isInstalled($0.environment) }.map { peer in
      (
        peer.name,
        ["\(peer.environment)/bin/python"]
          + ["start.py", peer.program].map { "\(Self.folder)/\($0)" }
      )
    }
  }

  /// A line for each that is not.
  func missing() throws -> [String] {
    try all.filter { try !isInstalled($0.environment) }.map { peer in
      "\(peer.name) is not measured: there is no \(peer.environment) (make \(peer.target))"
    }
  }

  private func isInstalled(_ environment: String) throws -> Bool {
    try files.kind(of: "\(environment)/bin/python") != nil
  }
}
