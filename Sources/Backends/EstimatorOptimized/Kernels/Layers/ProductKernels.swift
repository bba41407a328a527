internal import CEstimatorKernels
internal import EstimatorTensors
internal import Estimators

// Matrix products.
extension KernelTable {
  static func products(_ library: LaneLibrary) -> [String: Kernel] {
    ["MatMul": Kernel { try matrixProduct($0, library) }]
  }

  private static func matrixProduct(_ site: Site, _ library: LaneLibrary) throws -> Work {
    let product = try MatrixProduct(site)
    let shape = Shape([product.rows, product.columns])
    switch site.dataType(0) {
    case .float32 where library == .fast:
      return .compute(shape) { FastProduct(product, site, $0).bind($0) }
    case .float32: return .compute(shape) { product.bind($0, 0 as Float) { $2 + $0 * $1 } }
    case .float64: return .compute(shape) { product.bind($0, 0 as Double) { $2 + $0 * $1 } }
    case .int32: return .compute(shape) { product.bind($0, 0 as Int32) { $2 &+ $0 &* $1 } }
    case .int64: return .compute(shape) { product.bind($0, 0 as Int64) { $2 &+ $0 &* $1 } }
    default: throw site.unimplemented(site.dataType(0))
    }
  }
}

/// The sizes of a matrix product: `[rows, columns] = [rows, depth] · [depth, columns]`.
struct MatrixProduct {
  let rows: Int
  let columns: Int
  let depth: Int
  let transposesLeft: Bool
  let transposesRight: Bool

  init(_ site: Site) throws {
    let (a, b) = (site.shape(0), site.shape(1))
    try site.require(a.rank == 2 && b.rank == 2, "MatMul needs matrices, not \(a) and \(b)")
    transposesLeft = site.flag("transpose_a")
    transposesRight = site.flag("transpose_b")
    rows = a.dimensions[transposesLeft ? 1 : 0]
    depth = a.dimensions[transposesLeft ? 0 : 1]
    columns = b.dimensions[transposesRight ? 0 : 1]
    try site.require(
      depth == b.dimensions[transposesRight ? 1 : 0],
      "Matrix size-incompatible: In[0]: \(a), In[1]: \(b)")
  }

  /// The plain product: each element a left fold over the depth.
  func bind<Element>(
    _ ports: Ports, _ zero: Element,
    _ multiplyAdd: @escaping (Element, Element, Element) -> Element
  ) -> Step {
    let left = ports.inputs[0].elements(Element.self)
    let right = ports.inputs[1].elements(Element.self)
    let output = ports.outputs[0].elements(Element.self)
    let (leftRow, leftDepth) = transposesLeft ? (1, rows) : (depth, 1)
    let (rightDepth, rightColumn) = transposesRight ? (1, depth) : (columns, 1)
    return {
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = zero
          for k in 0..<depth {
            sum = multiplyAdd(
              left[row * leftRow + k * leftDepth],
              right[k * rightDepth + column * rightColumn], sum)
          }
          output[row * columns + column] = sum
        }
      }
    }
  }
}

/// The float32 product by packed tiles, see `CEstimatorKernels`.
///
/// Elements are left folds whatever the pieces, so pieces are chosen for speed alone: below
/// 2 million multiply-adds (17 µs at 240 GFLOP/s, which one core reaches) one piece; above, four.
struct FastProduct {
  private let shape: ek_product
  private let sizes: MatrixProduct
  private let tasks: any Tasks
  private let packed: UnsafeMutablePointer<Float>
  private let packing: Packing

  /// When the right operand is packed: when the plan is made, if it is known; once before a loop that
  /// does not change it; or every time.
  ///
  /// A batch of 4 times weights [256, 512] goes at 113 GFLOP/s alone and at 41 with packing.
  private enum Packing { case now, once, always }

  init(_ sizes: MatrixProduct, _ site: Site, _ ports: Ports) {
    self.sizes = sizes
    tasks = site.tasks
    let right = site.inputs[1]
    packing = right.value != nil ? .now : right.isInvariant ? .once : .always
    shape = ek_product(
      rows: sizes.rows, columns: sizes.columns, depth: sizes.depth,
      transpose_left: sizes.transposesLeft ? 1 : 0, transpose_right: sizes.transposesRight ? 1 : 0)
    let size = withUnsafePointer(to: shape) { ek_float32_packed_size($0) }
    packed = ports.makeScratch(.float32, Shape([size])).elements(Float.self)
  }

  func bind(_ ports: Ports) -> Step {
    let left = ports.inputs[0].elements(Float.self)
    let right = ports.inputs[1].elements(Float.self)
    let output = ports.outputs[0].elements(Float.self)
    switch packing {
    case .now: pack(right)
    case .once: ports.addToPrologue { pack(right) }
    case .always:
      return {
        pack(right)
        multiply(left, output)
      }
    }
    return { multiply(left, output) }
  }

  private func pack(_ right: UnsafePointer<Float>) {
    withUnsafePointer(to: shape) { shape in
      let panels = ek_float32_panel_count(shape)
      let isLarge = sizes.columns * sizes.depth > 1 << 17
      DisjointSlices.forEachRange(of: panels, size: isLarge ? (panels + 3) / 4 : panels, on: tasks)
      {
        ek_float32_pack(shape, right, packed, $0.lowerBound, $0.upperBound)
      }
    }
  }

  private func multiply(_ left: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>) {
    let isLarge = sizes.rows * sizes.columns * sizes.depth > 1 << 21
    // A multiple of 24 rows: full tiles with AVX-512 and AVX2.
    let size = isLarge ? ((sizes.rows + 3) / 4 + 23) / 24 * 24 : sizes.rows
    withUnsafePointer(to: shape) { shape in
      DisjointSlices.forEachRange(of: sizes.rows, size: max(size, 1), on: tasks) {
        ek_float32_multiply(shape, left, packed, output, $0.lowerBound, $0.upperBound)
      }
    }
  }
}
