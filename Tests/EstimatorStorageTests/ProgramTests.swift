import EstimatorStorage
import Foundation
import Testing

/// Places in this repository.
enum Repository {
  static func path(_ relative: String) -> String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return root.joined(separator: "/") + "/" + relative
  }
}

/// Other programs that read HDF5.
enum Program {
  struct Output {
    let status: Int32
    let text: String
  }

  /// What a program prints on standard output; `nil` when there is no such program.
  static func run(_ command: [String]) -> Output? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else { return nil }
    return Output(status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
  }

  static let hasDump = run(["h5dump", "--version"])?.status == 0

  /// A Python that has h5py: that of `make oracle`, or another one.
  static let python: String? = {
    let candidates = [
      ProcessInfo.processInfo.environment["PYTHON"], Repository.path(".build/oracle/bin/python"),
      "python3",
    ]
    return candidates.compactMap { $0 }.first { run([$0, "-c", "import h5py"])?.status == 0 }
  }()
}

struct ProgramTests {
  /// Writes `bytes` to a file that exists while `body` runs.
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let files = SystemEnvironment().files
    let directory = try files.makeTemporaryDirectory()
    defer { try? files.removeAll(at: directory) }
    try files.write(bytes, to: directory + "/file.h5")
    try body(directory + "/file.h5")
  }

  static let files: [[UInt8]] = [
    (try? Checkpoint(step: 5, variables: SampleTensors.all).encoded()) ?? [],
    (try? FileTests.golden.encoded()) ?? [],
  ]

  @Test(
    "h5dump prints checkpoints and goldens",
    .enabled(if: Program.hasDump, "h5dump is missing: install hdf5-tools"), arguments: 0..<2)
  func dump(index: Int) throws {
    try withFile(Self.files[index]) { path in
      let output = try #require(Program.run(["h5dump", path]))
      #expect(output.status == 0)
      let expected =
        index == 0 ? ["DATASET \"w%2FAdam\"", "\"5\""] : ["\"step\":59}\""]
      for text in expected { #expect(output.text.contains(text)) }
    }
  }

  private static let readAll = """
    import h5py, sys
    from urllib.parse import unquote
    with h5py.File(sys.argv[1]) as file:
        assert file.userblock_size == 512
        for link, item in file["tensors"].items():
            name = item.attrs["name"]
            name = name.decode() if isinstance(name, bytes) else name
            assert "\\0" in unquote(link) or link == "%" or name == unquote(link), link
            if isinstance(item, h5py.Dataset):
                kind = "bfloat16" if "dtype" in item.attrs else str(item.dtype)
                print(link.encode().hex(), kind, list(item.shape), item[()].tobytes().hex()[:64])
            else:
                o, b = item["offsets"][()], item["bytes"][()].tobytes()
                print(link.encode().hex(), "string", item.attrs["shape"].tolist(),
                      [b[x:y].hex() for x, y in zip(o, o[1:])])
    """

  /// The line that `readAll` must print for a tensor.
  private func line(_ bits: TensorBits, link: String) -> String {
    let hex = { (bytes: [UInt8]) in bytes.map { String(format: "%02x", $0) }.joined() }
    let content =
      bits.dataType == .string
      ? "[" + bits.bytes.map { "'\(hex($0))'" }.joined(separator: ", ") + "]"
      : String(hex(bits.bytes[0]).prefix(64))
    return "\(hex(Array(link.utf8))) \(bits.dataType) \(bits.shape) \(content)"
  }

  @Test(
    "h5py reads every type, shape and name of a checkpoint, in order",
    .enabled(if: Program.python != nil, "no Python with h5py: make oracle, or set PYTHON"))
  func python() throws {
    try withFile(Self.files[0]) { path in
      let output = try #require(Program.run([Program.python ?? "", "-c", Self.readAll, path]))
      #expect(output.status == 0)
      let expected = SampleTensors.all.bits.map { bits in
        let escaped = bits.name.replacingOccurrences(of: "%", with: "%25")
          .replacingOccurrences(of: "/", with: "%2F").replacingOccurrences(of: "\0", with: "%00")
        return line(bits, link: ["": "%", ".": "%2E"][bits.name] ?? escaped)
      }
      #expect(output.text.split(separator: "\n").map(String.init).sorted() == expected.sorted())
    }
  }
}
