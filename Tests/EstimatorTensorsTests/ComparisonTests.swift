import EstimatorTensors
import Testing

@Suite("Comparing tensors")
struct ComparisonTests {
  private let bound = Tolerance(absolute: 0.5, relative: 0)

  @Test("Within the bound there is no difference, and the use is reported")
  func withinBound() {
    let comparison = Tensor([Float(1), 2]).comparison(
      with: Tensor([Float(1), 2.25]), within: bound)
    #expect(comparison.difference == nil)
    #expect(comparison.used == 0.25)
    #expect(comparison.usage == 0.5)
  }

  @Test("Beyond the bound the first element that is off is named with its index")
  func beyondBound() throws {
    let expected = Tensor([Float(0), 1, 2, 3], shape: [2, 2])
    let actual = Tensor([Float(0), 1, 2, 4], shape: [2, 2])
    let comparison = expected.comparison(with: actual, within: bound)
    guard case .element(let element)? = comparison.difference else {
      Issue.record("expected an element, found \(String(describing: comparison.difference))")
      return
    }
    #expect(element.index == [1, 1])
    #expect(element.ulps == UInt64(Float(4).bitPattern - Float(3).bitPattern))
  }

  @Test("NaN equals NaN and nothing else")
  func nan() {
    let nan = Tensor([Float.nan])
    #expect(nan.comparison(with: nan, within: .exact).difference == nil)
    #expect(nan.comparison(with: Tensor([Float(0)]), within: bound).difference != nil)
    #expect(Tensor([Float(0)]).comparison(with: nan, within: bound).difference != nil)
  }

  @Test("An infinity is no number within a bound of a finite one")
  func infinity() {
    let infinite = Tensor([Float.infinity])
    #expect(infinite.comparison(with: infinite, within: .exact).difference == nil)
    #expect(infinite.comparison(with: Tensor([Float(1)]), within: bound).difference != nil)
    #expect(infinite.comparison(with: Tensor([-Float.infinity]), within: bound).difference != nil)
  }

  @Test("Integers, booleans and strings are compared exactly, whatever the bound")
  func exactTypes() {
    #expect(
      Tensor([Int64(1)]).comparison(with: Tensor([Int64(2)]), within: bound).difference != nil)
    #expect(Tensor([true]).comparison(with: Tensor([false]), within: bound).difference != nil)
    let strings = Tensor(["a" as ByteString])
    #expect(strings.comparison(with: Tensor(["b" as ByteString]), within: bound).difference != nil)
    #expect(strings.comparison(with: strings, within: .exact).difference == nil)
  }

  @Test("Another type or shape is a difference even with equal elements")
  func typeAndShape() {
    let tensor = Tensor([Float(1), 2])
    #expect(tensor.comparison(with: Tensor([1.0, 2.0]), within: bound).difference != nil)
    #expect(tensor.comparison(with: tensor.reshaped(to: [2, 1]), within: bound).difference != nil)
  }
}
