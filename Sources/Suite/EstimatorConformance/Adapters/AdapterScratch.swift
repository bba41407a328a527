import Estimators

/// The empty folder that an adapter gets for one run.
struct AdapterScratch: Sendable {
  let exchange: TensorExchange

  /// - Throws: `AdapterError` of kind `.noScratch`.
  init(_ files: any FileSystem) throws {
    exchange = try Self.filling {
      TensorExchange(
        directory: try files.makeTemporaryDirectory(), files: files, writing: "scenario")
    }
  }

  /// The fields of a request to run `scenario`, whose large tensors are now files in the folder.
  ///
  /// - Throws: `AdapterError` of kind `.noScratch`.
  func request(for scenario: Scenario) throws -> [(String, JSON?)] {
    [
      ("name", .string(scenario.name)), ("scratch", .string(exchange.directory)),
      ("scenario", try Self.filling { try scenario.normalForm(exchange.writer) }),
    ]
  }

  private static func filling<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as FileError {
      throw AdapterError(.noScratch, "the run has no folder: \(error)")
    }
  }
}
