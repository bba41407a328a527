import EstimatorStorage
import Testing

struct InspectionTests {
  @Test("A file is shown with its kind, attributes, records, and the first values of each tensor")
  func lines() throws {
    let document = HDF5Document(
      attributes: ["producer": "reference"], records: ["{\"step\":1}", "two\nlines"],
      tensors: [
        "w/Adam": Tensor([0.5, -1, .nan] as [Float]), "b": Tensor(BFloat16(2)),
        "t": Tensor(["a\"\n"] as [ByteString]), "none": Tensor([] as [Int32], shape: [0, 2]),
      ])
    let bytes = try document.encoded(as: .golden)
    let lines = try Inspection.lines(of: bytes, elementLimit: 2)
    #expect(lines[0].hasPrefix("golden, format 1, \(bytes.count) bytes, sha256 "))
    #expect(
      Array(lines[1..<7]) == [
        "attributes (1)", "  producer = \"reference\"", "records (2)", "  {\"step\":1}",
        "  two\\nlines", "tensors (4)",
      ])
    #expect(lines[7].hasPrefix("  \"w/Adam\" float32[3] sha256 "))
    #expect(lines[7].hasSuffix(": 0.5, -1.0, and 1 more"))
    #expect(lines[8].hasSuffix(": 2.0"))
    #expect(lines[9].hasSuffix(#": "a\"\n""#))
    #expect(lines[10].hasPrefix("  \"none\" int32[0, 2] sha256 e3b0c442: "))
  }

  @Test("A change beyond the shown elements changes the tensor's line")
  func change() throws {
    func line(_ last: Float) throws -> String? {
      let tensor = Tensor([Float](repeating: 0, count: 20) + [last])
      return try Inspection.lines(
        of: HDF5Document(tensors: ["w": tensor]).encoded(as: .checkpoint)
      ).last
    }
    #expect(try line(1) != line(2))
    #expect(try line(1) == line(1))
  }
}
