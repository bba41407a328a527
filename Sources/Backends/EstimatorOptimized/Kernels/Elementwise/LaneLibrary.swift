/// Which loops kernels use: Swift's, written to be plain, or C's, written for vector units.
package enum LaneLibrary: Sendable {
  case plain, fast
}
