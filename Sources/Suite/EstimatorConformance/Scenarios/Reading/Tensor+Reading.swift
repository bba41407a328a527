extension Tensor: Described {
  package static let format: Format =
    .record(
      .init(
        "tensor", "An array, written in place or taken from a data file.", marker: "dtype", fields))

  /// What says the type, the shape and the elements.
  static let fields: [Format.Field] =
    [
      .required("dtype", .words(DataType.onTheWire), "The type of its elements."),
      .optional(
        "shape", .optional(.list(of: .count(from: 0))),
        "Left out where the nesting of the value shows it."),
      .optional(
        "value", .anything("a scalar, or nested lists of them"),
        "The elements; a scalar fills the shape."),
      .optional("data", .text, "A stored tensor, as file:name in the folder of data."),
      .optional(
        "rows", .list(of: .count(from: 0), atLeast: 2), "First row taken, and first not taken."
      ),
      .optional("base64", .text, "Row-major little-endian bytes."),
      .optional("strings", .list(of: .text), "The elements of a string tensor, in base64."),
      .optional("path", .text, "A file of row-major little-endian bytes."),
    ]
}

extension DataType {
  /// The names of types that a tensor outside a graph can have.
  static let onTheWire: [String] = allCases.filter { $0 != .resource }.map(\.rawValue)
}

extension ScenarioReading {
  /// A tensor in any of its forms.
  func tensor(_ cursor: JSONCursor) throws -> Tensor {
    try Tensor.format.check(cursor)
    return try checkedTensor(cursor)
  }

  /// A tensor whose keys are known to be good.
  func checkedTensor(_ cursor: JSONCursor) throws -> Tensor {
    let name = try cursor.required("dtype").string()
    guard let dataType = DataType(rawValue: name) else { throw cursor.failure("no type \(name)") }
    let shape = try cursor.optional("shape").map(shape)
    let forms = ["value", "data", "base64", "strings", "path"].filter { cursor.member($0) != nil }
    guard forms.count == 1, let form = forms.first, let content = cursor.member(form) else {
      throw cursor.failure("expected exactly one of value, data, base64, strings and path")
    }
    if form != "data", let rows = cursor.member("rows") { throw rows.failure("rows need data") }
    switch form {
    case "value": return try nested(content, dataType, shape)
    case "data": return try stored(content, rows: cursor.member("rows"), dataType, shape)
    default: return try raw(content, form, dataType, shape)
    }
  }

  /// Elements of one tensor. More can only be a mistake, or malice.
  private static let mostElements = 1 << 28

  func shape(_ cursor: JSONCursor) throws -> Shape {
    let dimensions = try cursor.list().map { try $0.int() }
    var count = 1
    for dimension in dimensions {
      guard dimension >= 0, dimension <= Format.largestCount else {
        throw cursor.failure("\(dimension) is no dimension")
      }
      count = min(count * dimension, Self.mostElements + 1)
    }
    if count > Self.mostElements {
      throw cursor.failure("a tensor of more than \(Self.mostElements) elements")
    }
    return Shape(dimensions)
  }

  private func raw(
    _ content: JSONCursor, _ form: String, _ dataType: DataType, _ shape: Shape?
  ) throws -> Tensor {
    guard let shape else { throw content.failure("expected a shape beside it") }
    let tensor =
      switch form {
      case "strings": try strings(content, dataType, shape)
      case "base64":
        Tensor(
          littleEndianBytes: try base64(content), dataType: dataType, shape: shape)
      default:
        Tensor(
          littleEndianBytes: try at(content) {
            try resources.bytes(atPath: content.string())
          }, dataType: dataType, shape: shape)
      }
    guard let tensor else {
      throw content.failure("expected the bytes of a \(dataType) tensor of shape \(shape)")
    }
    return tensor
  }

  private func strings(_ content: JSONCursor, _ dataType: DataType, _ shape: Shape) throws
    -> Tensor?
  {
    let elements = try content.list().map { ByteString(try base64($0)) }
    guard dataType == .string, elements.count == shape.elementCount else { return nil }
    return Tensor(elements, shape: shape)
  }

  private func base64(_ cursor: JSONCursor) throws -> [UInt8] {
    guard let bytes = Base64.decode(try cursor.string()) else {
      throw cursor.failure("expected base64")
    }
    return bytes
  }

  private func stored(
    _ content: JSONCursor, rows: JSONCursor?, _ dataType: DataType, _ shape: Shape?
  ) throws -> Tensor {
    let parts = try content.string().split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw content.expected("file:name") }
    let whole = try at(content) { try resources.tensor(named: parts[1], inFile: parts[0]) }
    var tensor = whole
    if let rows {
      let bounds = try rows.list().map { try $0.int() }
      guard bounds.count == 2, bounds[0] <= bounds[1],
        let part = whole.rows(bounds[0]..<bounds[1])
      else { throw rows.failure("expected two numbers within \(whole.shape)") }
      tensor = part
    }
    guard let converted = tensor.converted(to: dataType) else {
      throw content.failure("\(tensor.dataType) cannot become \(dataType)")
    }
    if let shape, shape != converted.shape {
      throw content.failure("its shape is \(converted.shape), not \(shape)")
    }
    return converted
  }
}
