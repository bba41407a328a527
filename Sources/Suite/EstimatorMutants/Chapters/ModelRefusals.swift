// Refusals: arguments of columns, heads and models that cannot be, and are taken all the same.
extension Mutant {
  static let modelRefusals: [Mutant] = columnArguments + headArguments + modelShapes

  private static let columnArguments: [Mutant] = [
    .model(
      "identity-of-no-buckets", "no bucket is one bucket", breaking: .columnIdentityArguments,
      taking: { $0.changingAll("num_buckets", atLeastOne) }),
    .model(
      "hash-of-no-buckets", "a hash into no buckets is one into one",
      breaking: .columnHashArguments, taking: { $0.changingAll("hash_bucket_size", atLeastOne) }),
    .model(
      "vocabulary-of-any-terms", "a term that comes twice comes once",
      breaking: .columnVocabularyList,
      taking: { $0.changingAll("vocabulary_list", withoutRepetitions) }),
    .model(
      "file-of-no-lines", "a vocabulary file of no lines is one of all",
      breaking: .columnVocabularyFileArguments,
      taking: { $0.changingAll("vocabulary_size") { $0 == 0 ? nil : $0 } }),
    .model(
      "file-of-fewer-lines", "a file with fewer lines than its size is read to its end",
      breaking: .columnVocabularyFileContent, taking: { $0.without("vocabulary_size") }),
    .model(
      "embedding-of-no-dimension", "an embedding of no dimension has one",
      breaking: .columnEmbeddingArguments, taking: { $0.changingAll("dimension", atLeastOne) }),
    .model(
      "boundaries-sorted", "boundaries are put in order first",
      breaking: .columnBucketizedArguments,
      taking: { $0.changingAll("boundaries") { .array($0.list.sorted { $0.number < $1.number }) } }),
    .model(
      "steps-of-no-numbers", "a step of no numbers has one",
      breaking: .columnSequenceNumericArguments,
      taking: { $0.changingAll("shape") { .array($0.list.compactMap(atLeastOne)) } }),
    .model(
      "weights-around-steps", "weights around a sequence column are left out",
      breaking: .columnWeightedSequence,
      taking: { model in
        model.changingObjects { column in
          guard column.isMade(by: "weighted_categorical_column", as: "column"),
            let inner = column["categorical_column"], inner.isColumnOverTime
          else { return column }
          return inner
        }
      }),
  ]

  private static let headArguments: [Mutant] = [
    .model(
      "words-for-some-classes", "words that are not one for each class are none",
      breaking: .headClasses, taking: { $0.without("label_vocabulary") }),
    .model(
      "words-once", "a word that a vocabulary has twice is there once",
      breaking: .headVocabularyUnique,
      taking: { $0.changing("label_vocabulary") { withoutRepetitions($0) ?? $0 } }),
    .model(
      "regression-of-nothing", "a regression of no numbers is one of one",
      breaking: .headRegressionLabels, taking: { $0.changingAll("label_dimension", atLeastOne) }),
    .model(
      "metrics-of-no-class", "metrics of classes that do not exist are left out",
      breaking: .headMultiLabelClasses, taking: { $0.without("classes_for_class_based_metrics") }),
    .model(
      "weights-for-some-heads", "weights that are not one for each head are none",
      breaking: .headMultiHeadConstruction, taking: { $0.without("head_weights") }),
  ]

  private static let modelShapes: [Mutant] = [
    .model(
      "static-head-static-model", "a head that takes no sequences is given none",
      breaking: .rnnConstructionHead,
      taking: { model in
        guard let head = model.arguments["head"],
          !head.isMade(by: "SequentialHeadWrapper", as: "head")
        else { return model }
        return model.with("return_sequences", nil)
      }),
    .model(
      "sequential-head-unwrapped", "a head for sequences that gets none is the one inside",
      breaking: .rnnHeadSequential,
      taking: { model in
        if model.arguments["return_sequences"] == true { return model }
        return model.changing("head") { $0["static_head"] ?? $0 }
      }),
    .model(
      "context-among-sequences", "columns without steps are left out of those over time",
      breaking: .rnnColumnsSequence,
      taking: { model in
        model.changing("sequence_feature_columns") { $0.dropping { !$0.isColumnOverTime } }
      }),
    .model(
      "sequences-among-context", "columns over time are left out of the context",
      breaking: .rnnColumnsContextKind,
      taking: { model in
        model.changing("context_feature_columns") { $0.dropping(where: \.isColumnOverTime) }
      }),
    .model(
      "context-expected", "where no context column is given, one is expected",
      breaking: .rnnColumnsContext,
      taking: { model in
        model.changing("context_feature_columns") { columns in
          columns.list.isEmpty ? [["column": "numeric_column", "key": "context"]] : columns
        }
      }),
    .model(
      "classes-one-more", "many classes have a logit more", breaking: .rnnHeadClasses,
      taking: { $0.changing("n_classes") { ($0.int ?? 0) > 2 ? .int(($0.int ?? 0) + 1) : $0 } }),
    .model(
      "mask-name-means-sequences", "where the mask has a name sequences are returned",
      breaking: .rnnMaskName,
      taking: { model in
        model.arguments["sequence_mask"] == nil ? model : model.with("return_sequences", true)
      }),
  ]

  @Sendable
  private static func atLeastOne(_ number: JSON) -> JSON? {
    number.int.map { .int(max($0, 1)) } ?? number
  }

  @Sendable
  private static func withoutRepetitions(_ terms: JSON) -> JSON? {
    let list = terms.list
    return .array(list.enumerated().filter { list.firstIndex(of: $1) == $0 }.map(\.1))
  }
}

extension JSON {
  fileprivate var number: Double {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    default: .nan
    }
  }
}
