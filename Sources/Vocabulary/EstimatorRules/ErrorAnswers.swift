/// What an error is called where the documentation and the real Estimator contradict each other.
///
/// Both are right, but not in one backend: each declares whom it follows, and gives that answer and no
/// other.
public struct ErrorAnswers: Sendable, Hashable {
  /// Whom a backend follows.
  public enum Authority: String, Sendable, Hashable, CaseIterable {
    /// What is written.
    case documented
    /// What the real Estimator does.
    case real
  }

  /// The kind that the documentation names, such as `KeyError`.
  public let documented: String
  /// The kind that the real Estimator raises.
  public let real: String

  public init(documented: String, real: String) {
    self.documented = documented
    self.real = real
  }

  /// The kind of whoever follows `authority`.
  public subscript(authority: Authority) -> String {
    switch authority {
    case .documented: documented
    case .real: real
    }
  }
}
