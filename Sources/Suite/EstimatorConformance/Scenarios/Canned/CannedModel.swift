/// A model that the contract brings along, described by the arguments of its constructor.
package struct CannedModel: Sendable {
  /// `RNNClassifier` or `RNNEstimator`.
  package let name: String
  /// As documented; checked against ``CannedModel/format``.
  package let arguments: JSON
  package let initial: InitialValues
  /// Texts of the files that columns read, by name.
  package let files: OrderedDictionary<String, String>
  /// Where Keras's generator of seeds starts; `nil` where nothing is drawn.
  package let kerasSeed: Int?

  /// The same with other arguments.
  package func replacing(arguments: JSON) -> CannedModel {
    CannedModel(
      name: name, arguments: arguments, initial: initial, files: files, kerasSeed: kerasSeed)
  }

  /// The same with other values for the variables that are named.
  package func replacing(initialValues: OrderedDictionary<String, Tensor>) -> CannedModel {
    CannedModel(
      name: name, arguments: arguments,
      initial: InitialValues(values: initialValues, scale: initial.scale), files: files,
      kerasSeed: kerasSeed)
  }

  /// The same with another generator of seeds.
  package func replacing(kerasSeed: Int?) -> CannedModel {
    CannedModel(
      name: name, arguments: arguments, initial: initial, files: files, kerasSeed: kerasSeed)
  }
}

extension ScenarioReading {
  func canned(_ cursor: JSONCursor) throws -> ScenarioModel {
    let canned = CannedModel(
      name: try cursor.required("canned").string(),
      arguments: try cursor.required("arguments").element.value,
      initial: try initialValues(cursor.member("initial")),
      files: try named(cursor.member("files")) { try $0.string() },
      kerasSeed: try cursor.optional("keras_seed")?.int())
    return ScenarioModel(
      variables: [], nodes: [], minimize: nil, metrics: [:], specs: [:], canned: canned)
  }

  private func initialValues(_ cursor: JSONCursor?) throws -> InitialValues {
    let members = try cursor?.members() ?? []
    let values = try members.filter { $0.key != InitialValues.hashedKey }.map {
      ($0.key, try tensor($0.value))
    }
    return InitialValues(
      values: OrderedDictionary(values),
      scale: try cursor?.member(InitialValues.hashedKey)?.double())
  }
}

extension NormalForm {
  func canned(_ model: CannedModel) throws -> JSON {
    let values = try model.initial.values.map { JSON.Member($0.key, try writer.json($0.value)) }
    let scale = model.initial.scale.map { JSON.Member(InitialValues.hashedKey, .float($0)) }
    return .members([
      ("canned", .string(model.name)), ("arguments", model.arguments),
      ("initial", .object((scale.map { [$0] } ?? []) + values)),
      ("files", named(model.files, JSON.string)),
      ("keras_seed", model.kerasSeed.map { .int($0) }),
    ])
  }
}
