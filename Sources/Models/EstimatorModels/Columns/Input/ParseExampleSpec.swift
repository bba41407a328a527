extension FeatureParsing {
  /// How the features of all these columns are parsed, in the columns' order.
  ///
  /// - Throws: `EstimatorError` with kind `ValueError` when two columns want one feature differently.
  /// - Rules: `column.parse-spec`
  public static func makeParseExampleSpec(_ columns: [any FeatureColumn]) throws
    -> OrderedDictionary<String, FeatureParsing>
  {
    var spec: OrderedDictionary<String, FeatureParsing> = [:]
    for column in columns {
      for (key, parsing) in column.parseExampleSpec {
        // column.parse-spec (COL-39)
        if let other = spec[key], other != parsing {
          throw EstimatorError(
            .valueError, "two columns parse the feature '\(key)' differently",
            argument: "feature_columns", rule: .columnParseSpec)
        }
        spec[key] = parsing
      }
    }
    return spec
  }
}
