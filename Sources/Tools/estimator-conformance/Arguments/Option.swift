import EstimatorCommandLine

extension Option {
  static let filter = Option(
    "--filter", "GLOB", repeatable: true,
    "Only scenarios whose name matches; * stands for any characters.")
  static let level = Option(
    "--level", "LEVEL",
    "Only rules of this level and stronger: must, should (the default) or quirk.")
  static let shard = Option("--shard", "I/N", "Only part I of N, from 1.")
  static let report = Option(
    "--report", "FILE", repeatable: true,
    "Also write a report; the end of the name says which: .txt, .json or .xml (JUnit).")
  static let fixtures = Option(
    "--fixtures", "DIR", "The folder of scenarios; by default that of the checkout.")
  static let golden = Option(
    "--golden", "DIR", "The folder of goldens; by default that of the checkout.")
  static let backend = Option(
    "--backend", "NAME", repeatable: true, "Run this backend: reference or optimized.")
  static let timeout = Option(
    "--timeout", "TIME",
    "How long to wait for each answer, such as 90s or 2m; by default 60s, or 5m where TensorFlow is recorded."
  )
}
