import EstimatorStorage
import Testing

struct SealTests {
  static let checkpoint = Checkpoint(
    step: 5,
    variables: ["w": Tensor([1, 2] as [Float]), "names": Tensor(["a", "bc"] as [ByteString])])

  @Test("A sealed file is verified, with its kind and size")
  func verification() throws {
    let bytes = try Self.checkpoint.encoded()
    let seal = try Seal.verify(bytes)
    #expect(seal.kind == .checkpoint)
    #expect(seal.payloadByteCount == bytes.count - 512)
    #expect(Array(bytes[512..<520]) == [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A])
  }

  @Test("The digest is SHA-256 as published for the text abc")
  func digest() {
    #expect(
      Digest(of: Array("abc".utf8)).description
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest(of: []).description
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("A file cut at any length is an error")
  func truncation() throws {
    let bytes = try Self.checkpoint.encoded()
    for count in 0..<bytes.count {
      let error = #expect(throws: StorageError.self) {
        try Checkpoint(decoding: Array(bytes.prefix(count)))
      }
      #expect(error?.kind == .truncated, "cut at \(count)")
    }
  }

  @Test("Bytes after the end are an error")
  func surplus() throws {
    let bytes = try Self.checkpoint.encoded()
    let error = #expect(throws: StorageError.self) { try Checkpoint(decoding: bytes + [0]) }
    #expect(error?.kind == .corrupted)
  }

  @Test("Each of 3,000 random changes of one byte is an error, never a crash or another content")
  func flips() throws {
    var generator = SeededGenerator(state: 1)
    let bytes = try Checkpoint(step: 1, variables: SampleTensors.all).encoded()
    for round in 0..<3000 {
      var damaged = bytes
      // Every second one in the seal, or almost all would be in the content.
      let place = Int.random(in: 0..<(round % 2 == 0 ? 512 : bytes.count), using: &generator)
      damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(throws: StorageError.self, "byte \(place)") { try Checkpoint(decoding: damaged) }
    }
  }

  @Test("HDF5 without a seal, another program's file, and nothing at all are told apart")
  func foreign() throws {
    let bytes = try Self.checkpoint.encoded()
    let kinds: [([UInt8], StorageError.Kind)] = [
      (Array(bytes[512...]), .foreign), (Array("PK\u{3}\u{4}".utf8), .unknownFormat),
      (Array("\n\n".utf8), .unknownFormat), ([], .truncated),
      ([UInt8](repeating: 0, count: 4096), .unknownFormat),
    ]
    for (bytes, kind) in kinds {
      let error = #expect(throws: StorageError.self) { try Seal.verify(bytes) }
      #expect(error?.kind == kind)
    }
  }

  @Test("A file of another kind or a later version is told apart")
  func otherKind() throws {
    var bytes = try Self.checkpoint.encoded()
    let other = #expect(throws: StorageError.self) { try Seal.verify(bytes, is: .golden) }
    #expect(other?.kind == .mismatched)
    bytes[8] = 2
    let later = #expect(throws: StorageError.self) { try Seal.verify(bytes) }
    #expect(later?.kind == .unsupportedVersion)
  }
}
