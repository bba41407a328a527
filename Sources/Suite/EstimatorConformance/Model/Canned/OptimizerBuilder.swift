internal import EstimatorModels

/// Makes optimizers of their names and the hyper-parameters that are given; the others keep their defaults.
enum OptimizerBuilder {
  /// - Parameter isVariant: Whether a flag is set, such as `nesterov`.
  static func optimizer(
    named name: String, _ given: OrderedDictionary<String, Double>,
    isVariant: (String) -> Bool = { _ in false }
  ) throws -> any Optimizer {
    let rate = given["learning_rate"]
    let epsilon = given["epsilon"] ?? 1e-7
    let accumulator = given["initial_accumulator_value"] ?? 0.1
    switch name {
    case "SGD":
      return try SGD(
        learningRate: rate ?? 0.01, momentum: given["momentum"] ?? 0,
        nesterov: isVariant("nesterov"))
    case "Adagrad":
      return try Adagrad(
        learningRate: rate ?? 0.001, initialAccumulatorValue: accumulator, epsilon: epsilon)
    case "Adam":
      return Adam(
        learningRate: rate ?? 0.001, beta1: given["beta_1"] ?? 0.9, beta2: given["beta_2"] ?? 0.999,
        epsilon: epsilon, amsgrad: isVariant("amsgrad"))
    case "Ftrl":
      return try Ftrl(
        learningRate: rate ?? 0.001, learningRatePower: given["learning_rate_power"] ?? -0.5,
        initialAccumulatorValue: accumulator,
        l1RegularizationStrength: given["l1_regularization_strength"] ?? 0,
        l2RegularizationStrength: given["l2_regularization_strength"] ?? 0,
        l2ShrinkageRegularizationStrength: given["l2_shrinkage_regularization_strength"] ?? 0,
        beta: given["beta"] ?? 0)
    case "RMSprop":
      return try RMSProp(
        learningRate: rate ?? 0.001, rho: given["rho"] ?? 0.9, momentum: given["momentum"] ?? 0,
        epsilon: epsilon, centered: isVariant("centered"))
    default: throw DriverFailure("there is no optimizer \(name)")
    }
  }

  /// A name, a function that makes one, or one object.
  static func choice(_ description: JSON) throws -> OptimizerChoice {
    guard case .object(let members) = description else {
      return .named(description.stringValue ?? "")
    }
    let name = try description.required("name", \.stringValue)
    let numbers = OrderedDictionary(
      members.filter { $0.key != "name" }.compactMap { member in
        member.value.doubleValue.map { (member.key, $0) }
      })
    let schedule = try description["learning_rate"].flatMap(schedule)
    let make = { @Sendable () throws -> any Optimizer in
      let plain = try optimizer(named: name, numbers) { description[$0]?.boolValue ?? false }
      let optimizer = try tuned(plain, numbers)
      return schedule.map { ScheduledOptimizer(optimizer, following: $0) } ?? optimizer
    }
    return description["instance"]?.boolValue ?? false ? .instance(try make()) : .made(make)
  }

  /// With what every optimizer can be given.
  private static func tuned(
    _ optimizer: any Optimizer, _ given: OrderedDictionary<String, Double>
  ) throws -> any Optimizer {
    let clipping = try GradientClipping(
      value: given["clipvalue"], norm: given["clipnorm"], globalNorm: given["global_clipnorm"])
    let clipped = ClippingOptimizer(optimizer, by: clipping)
    return try given["decay"].map { try DecayingOptimizer(clipped, by: $0) } ?? clipped
  }

  private static func schedule(_ description: JSON) throws -> (any LearningRateSchedule)? {
    if let rate = description["function"]?.doubleValue { return AskedRate { rate } }
    guard case .object = description else { return nil }
    return ExponentialDecay(
      initialLearningRate: try description.required("initial_learning_rate", \.doubleValue),
      decaySteps: try description.required("decay_steps", \.doubleValue),
      decayRate: try description.required("decay_rate", \.doubleValue),
      isStaircase: description["staircase"]?.boolValue ?? false)
  }
}
