/// A tensor of which only some cells exist: their places, their values, and the shape of the whole.
///
/// `Component` is a host tensor or a symbolic one.
///
/// - `indices`: int64 `[n, rank]`, one row per cell, in row-major order unless somebody says otherwise.
/// - `values`: `[n]`.
/// - `denseShape`: int64 `[rank]`.
public struct SparseTensor<Component: Sendable>: Sendable {
  public let indices: Component
  public let values: Component
  public let denseShape: Component

  public init(indices: Component, values: Component, denseShape: Component) {
    self.indices = indices
    self.values = values
    self.denseShape = denseShape
  }

  /// The three components under TensorFlow's names for them, `x:indices` and so on.
  public func components(named name: String) -> [(name: String, value: Component)] {
    [
      ("\(name):indices", indices), ("\(name):values", values), ("\(name):dense_shape", denseShape),
    ]
  }
}

extension TensorGroup {
  /// The sparse tensor whose three components are in the group; an unnamed one has the empty name.
  ///
  /// In a group a sparse tensor travels as its components (``SparseTensor/components(named:)``).
  public func sparse(_ name: String) -> SparseTensor<Value>? {
    guard let indices = self["\(name):indices"], let values = self["\(name):values"],
      let denseShape = self["\(name):dense_shape"]
    else { return nil }
    return SparseTensor(indices: indices, values: values, denseShape: denseShape)
  }
}
