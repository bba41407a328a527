import EstimatorOptimized

extension FaultyUpdate {
  /// As a kernel of the optimized engine.
  func planned(_ right: KernelTable) -> Kernel {
    Kernel { site in
      guard site.dataType(0) == .float32 else { return try right.kernel(kind).resolve(site) }
      return Work(
        [],
        .compute { ports in
          {
            let inputs = ports.inputs.map { $0.makeTensor() }
            for (index, values) in compute(inputs.map(\.floats)).enumerated() {
              ports.inputs[index].fill(from: Tensor(values, shape: inputs[index].shape))
            }
          }
        })
    }
  }
}

extension KernelTable {
  /// The kernel of a kind that every table has.
  func kernel(_ kind: String) -> Kernel {
    guard let kernel = self[kind] else { preconditionFailure("There is no kernel '\(kind)'") }
    return kernel
  }

  /// The kernel of a kind, with its first output changed where that is float32.
  func kernel(
    _ kind: String, changing change: @escaping @Sendable ([Float], Site) -> [Float]
  ) -> Kernel {
    let right = kernel(kind)
    return Kernel { site in
      let work = try right.resolve(site)
      guard case .compute(let bind) = work.action, site.dataType(0) == .float32 else { return work }
      return Work(
        work.shapes,
        .compute { ports in
          let step = try bind(ports)
          return {
            try step()
            let output = ports.outputs[0].makeTensor()
            ports.outputs[0].fill(
              from: Tensor(change(output.floats, site), shape: output.shape))
          }
        })
    }
  }
}
