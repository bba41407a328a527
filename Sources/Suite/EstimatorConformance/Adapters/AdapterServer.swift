package import Estimators

/// The other side of the adapter protocol: answers requests by running scenarios here.
package struct AdapterServer {
  package static let protocolVersion = 1

  private let identity: AdapterIdentity
  private let files: any FileSystem
  private let run: (Scenario) throws -> [RawEvent]

  /// - Parameters:
  ///   - files: Where large tensors of requests and answers lie.
  ///   - run: Runs a scenario. An `UnsupportedFeature` or `NotExpressible` that it throws is answered as
  ///     such, any other error as a failure.
  package init(
    identity: AdapterIdentity, files: any FileSystem,
    run: @escaping (Scenario) throws -> [RawEvent]
  ) {
    self.identity = identity
    self.files = files
    self.run = run
  }

  /// Answers until `stop` or the end of the input.
  ///
  /// - Parameters:
  ///   - nextLine: The next request, without its line end; `nil` at the end.
  ///   - write: Takes an answer, line end included.
  package func serve(
    nextLine: () throws -> [UInt8]?, write: ([UInt8]) throws -> Void
  ) throws {
    while let line = try nextLine() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      let (answer, isLast) = answer(to: line)
      try write(answer.bytes + [UInt8(ascii: "\n")])
      if isLast { return }
    }
  }

  private func answer(to line: [UInt8]) -> (JSON, isLast: Bool) {
    var id: JSON = .null
    do {
      let request = try JSONCursor(JSONSource(name: "request", bytes: line))
      id = request.member("id")?.element.value ?? .null
      let kind = try request.required("request").string()
      return (.members([("id", id), try answer(kind, request)]), kind == "stop")
    } catch let error as UnsupportedFeature {
      return (.members([("id", id), ("unsupported", .string(error.description))]), false)
    } catch let error as NotExpressible {
      return (.members([("id", id), ("not_expressible", .string(error.description))]), false)
    } catch {
      return (.members([("id", id), ("failed", .string("\(error)"))]), false)
    }
  }

  private func answer(_ kind: String, _ request: JSONCursor) throws -> (String, JSON?) {
    switch kind {
    case "start":
      let version = try request.required("protocol")
      guard try version.int() == Self.protocolVersion else {
        throw version.expected("\(Self.protocolVersion), the only protocol spoken here")
      }
      return ("adapter", identity.json)
    case "run": return ("trace", try trace(request))
    case "stop": return ("stopped", true)
    default: throw try request.required("request").expected("start, run or stop")
    }
  }

  private func trace(_ request: JSONCursor) throws -> JSON {
    let exchange = TensorExchange(
      directory: try request.required("scratch").string(), files: files, writing: "answer")
    let text = JSONSource(
      name: "scenario", bytes: try request.required("scenario").element.value.bytes)
    let scenario = try Scenario(
      name: try request.required("name").string(), source: text, resources: exchange)
    let writer = exchange.writer
    return ["events": .array(try run(scenario).map { try $0.json(writer) })]
  }
}
