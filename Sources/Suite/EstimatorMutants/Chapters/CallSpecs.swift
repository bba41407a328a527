// Specs and hooks that are taken for what they are not.
extension Mutant {
  static let callSpecs: [Mutant] = [
    both(
      "train-op-optional", "without a train op nothing is done, and no error",
      breaking: .specTrainOpRequired
    ) { change in
      change.spec = { spec, graph in
        guard spec.mode == .train, spec.trainOp == nil else { return spec }
        return spec.replacing(trainOp: try graph.group([]))
      }
    },
    both(
      "loss-optional", "without a loss it is zero", breaking: .specLossRequired
    ) { change in
      change.spec = { spec, graph in
        guard spec.mode != .predict, spec.loss == nil else { return spec }
        return spec.replacing(loss: try graph.constant(Float(0)))
      }
    },
    both(
      "loss-averaged", "a loss of several elements is averaged", breaking: .specLossScalar
    ) { change in
      change.spec = { spec, graph in
        guard let loss = spec.loss, loss.shape.rank != 0 else { return spec }
        return spec.replacing(loss: try graph.mean(loss))
      }
    },
    both(
      "predictions-optional", "without predictions the step is predicted",
      breaking: .specPredictionsRequired
    ) { change in
      change.spec = { spec, graph in
        guard spec.mode == .predict, spec.predictions == nil, let step = graph.globalStep else {
          return spec
        }
        return spec.replacing(predictions: .single(try graph.read(step)))
      }
    },
    both(
      "reserved-dropped", "a metric with a reserved name is left out",
      breaking: .evaluateMetricReserved
    ) { change in
      change.spec = { spec, _ in
        let metrics = spec.evalMetricOps.filter { !["loss", "global_step"].contains($0.key) }
        return spec.replacing(
          evalMetricOps: OrderedDictionary(metrics.map { ($0.key, $0.value) }))
      }
    },
    both(
      "ends-before-it-starts", "end of input before the first run is a normal end",
      breaking: .sessionStartError
    ) { $0.train = { call in call.hooks = call.hooks.map { $0.wrapping(EarlyEndHook.init) } } },
    both(
      "tags-backwards", "tensors are logged from the last tag to the first",
      breaking: .hookLoggingOrder
    ) { change in
      change.train = { call in
        for case .loggingTensor(let hook) in call.hooks {
          let sorted = hook.tensors.sorted { ByteString($1.key) < ByteString($0.key) }
          hook.tensors = OrderedDictionary(sorted.map { ($0.key, $0.value) })
        }
      }
    },
    both(
      "careless-end", "what a hook's end throws is not passed on", breaking: .sessionEndHookFails
    ) { $0.train = { call in call.hooks = call.hooks.map { $0.wrapping(CarelessEndHook.init) } } },
    both(
      "begins-once", "a hook that is used again does not begin again", breaking: .hookReuse
    ) { change in
      let memory = HookMemory()
      change.train = { call in call.hooks = call.hooks.map { $0.wrapping(memory.wrap) } }
    },
    both(
      "unheard-listeners", "what a listener throws is not passed on", breaking: .listenerError
    ) { $0.train = { call in call.listeners = call.listeners.map(UnheardListener.init) } },
    both(
      "silent-at-end", "a hook that logs at the end only never logs", breaking: .hookLoggingAtEnd
    ) { $0.train = { call in call.hooks.removeAll(where: \.logsAtEndOnly) } },
  ].flatMap { $0 }
}

extension Hook {
  fileprivate var logsAtEndOnly: Bool {
    if case .loggingTensor(let hook) = self { hook.cadence == nil } else { false }
  }
}
