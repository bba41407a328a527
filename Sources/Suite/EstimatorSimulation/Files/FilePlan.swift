package import Estimators

/// Which file operations go wrong, and how.
package struct FilePlan: Sendable, Hashable {
  /// How much of an operation takes effect before the machine stops.
  package enum Extent: Sendable, Hashable, CaseIterable {
    /// Before it.
    case none
    /// In the middle: half of the bytes of a `write` or `sync`, half of the changes of a
    /// `syncDirectory`; nothing of the others, which are atomic.
    case half
    /// After it.
    case whole
  }

  package enum Fault: Sendable, Hashable {
    /// The operation throws `FileError`; a `write` without space writes half.
    case fail(FileError.Kind)
    /// The process ends.
    case crash(Extent)
  }

  private struct Entry: Sendable, Hashable {
    let operations: Range<Int>
    let fault: Fault
  }

  private var entries: [Entry] = []

  /// Nothing goes wrong.
  package init() {}

  /// `fault` at the operation of this number, from 0.
  package static func at(_ operation: Int, _ fault: Fault) -> FilePlan {
    FilePlan().adding(fault, at: operation..<operation + 1)
  }

  /// This plan and another fault. What was planned earlier for an operation stays.
  package func adding(_ fault: Fault, at operations: Range<Int>) -> FilePlan {
    var plan = self
    plan.entries.append(Entry(operations: operations, fault: fault))
    return plan
  }

  func fault(at operation: Int) -> Fault? {
    entries.first { $0.operations.contains(operation) }?.fault
  }
}

/// What a process asked of its files.
package struct FileOperation: Sendable, Hashable, CustomStringConvertible {
  package enum Action: String, Sendable, Hashable {
    case read, write, sync, rename, remove, list
    case syncDirectory = "sync directory"
    case createDirectory = "create directory"
    case lookAt = "look at"
  }

  package let action: Action
  package let path: String

  package var description: String { "\(action.rawValue) \(path)" }
}
