/// Where a forward loop over recurrent layers has what.
struct ForwardLayout {
  // Among the inputs: what the loop starts with, two sequences, and the weights. Of the outputs, the last carries
  // lie where the first ones are among the inputs.
  let carries: Range<Int>
  var input: Int { carries.upperBound }
  var mask: Int { input + 1 }
  let weights: Range<Int>

  // Among the outputs, behind the last carries: the top layer's output, and the carries that each step met.
  var output: Int { carries.upperBound }
  let incoming: Range<Int>

  init(carries: Int, weights: Int) {
    self.carries = 0..<carries
    self.weights = carries + 2..<carries + 2 + weights
    incoming = carries + 1..<2 * carries + 1
  }
}

/// Where the loop back has what.
struct BackwardLayout {
  // Among the inputs, and in the same places among the outputs: the gradients of the carries and of the weights.
  let carries: Range<Int>
  let weightGradients: Range<Int>

  // Among the inputs, behind these: the sequences, and what stays the same.
  let incoming: Range<Int>
  var input: Int { incoming.upperBound }
  var mask: Int { input + 1 }
  /// The gradient of each step's output, if there is one.
  let outputGradient: Int?
  let weights: Range<Int>

  /// Among the outputs, if it is wanted.
  let inputGradient: Int?

  init(carries: Int, weights: Int, _ form: RecurrentPattern.Backward) {
    self.carries = 0..<carries
    weightGradients = carries..<carries + weights
    incoming = weightGradients.upperBound..<weightGradients.upperBound + carries
    let next = incoming.upperBound + 2
    outputGradient = form.takesOutputs ? next : nil
    let first = form.takesOutputs ? next + 1 : next
    self.weights = first..<first + weights
    inputGradient = form.givesInput ? weightGradients.upperBound : nil
  }

  /// Inputs that a fused way back does not look at: it has them from the pass forward.
  var ignored: [Int] { weightGradients + [input, mask] }

  /// How many of the inputs are carries, and how many are sequences.
  var carryCount: Int { weightGradients.upperBound }
  var sequenceCount: Int { weights.lowerBound - incoming.lowerBound }
  var outputCount: Int { weightGradients.upperBound + (inputGradient == nil ? 0 : 1) }
}
