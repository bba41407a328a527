import EstimatorModels
import EstimatorReference

/// A model's graph for one mode, made as a backend makes it, on fixed features.
struct BuiltModel {
  let graph = Graph()
  let spec: EstimatorSpec

  /// - Parameters:
  ///   - features: Dense tensors, or the components of sparse ones.
  init(
    _ model: RNNEstimator, _ mode: ModeKeys, features: [(String, Tensor)], labels: Tensor? = nil,
    start: ModelStart = ModelStart(), tfRandomSeed: Int? = nil
  ) throws {
    graph.globalStep = try graph.addVariable("global_step", initialValue: Tensor(Int64(0)))
    let graph = graph
    let symbolic = try features.map { ($0.0, try graph.constant($0.1)) }
    let context = ModelContext(
      graph: graph, features: .keyed(OrderedDictionary(symbolic)),
      labels: try labels.map { .single(try graph.constant($0)) }, mode: mode,
      config: try RunConfig(tfRandomSeed: tfRandomSeed))
    spec = try model.modelFunction(start: start, environment: SystemEnvironment())(context)
  }

  var trainable: [Variable] { graph.variables(in: .trainable) }

  /// A prediction's values.
  func prediction(_ key: String) throws -> [Double] {
    guard let tensor = spec.predictions?[key] else { return [] }
    return try TestSession(graph).floats(tensor)
  }
}

extension Tensor {
  /// The components of a sparse tensor of rank 2: rows one after the other.
  static func sparse<Element: TensorElement>(_ name: String, _ rows: [[Element]]) -> [(
    String, Tensor
  )] {
    let cells = rows.enumerated().flatMap { row, values in
      values.indices.map { [Int64(row), Int64($0)] }
    }
    let widest = rows.map(\.count).max() ?? 0
    return SparseTensor(
      indices: Tensor(cells.flatMap { $0 }, shape: [cells.count, 2]),
      values: Tensor(rows.flatMap { $0 }),
      denseShape: Tensor([Int64(rows.count), Int64(widest)])
    ).components(named: name).map { ($0.name, $0.value) }
  }
}
