internal import CEstimatorKernels
internal import EstimatorTensors
internal import Estimators

// Reductions over axes.
extension KernelTable {
  static func reductions(_ library: LaneLibrary) -> [String: Kernel] {
    [
      "Sum": numbers(.sum(library), .sum, .sum, .sum),
      "Mean": numbers(.sum(library).mean, .sum.mean, .sum.mean, .sum.mean),
      "Max": numbers(.largest(library), .largest, .largest, .largest),
      "Min": numbers(.smallest, .smallest, .smallest, .smallest),
      "Prod": numbers(.product, .product, .product, .product),
      "All": Kernel { try reduction($0, Reducer(start: true) { $0 && $1 }) },
      "Any": Kernel { try reduction($0, Reducer(start: false) { $0 || $1 }) },
      "BiasAddGrad": biasAddGradient(library),
    ]
  }

  private static func numbers(
    _ single: Reducer<Float>, _ double: Reducer<Double>, _ short: Reducer<Int32>,
    _ long: Reducer<Int64>
  ) -> Kernel {
    Kernel { site in
      switch site.dataType(0) {
      case .float32: try reduction(site, single)
      case .float64: try reduction(site, double)
      case .int32: try reduction(site, short)
      case .int64: try reduction(site, long)
      default: throw site.unimplemented(site.dataType(0))
      }
    }
  }

  private static func reduction<Element: Sendable>(
    _ site: Site, _ reducer: Reducer<Element>
  ) throws -> Work {
    let layout = try site.reductionLayout()
    // One element is its own sum, mean and maximum. Gradients of what was perhaps repeated come to this: with
    // [50, 64, 64] elements one by one it took 1.2 ms.
    if layout.depth == 1 { return .alias(layout.shape) }
    return .compute(layout.shape) { bind(reducer, layout, $0, on: site) }
  }

  private static func bind<Element: Sendable>(
    _ reducer: Reducer<Element>, _ layout: ReductionLayout, _ ports: Ports, on site: Site
  ) -> Step {
    let input = ports.inputs[0]
    guard let axes = layout.transposition else {
      return bind(reducer, layout, from: input, ports, on: site)
    }
    let copy = StridedCopy(transposing: input.shape, axes)
    let ordered = ports.makeScratch(input.dataType, input.shape)
    let reduce = bind(reducer, layout, from: ordered, ports, on: site)
    return {
      copy.run(input.dataType, from: input.memory, to: ordered.memory)
      try reduce()
    }
  }

  private static func bind<Element: Sendable>(
    _ reducer: Reducer<Element>, _ layout: ReductionLayout, from source: Slot, _ ports: Ports,
    on site: Site
  ) -> Step {
    let input = UnsafePointer(source.elements(Element.self))
    let output = ports.outputs[0].elements(Element.self)
    let (depth, inner, tasks) = (layout.depth, layout.inner, site.tasks)
    if inner == 1 {
      // About 30 µs of work a piece.
      let size = max(1, (1 << 17) / max(depth, 1))
      return {
        DisjointSlices.forEachRange(of: layout.outer, size: size, on: tasks) {
          reducer.reduceRows(input, output, depth: depth, results: $0)
        }
      }
    }
    let columns = ColumnReduction(
      reducer, depth: depth, columns: inner, source.dataType, ports)
    return {
      for block in 0..<layout.outer {
        columns.run(input + block * depth * inner, output + block * inner, on: tasks)
      }
    }
  }

  /// Sums over all axes but that of the channels.
  private static func biasAddGradient(_ library: LaneLibrary) -> Kernel {
    Kernel { site in
      let shape = site.shape(0)
      try site.require(shape.rank >= 2, "BiasAddGrad needs at least two axes, not \(shape)")
      let channel = site.text("data_format", default: "NHWC") == "NCHW" ? 1 : shape.rank - 1
      let axes = Set(0..<shape.rank).subtracting([channel])
      let layout = ReductionLayout(shape, reducing: axes, keepingAxes: false)
      return switch site.dataType(0) {
      case .float32: .compute(layout.shape) { bind(.sum(library), layout, $0, on: site) }
      case .float64: .compute(layout.shape) { bind(Reducer<Double>.sum, layout, $0, on: site) }
      case .int32: .compute(layout.shape) { bind(Reducer<Int32>.sum, layout, $0, on: site) }
      case .int64: .compute(layout.shape) { bind(Reducer<Int64>.sum, layout, $0, on: site) }
      default: throw site.unimplemented(site.dataType(0))
      }
    }
  }
}

/// Folds rows into one row, in chunks of rows that may run beside each other.
private struct ColumnReduction<Element: Sendable> {
  let reducer: Reducer<Element>
  let depth: Int
  let columns: Int
  private let chunks: Int
  private let partial: UnsafeMutablePointer<Element>?

  init(
    _ reducer: Reducer<Element>, depth: Int, columns: Int, _ type: DataType, _ ports: Ports
  ) {
    self.reducer = reducer
    self.depth = depth
    self.columns = columns
    chunks = (depth + Reducer<Element>.chunk - 1) / Reducer<Element>.chunk
    let sums = Shape([chunks, columns])
    partial = chunks > 1 ? ports.makeScratch(type, sums).elements(Element.self) : nil
  }

  func run(
    _ input: UnsafePointer<Element>, _ output: UnsafeMutablePointer<Element>, on tasks: any Tasks
  ) {
    guard let partial else {
      reducer.reduceColumns(input, output, rows: depth, columns: columns)
      return reducer.finishAll(output, count: columns, depth: depth)
    }
    let (chunk, columns) = (Reducer<Element>.chunk, columns)
    DisjointSlices.forEach(chunks, on: tasks) { piece in
      reducer.reduceColumns(
        input + piece * chunk * columns, partial + piece * columns,
        rows: min(chunk, depth - piece * chunk), columns: columns)
    }
    reducer.reduceColumns(partial, output, rows: chunks, columns: columns)
    reducer.finishAll(output, count: columns, depth: depth)
  }
}
