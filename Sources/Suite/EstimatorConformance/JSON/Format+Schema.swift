extension Format {
  /// This format as a JSON schema (draft 2020-12).
  package func schema(title: String) -> JSON {
    var definitions = SchemaDefinitions()
    let root = schema(into: &definitions)
    return .members([
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)),
      ("$ref", root["$ref"]), ("$defs", .object(definitions.members)),
    ])
  }

  private func schema(into definitions: inout SchemaDefinitions) -> JSON {
    switch self {
    case .null: ["type": "null"]
    case .bool: ["type": "boolean"]
    case .integer: ["type": "integer"]
    case .count(let least):
      ["type": "integer", "minimum": .int(least), "maximum": .int(Format.largestCount)]
    case .duration: ["type": "number", "minimum": 0]
    case .number: ["anyOf": [["type": "number"], ["enum": ["nan", "inf", "-inf", "-0"]]]]
    case .text: ["type": "string"]
    case .words(let words): ["enum": .strings(words)]
    case .list(let element, let least):
      ["type": "array", "items": element.schema(into: &definitions), "minItems": .int(least)]
    case .named(let value):
      ["type": "object", "additionalProperties": value.schema(into: &definitions)]
    case .record(let record): definitions.reference(to: record)
    case .variants(_, let records):
      ["anyOf": .array(records.map { definitions.reference(to: $0) })]
    case .members(let fixed, let others):
      [
        "type": "object",
        "properties": .object(
          fixed.sorted { $0.key < $1.key }.map {
            JSON.Member($0.key, $0.value.schema(into: &definitions))
          }), "additionalProperties": others.schema(into: &definitions),
      ]
    case .either(let formats): ["anyOf": .array(formats.map { $0.schema(into: &definitions) })]
    case .anything(let sentence): ["description": .string(sentence)]
    }
  }

  /// Every record once, in the order in which it is first met.
  private struct SchemaDefinitions {
    private(set) var members: [JSON.Member] = []
    private var begun: Set<String> = []

    mutating func reference(to record: Record) -> JSON {
      if begun.insert(record.name).inserted {
        let place = members.count
        let definition = definition(of: record)
        members.insert(JSON.Member(record.name, definition), at: place)
      }
      return ["$ref": .string("#/$defs/\(record.name)")]
    }

    private mutating func definition(of record: Record) -> JSON {
      let properties = record.fields.map { field in
        JSON.Member(field.key, property(field))
      }
      return [
        "description": .string(record.summary), "type": "object",
        "properties": .object(properties),
        "required": .strings(record.fields.filter(\.isRequired).map(\.key)),
        "additionalProperties": false,
      ]
    }

    private mutating func property(_ field: Field) -> JSON {
      guard case .object(let members) = field.format.schema(into: &self) else { return .null }
      let meaning = [JSON.Member("description", .string(field.meaning))]
      let fallback = field.defaultValue.map { [JSON.Member("default", $0)] } ?? []
      return .object(meaning + members.filter { $0.key != "description" } + fallback)
    }
  }
}

extension Scenario {
  /// The content of `Fixtures/schema/scenario.json`.
  public static var schemaText: String { format.schema(title: "Scenario").prettyText }
}
