/// A variable that a cell needs.
public struct CellParameter: Sendable {
  /// Under the cell's scope, such as `kernel`.
  public let name: String
  public let shape: Shape
  public let initializer: any Initializer
  public let isTrainable: Bool

  public init(
    _ name: String, shape: Shape, startingFrom initializer: any Initializer,
    isTrainable: Bool = true
  ) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.isTrainable = isTrainable
  }

  /// Those of a cell with gates: kernel, recurrent kernel and bias.
  ///
  /// - Parameter blocks: How many columns of `units` the kernels have.
  /// - Rules: `initial.kernel`, `initial.recurrent-kernel`, `initial.bias`
  static func gated(
    inputWidth: Int, units: Int, blocks: Int, biasShape: Shape? = nil,
    bias: any Initializer = ConstantInitializer.zeros
  ) -> [CellParameter] {
    let width = blocks * units
    return [
      CellParameter("kernel", shape: [inputWidth, width], startingFrom: GlorotUniform()),
      CellParameter("recurrent_kernel", shape: [units, width], startingFrom: Orthogonal()),
      CellParameter("bias", shape: biasShape ?? [width], startingFrom: bias),
    ]
  }
}
