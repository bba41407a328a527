/// The terms in a vocabulary file, with what is wrong with them.
struct VocabularyFile {
  private let name: String
  /// `nil` when the file is not there.
  private let lines: [ArraySlice<UInt8>]?

  init(content: [UInt8]?, name: String) {
    self.name = name
    lines = content.map { content in
      var lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
  }

  var lineCount: Int { lines?.count ?? 0 }

  /// The first `size` terms, or why they cannot be a table.
  ///
  /// - Rules: `column.vocabulary.file`, `column.vocabulary.file-content`
  func lookup(size: Int, dataType: DataType, defaultValue: Int, numOovBuckets: Int)
    -> VocabularyLookup
  {
    let terms = Result { () throws(EstimatorError) in
      dataType == .string
        ? Tensor(try self.terms(size) { $0 }) : Tensor(try self.terms(size, number))
    }
    switch terms {
    case .success(let terms):
      return VocabularyLookup(
        terms: terms, defaultValue: defaultValue, numOovBuckets: numOovBuckets)
    case .failure(let error):
      let none = dataType == .string ? Tensor([ByteString]()) : Tensor([Int64]())
      return VocabularyLookup(
        terms: none, defaultValue: defaultValue, numOovBuckets: numOovBuckets,
        initializationError: error)
    }
  }

  /// Reads line by line, so that the first fault counts.
  private func terms<Term: Hashable>(
    _ size: Int, _ term: (ByteString) throws(EstimatorError) -> Term
  ) throws(EstimatorError) -> [Term] {
    guard let lines else { throw error(.notFound, "does not exist") }
    var terms: [Term] = []
    var seen: Set<Term> = []
    for line in lines.prefix(size) {
      // column.vocabulary.file (COL-09)
      let end = line.last == UInt8(ascii: "\r") ? 1 : 0
      let text = ByteString(Array(line.dropLast(end)))
      // column.vocabulary.file-content (COL-09)
      if text.bytes.isEmpty {
        throw error(.invalidArgument, "has an empty line, number \(terms.count + 1)")
      }
      let term = try term(text)
      if !seen.insert(term).inserted {
        throw error(.failedPrecondition, "has '\(text)' twice, again in line \(terms.count + 1)")
      }
      terms.append(term)
    }
    if terms.count < size {
      throw error(.invalidArgument, "has \(terms.count) lines, \(size) are asked for")
    }
    return terms
  }

  private func number(_ text: ByteString) throws(EstimatorError) -> Int64 {
    if let number = Int64(text.text) { return number }
    throw error(.invalidArgument, "has the line '\(text)', which is no integer")
  }

  private func error(_ kind: EstimatorError.Kind, _ reason: String) -> EstimatorError {
    EstimatorError(
      kind, "the vocabulary file '\(name)' \(reason)", rule: .columnVocabularyFileContent)
  }
}
