import EstimatorModels

// Initial values: what variables start from.
extension Mutant {
  static let modelInitials: [Mutant] = [
    .initial(
      "forget-bias-none", "an lstm cell starts with a forget bias of zero", of: "bias",
      breaking: .initialBias
    ) { values, _ in values.map { _ in 0 } },
    .initial(
      "forget-bias-everywhere", "all gates of an lstm cell start with a bias", of: "lstm_cell/bias",
      breaking: .initialBias
    ) { values, _ in values.map { _ in 1 } },
    .initial(
      "forget-bias-of-candidate", "the bias of one is in the third block", of: "bias",
      breaking: .initialBias
    ) { values, _ in
      let block = values.count / 4
      if block == 0 { return values }
      return Array(values.suffix(block) + values.prefix(3 * block))
    },
    .initial(
      "kernel-wider", "kernels start from a wider interval", of: "kernel",
      breaking: .initialKernel
    ) { values, _ in values.map { $0 * 1.25 } },
    .initial(
      "recurrent-kernel-turned", "recurrent kernels start with the other sign",
      of: "recurrent_kernel", breaking: .initialRecurrentKernel
    ) { values, _ in values.map { -$0 } },
    .initial(
      "recurrent-kernel-shuffled", "the rows of recurrent kernels start in reverse",
      of: "recurrent_kernel", breaking: .initialRecurrentKernel
    ) { values, shape in
      let width = max(shape.dimensions.last ?? 1, 1)
      return stride(from: values.count - width, through: 0, by: -width).flatMap {
        values[$0..<$0 + width]
      }
    },
    .initial(
      "embedding-wider", "tables start from a wider distribution", of: "embedding_weights",
      breaking: .initialEmbedding
    ) { values, _ in values.map { $0 * 1.25 } },
    .initial(
      "streams-backwards", "numbers come from their streams in reverse", of: "kernel",
      breaking: .initialStreams
    ) { values, _ in values.reversed() },
    .model(
      "given-unheard", "values that are given are not used", breaking: .initialGiven,
      taking: { $0.replacing(initialValues: [:]) }),
    .model(
      "tables-backwards", "of two sequence tables the second is made first",
      breaking: .rnnVariablesOrder,
      remembering: { config in
        var count: Int64 = 0
        return { request, _ in
          guard let seed = config.tfRandomSeed, request.kind == "Const", count < 2,
            request.name.hasSuffix("/embedding_weights/Initializer")
          else { return }
          count += 1
          request.draw(from: InitializerSeeds.Seed(Int64(seed), 2 - count))
        }
      }),
    .model(
      "kernel-seed-before", "kernels draw their seeds one too early",
      breaking: .initialKernelSeed,
      taking: { $0.replacing(kerasSeed: $0.kerasSeed.map { $0 - 1 }) }),
    .model(
      "embedding-streams-alike", "every table draws from the stream of the first",
      breaking: .initialEmbeddingSeed,
      remembering: { config in
        { request, _ in
          guard let seed = config.tfRandomSeed, request.kind == "Const",
            request.name.hasSuffix("/embedding_weights/Initializer")
          else { return }
          request.draw(from: InitializerSeeds.Seed(Int64(seed), 0))
        }
      }),
  ]

  /// One in which variables start from something else.
  ///
  /// - Parameter variable: The last part of their names.
  private static func initial(
    _ name: String, _ summary: String, of variable: String, breaking rule: Rule,
    _ change: @escaping @Sendable ([Float], Shape) -> [Float]
  ) -> Mutant {
    .model(name, summary, breaking: rule) { request, _ in
      guard request.kind == "Const", request.name.hasSuffix("/\(variable)/Initializer") else {
        return
      }
      request.change(change)
    }
  }
}

extension NodeRequest {
  /// Draws the rows of a table from another stream.
  fileprivate mutating func draw(from seed: InitializerSeeds.Seed) {
    change { _, shape in
      TruncatedNormal(forRowsOf: shape.dimensions[1]).value(shape: shape, seed: seed).floats
    }
  }
}
