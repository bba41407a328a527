/// A tensor's name as the name of an HDF5 link.
///
/// HDF5 takes a slash for a path, and a variable `w` with a slot `w/Adam` would have to be dataset and
/// group at once. So `%`, `/` and NUL are written as `%25`, `%2F` and `%00`, the name `.` as `%2E`, and
/// the empty name, which HDF5 does not allow, as a lone `%`.
enum LinkName {
  static func encode(_ name: String) -> String {
    switch name {
    case "": "%"
    case ".": "%2E"
    default: String(decoding: encode(name.utf8), as: UTF8.self)
    }
  }

  private static func encode(_ name: String.UTF8View) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "%"): bytes += "%25".utf8
      case UInt8(ascii: "/"): bytes += "%2F".utf8
      case 0: bytes += "%00".utf8
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  /// The name, or `nil` if `link` is not what `encode` makes of one.
  static func decode(_ link: String) -> String? {
    if link == "%" { return "" }
    var bytes: [UInt8] = []
    var rest = Array(link.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(ascii: rest.prefix(2)) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    let name = String(validating: bytes, as: UTF8.self)
    return name.flatMap { Array(encode($0).utf8) == Array(link.utf8) ? $0 : nil }
  }
}

extension UInt8 {
  /// Two hexadecimal digits.
  fileprivate init?(ascii digits: ArraySlice<UInt8>) {
    self.init(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
