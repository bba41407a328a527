import EstimatorModels
import Foundation
import Testing

/// One recorded case of feature columns: what is asked, and what TensorFlow answered.
struct ColumnCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  /// `sequence` or `dense`.
  let layer: String
  let columns: [ColumnDescription]
  let features: [String: Feature]
  let files: [String: String]?
  let answer: Answer

  var testDescription: String { name }

  struct Feature: Decodable, Sendable {
    let dtype: String
    let shape: [Int]
    let indices: [[Int64]]?
    let values: [Element]
  }

  struct Answer: Decodable, Sendable {
    let error: String?
    /// `construct`, `build` or `run`.
    let at: String?
    let shape: [Int]?
    let values: [Element]?
    let lengths: [Double]?
    let tables: [String: Table]?
  }

  struct Table: Decodable, Sendable {
    let shape: [Int]
    let gradient: [Element]
    let rows: [Int]
  }

  /// One case per line.
  static func all(in lines: String) throws -> [ColumnCase] {
    try lines.split(separator: "\n").map {
      try JSONDecoder().decode(ColumnCase.self, from: Data($0.utf8))
    }
  }
}

/// A column as in scenarios: the function that makes it, with its arguments.
struct ColumnDescription: Decodable, Sendable {
  let column: String
  let arguments: [String: Argument]

  indirect enum Argument: Sendable {
    case element(Element)
    case list([Argument])
    case column(ColumnDescription)
    case step([String: Double])
    case null
  }

  init(from decoder: any Decoder) throws {
    let all = try decoder.singleValueContainer().decode([String: Argument].self)
    guard case .element(.text(let name)) = all["column"] else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no column"))
    }
    column = name
    arguments = all
  }
}

extension ColumnDescription.Argument: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let element = try? value.decode(Element.self) {
      self = .element(element)
    } else if let items = try? value.decode([Self].self) {
      self = .list(items)
    } else if let step = try? value.decode([String: Double].self) {
      self = .step(step)
    } else {
      self = .column(try value.decode(ColumnDescription.self))
    }
  }
}

/// A number or a text.
enum Element: Decodable, Sendable {
  case flag(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }

  var double: Double {
    switch self {
    case .flag(let flag): flag ? 1 : 0
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .text(let text): Double(text) ?? .nan
    }
  }

  var int64: Int64 {
    if case .integer(let integer) = self { integer } else { Int64(double) }
  }

  var text: String { if case .text(let text) = self { text } else { "\(double)" } }
}
