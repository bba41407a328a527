/// What a model function is called for.
public enum ModeKeys: String, Sendable, Hashable, CaseIterable {
  case train
  case eval
  case predict = "infer"
}
