/// The stacks of a schedule's loops, each with its memory: what a pass forward leaves behind is there for the way
/// back, which may be in another plan of the same run.
final class FusedStacks {
  private struct Key: Hashable {
    let loop, steps, batch: Int
  }

  private var stacks: [Key: FusedStack] = [:]

  /// The stack of a loop for an input of these sizes: the same one for every plan.
  func stack(_ forward: RecurrentLoops.Forward, on site: Site) -> FusedStack {
    let sizes = site.shape(forward.pattern.layout.input).dimensions
    let key = Key(loop: forward.id, steps: sizes[0], batch: sizes[1])
    if let stack = stacks[key] { return stack }
    let stack = FusedStack(
      forward, steps: key.steps, batch: key.batch, on: site.tasks, site.context.options.sequences)
    stacks[key] = stack
    return stack
  }
}
