import EstimatorStorage
import Foundation
import Testing

/// Files that other programs made and sealed: what is accepted beyond our own writer's layout, and what is not.
@Suite(.enabled(if: Program.python != nil, "no Python with h5py: make oracle, or set PYTHON"))
struct OutsideFileTests {
  private static let script = """
    import h5py, json, sys
    import numpy as np
    for index, statements in enumerate(json.loads(sys.argv[2])):
        with h5py.File(f"{sys.argv[1]}/{index}.h5", "w", userblock_size=512) as file:
            tensors = file.create_group("tensors")
            exec(statements)
    """

  /// What we read from files that h5py writes as `programs` say, sealed by `seal.py`.
  private func reading(
    _ programs: [String]
  ) throws -> [Result<OrderedDictionary<String, Tensor>, any Error>] {
    let files = SystemEnvironment().files
    let directory = try files.makeTemporaryDirectory()
    defer { try? files.removeAll(at: directory) }
    let paths = programs.indices.map { "\(directory)/\($0).h5" }
    let python = Program.python ?? ""
    let argument = String(decoding: try JSONEncoder().encode(programs), as: UTF8.self)
    try #require(Program.run([python, "-c", Self.script, directory, argument])?.status == 0)
    let seal = [python, Repository.path("Fixtures/data/seal.py")] + paths
    try #require(Program.run(seal)?.status == 0)
    return paths.map { path in Result { try DataFile(path: path, files: files).tensors } }
  }

  @Test("Plain arrays of h5py are read, in byte order of their names")
  func plain() throws {
    let program = """
      tensors["b"] = np.array([[1, 2]], "<f4")
      tensors["a%2Fx"] = np.float16(0.5)
      tensors["B"] = np.array([True, False])
      tensors["empty"] = np.zeros((0, 2), "<i8")
      tensors.create_dataset("chunked", data=np.arange(6, dtype="<i4"), chunks=(4,))
      """
    let tensors = try reading([program])[0].get()
    let expected: OrderedDictionary<String, Tensor> = [
      "B": Tensor([true, false]), "a/x": Tensor(Float16(0.5)),
      "b": Tensor([1, 2] as [Float], shape: [1, 2]),
      "chunked": Tensor([0, 1, 2, 3, 4, 5] as [Int32]),
      "empty": Tensor([] as [Int64], shape: [0, 2]),
    ]
    #expect(tensors.bits == expected.bits)
  }

  private static let strings = """
    group = tensors.create_group("s")
    group.attrs["shape"] = np.array([2], "<i8")
    group["bytes"] = np.frombuffer(b"abc", "u1")
    group["offsets"] = np.array([0, 1, 3], "<i8")
    """

  @Test("Strings of h5py are read")
  func strings() throws {
    let expected: OrderedDictionary = ["s": Tensor(["a", "bc"] as [ByteString])]
    #expect(try reading([Self.strings])[0].get().bits == expected.bits)
  }

  static let refused: [String] = [
    "del file['tensors']",
    "tensors['w'] = h5py.SoftLink('/tensors/v')",
    "tensors['w'] = h5py.ExternalLink('/etc/passwd', '/')",
    "tensors['w'] = np.array([1], '>f4')",
    "tensors['w'] = 'text'",
    "tensors['w'] = np.array([1j])",
    "tensors['bad%zz'] = np.float32(1)",
    "tensors['lower%2f'] = np.float32(1)",
    "tensors['w'] = np.float32(1)\ntensors['w'].attrs['name'] = np.bytes_('v')",
    "tensors['w'] = np.float32(1)\ntensors['w'].attrs['name'] = 'variable length'",
    "tensors['w'] = np.float32(1)\ntensors['w'].attrs['dtype'] = np.bytes_('bfloat16')",
    "tensors.create_dataset('w', data=np.zeros(99, '<f4'), compression='gzip')",
    "tensors.create_dataset('w', (1 << 40,), '<f4')",
    "tensors.create_dataset('w', (1 << 62, 1 << 62, 0), '<f4', chunks=(1, 1, 1), maxshape=(None,) * 3)",
    "tensors.create_dataset('w', (4,), '<f4', external=[('/etc/hostname', 0, 16)])",
    """
    layout = h5py.VirtualLayout((4,), '<f4')
    layout[:] = h5py.VirtualSource('/etc/hostname', 'x', (4,))
    tensors.create_virtual_dataset('w', layout)
    """,
    "tensors['w'] = h5py.Empty('<f4')",
    "tensors['\u{E9}'] = np.float32(1)\ntensors['e\u{301}'] = np.float32(1)",
    "file.attrs['a'] = 'variable length'",
    "file.attrs['a'] = np.array([1, 2])",
    strings + "\ndel group.attrs['shape']",
    strings + "\ngroup.attrs['shape'] = np.array([3], '<i8')",
    strings + "\ngroup.attrs['shape'] = np.array([-1, -2], '<i8')",
    strings + "\ngroup.attrs['shape'] = np.array([1 << 62, 1 << 62, 0], '<i8')",
    strings + "\ngroup['offsets'][...] = [0, 4, 3]",
    strings + "\ngroup['offsets'][...] = [-1, 1, 3]",
    strings + "\ngroup['offsets'][...] = [0, 1, 2]",
    strings + "\ndel group['bytes']",
    strings + "\ndel group['offsets']\ngroup['offsets'] = np.array([], '<i8')",
  ]

  @Test("A well sealed file that breaks the layout is an error, never a crash")
  func refusal() throws {
    for (program, result) in zip(Self.refused, try reading(Self.refused)) {
      let error = #expect(throws: StorageError.self, "\(program)") { try result.get() }
      #expect(error?.kind == .malformed, "\(program)")
    }
  }
}
