/// A scenario that could not be driven to its end: neither an answer nor a divergence.
package struct DriverFailure: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Something that a scenario needs and a backend, or the driver, does not have.
package struct UnsupportedFeature: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
