/// What the runs of a ``PreparedRun`` came to so far.
package final class RunCounts {
  /// Plans that were made, of whole runs or of parts of them.
  package internal(set) var plans = 0
  /// Loops over recurrent layers that went as whole sequences, those that lead back included.
  package internal(set) var fusedLoops = 0
  /// Lookups that were done in one go.
  package internal(set) var lookups = 0
}
