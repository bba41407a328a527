/// The kinds of report that can be written to a file.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  case text = "txt"
  case json
  case xml

  /// The format that the end of a file's name asks for, in any case; `nil` for any other end.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

extension RunReport {
  /// The whole report in one format.
  public func text(
    as format: ReportFormat, rerun: RerunCommand = .run, allowingSkips: Bool = false
  ) -> String {
    switch format {
    case .text: TextReport(self, rerun: rerun).text
    case .json: JSONReport(self, rerun: rerun, status: status(allowingSkips: allowingSkips)).text
    case .xml: JUnitReport(self, rerun: rerun, allowsSkips: allowingSkips).text
    }
  }
}
