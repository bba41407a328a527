import EstimatorStorage
import Testing

/// Expected texts are what TensorFlow 2.15.1 printed for these values, and the accepted and refused ones
/// are those that it accepted and refused.
struct CheckpointStateTests {
  @Test("checkpoint.state: the newest, then all kept ones, oldest first")
  func text() {
    let state = CheckpointState(
      modelCheckpointPath: "model.ckpt-5",
      allModelCheckpointPaths: ["model.ckpt-0", "/elsewhere/model.ckpt-3", "model.ckpt-5"])
    #expect(
      state.text == """
        model_checkpoint_path: "model.ckpt-5"
        all_model_checkpoint_paths: "model.ckpt-0"
        all_model_checkpoint_paths: "/elsewhere/model.ckpt-3"
        all_model_checkpoint_paths: "model.ckpt-5"

        """)
    #expect(CheckpointState(modelCheckpointPath: "", allModelCheckpointPaths: []).text == "")
  }

  static let escapes: [(String, String)] = [
    ("a\"b", #"a\"b"#), ("a'b", #"a\'b"#), (#"a\b"#, #"a\\b"#), ("a\nb\tc\rd", #"a\nb\tc\rd"#),
    ("é", #"\303\251"#), ("日本", #"\346\227\245\346\234\254"#),
    ("\u{1}\u{7F}\u{1B}", #"\001\177\033"#), ("\u{7}\u{8}\u{B}\u{C}", #"\007\010\013\014"#),
    ("\0", #"\000"#), ("😀", #"\360\237\230\200"#), ("?", "?"), (" ", " "),
  ]

  @Test("checkpoint.state: names are escaped as TensorFlow escapes them", arguments: escapes)
  func escaping(name: String, escaped: String) throws {
    let state = CheckpointState(modelCheckpointPath: name, allModelCheckpointPaths: [name])
    #expect(
      state.text == """
        model_checkpoint_path: "\(escaped)"
        all_model_checkpoint_paths: "\(escaped)"

        """)
    #expect(try CheckpointState(parsing: Array(state.text.utf8)) == state)
  }

  static let accepted: [(String, newest: String?, all: [String])] = [
    ("", nil, []), ("\n", nil, []), ("model_checkpoint_path: \"\"", nil, []),
    ("model_checkpoint_path:\"a\"", "a", []), ("model_checkpoint_path: 'a'", "a", []),
    ("model_checkpoint_path : \"a\"", "a", []),
    ("model_checkpoint_path: \"a\" \"b\"\n'c'", "abc", []),
    ("all_model_checkpoint_paths: [\"a\",\"b\"]", nil, ["a", "b"]),
    ("all_model_checkpoint_paths: []", nil, []),
    (
      "model_checkpoint_path: \"a\" all_model_checkpoint_paths: [\"a\" \"b\", \"c\"]", "a",
      ["ab", "c"]
    ),
    (
      "model_checkpoint_path: \"a\";all_model_checkpoint_paths: \"b\", all_model_checkpoint_paths: \"c\"",
      "a", ["b", "c"]
    ),
    ("model_checkpoint_path: \"a\"all_model_checkpoint_paths: \"b\"", "a", ["b"]),
    ("# hi\nmodel_checkpoint_path: \"a\" # there", "a", []),
    (
      """
      model_checkpoint_path: "b"
      all_model_checkpoint_timestamps: 1.5
      all_model_checkpoint_timestamps: [1000000000.0, 1e5, -3, 1.5f, .5, 5., 017]
      last_preserved_timestamp: 1000000000.1
      """, "b", []
    ),
    ("last_preserved_timestamp: infinity", nil, []), ("last_preserved_timestamp: -nan", nil, []),
    ("last_preserved_timestamp: 1.f", nil, []), ("last_preserved_timestamp: +1", nil, []),
    ("last_preserved_timestamp: 1e400", nil, []), ("last_preserved_timestamp: 08", nil, []),
    (#"model_checkpoint_path: "\q""#, #"\q"#, []),
    (#"model_checkpoint_path: "\1234\x41\?""#, "S4A?", []),
    ("model_checkpoint_path: \"a\tb\rc é\"", "a\tb\rc é", []),
  ]

  @Test("checkpoint.state: what TensorFlow can parse is parsed", arguments: accepted)
  func parsing(text: String, newest: String?, all: [String]) throws {
    let state = try CheckpointState(parsing: Array(text.utf8))
    #expect(state == CheckpointState(modelCheckpointPath: newest, allModelCheckpointPaths: all))
  }

  static let refused: [(String, line: Int)] = [
    ("model_checkpoint_path \"a\"", 1),
    ("model_checkpoint_path: \"a\"\nmodel_checkpoint_path: \"b\"", 2),
    ("garbage", 1), ("\n\ngarbage: 1", 3), ("1: \"x\"", 1), ("MODEL_CHECKPOINT_PATH: \"a\"", 1),
    ("all_model_checkpoint_paths: [\"a\",]", 1), ("model_checkpoint_path: [\"a\"]", 1),
    ("model_checkpoint_path: a", 1), ("model_checkpoint_path: 5", 1),
    ("model_checkpoint_path: \"a", 1), ("# x\nmodel_checkpoint_path: \"a\nb\"", 2),
    (#"model_checkpoint_path: "\xff""#, 1), (#"model_checkpoint_path: "\x""#, 1),
    ("last_preserved_timestamp: 1\nlast_preserved_timestamp: 2", 2),
    ("all_model_checkpoint_timestamps: 0x10", 1), ("all_model_checkpoint_timestamps: \"x\"", 1),
    ("last_preserved_timestamp: - 1", 1), ("last_preserved_timestamp: true", 1),
    ("last_preserved_timestamp: [1]", 1), ("last_preserved_timestamp: 0b1", 1),
    ("{ }", 1), ("model_checkpoint_path: {}", 1), ("model_checkpoint_path: \"a\",,", 1),
    (",", 1), ("[foo.bar]: 1", 1), ("model_checkpoint_path: \"a\"\0", 1), ("\u{FEFF}", 1),
    ("model_checkpoint_path: \"a\" }", 1), ("model_checkpoint_path:", 1),
  ]

  @Test("checkpoint.state.unparsable: anything else is an error with its line", arguments: refused)
  func refusal(text: String, line: Int) {
    let error = #expect(throws: StorageError.self) {
      try CheckpointState(parsing: Array(text.utf8))
    }
    #expect(error?.kind == .syntax)
    #expect(error?.line == line)
  }

  @Test("checkpoint.state.unparsable: random bytes and random cuts never crash the parser")
  func noise() {
    var generator = SeededGenerator(state: 2)
    let text = Array(Self.accepted.map(\.0).joined(separator: "\n").utf8)
    for _ in 0..<3000 {
      var bytes = Array(text.dropFirst(Int.random(in: 0..<text.count, using: &generator)))
      for _ in 0..<3 {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = .random(in: 0...255, using: &generator)
      }
      _ = try? CheckpointState(parsing: bytes)
    }
  }
}
