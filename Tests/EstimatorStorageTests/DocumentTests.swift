import EstimatorStorage
import Testing

struct DocumentTests {
  @Test("Every type, shape and name comes back bit for bit and in order")
  func roundTrip() throws {
    let document = HDF5Document(tensors: SampleTensors.all)
    let back = try HDF5Document(decoding: try document.encoded(as: .checkpoint), as: .checkpoint)
    #expect(back.tensors.bits == SampleTensors.all.bits)
    #expect(Set(SampleTensors.all.values.map(\.dataType)).count == DataType.allCases.count - 1)
  }

  @Test("Attributes and records come back in order, the empty ones too")
  func texts() throws {
    let attributes: OrderedDictionary = [
      "zeta": "1", "alpha": "", "größe": "ä\n\"", "long": String(repeating: "x", count: 100_000),
    ]
    let records = ["{\"kind\": \"hook\"}", "", "日本", String(repeating: "y", count: 300)]
    let document = HDF5Document(attributes: attributes, records: records)
    let back = try HDF5Document(decoding: try document.encoded(as: .golden))
    #expect(back.attributes == attributes)
    #expect(back.records == records)
    #expect(back.tensors.isEmpty)
  }

  @Test("No records are not an empty list of records", arguments: [nil, []] as [[String]?])
  func records(_ records: [String]?) throws {
    let back = try HDF5Document(decoding: HDF5Document(records: records).encoded(as: .golden))
    #expect(back.records == records)
  }

  @Test("More tensors and attributes than fit in a header keep their order")
  func many() throws {
    let names = (0..<700).map { "layer \($0 * 7919 % 700)/w" }
    let document = HDF5Document(
      attributes: OrderedDictionary(names.prefix(40).map { ($0, $0) }),
      tensors: OrderedDictionary(names.enumerated().map { ($1, Tensor(Int32($0))) }))
    let back = try HDF5Document(decoding: try document.encoded(as: .data))
    #expect(back.attributes.keys == Array(names.prefix(40)))
    #expect(back.tensors.bits == document.tensors.bits)
  }

  @Test("The same document becomes the same bytes, on every thread and whatever was written before")
  func determinism() async throws {
    let document = HDF5Document(
      attributes: ["a": "b"], records: ["x", "longer"], tensors: SampleTensors.all)
    let first = try document.encoded(as: .golden)
    _ = try HDF5Document(tensors: ["other": Tensor([1.0, 2])]).encoded(as: .data)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { try document.encoded(as: .golden) } }
      for try await bytes in group { #expect(bytes == first) }
    }
  }

  @Test("Only the wanted tensors are read")
  func selection() throws {
    let bytes = try HDF5Document(tensors: SampleTensors.all).encoded(as: .data)
    let back = try HDF5Document(decoding: bytes, tensors: { $0 == "w/Adam" })
    #expect(back.tensors.bits == [TensorBits("w/Adam", SampleTensors.all["w/Adam"]!)])
  }

  @Test("A text with the character NUL is refused, because padding would hide it")
  func nul() {
    for document in [HDF5Document(attributes: ["a": "x\0"]), HDF5Document(records: ["\0"])] {
      let error = #expect(throws: StorageError.self) { try document.encoded(as: .golden) }
      #expect(error?.kind == .unwritable)
    }
  }

  @Test("A tensor of more dimensions than HDF5 has is refused")
  func rank() {
    let tensor = Tensor([1.0], shape: Shape([Int](repeating: 1, count: 33)))
    let error = #expect(throws: StorageError.self) {
      try HDF5Document(tensors: ["deep": tensor]).encoded(as: .data)
    }
    #expect(error?.kind == .unwritable)
  }
}
