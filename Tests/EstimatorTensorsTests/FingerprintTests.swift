import EstimatorTensors
import Testing

struct FingerprintTests {
  /// Observed in TensorFlow (COL-05).
  static let known: [(text: String, fingerprint: UInt64)] = [
    ("", 0x9ae1_6a3b_2f90_404f), ("a", 0xb345_4265_b6df_75e3), ("the", 0x6132_d02e_3f9f_af6a),
    ("-1", 0x65c7_27c9_a1b5_784e), ("12345", 0xe5b0_8d15_925e_bcf8),
    (String(repeating: "x", count: 17), 0x9ce7_45a1_f381_2fa5),
    (String(repeating: "y", count: 40), 0x03d5_9636_9a03_cfde),
    (String(repeating: "z", count: 64), 0x0417_56d0_f401_a218),
    (String(repeating: "w", count: 65), 0xad68_852f_3c9c_3280),
    (String(repeating: "q", count: 130), 0x698c_8099_ab26_913e),
  ]

  @Test("column.hash.id: a text's fingerprint is FarmHash's Fingerprint64", arguments: known)
  func fingerprint(text: String, fingerprint: UInt64) {
    #expect(ByteString(text).fingerprint64 == fingerprint)
  }

  @Test("column.hash.id: the fingerprint is reduced without a sign")
  func bucket() {
    let texts: [ByteString] = ["", "a", "the", "-1"]
    #expect(texts.map { $0.hashBucket(of: 10) } == [3, 9, 4, 0])
  }
}
