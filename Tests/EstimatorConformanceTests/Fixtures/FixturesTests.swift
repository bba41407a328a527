import EstimatorConformance
import Foundation
import Testing

/// The checkout that this test belongs to.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func library(_ environment: any Environment = SystemEnvironment()) -> ScenarioLibrary {
    ScenarioLibrary(root: "\(root)/Fixtures", files: environment.files)
  }
}

@Suite struct FixturesTests {
  @Test("every scenario reads, and its normal form is a scenario that asks for the same")
  func scenarios() throws {
    let library = Checkout.library()
    let names = try library.names()
    #expect(names.count > 200)
    for name in names {
      let scenario = try library.scenario(named: name)
      let form = try scenario.normalForm()
      let again = try Scenario(
        name: name, source: JSONSource(name: name, bytes: form.bytes), resources: library)
      #expect(try again.normalForm() == form, "\(name)")
    }
  }

  @Test("no two scenarios ask for the same")
  func distinct() throws {
    let library = Checkout.library()
    var seen: [String: String] = [:]
    for name in try library.names() {
      let digest = try library.scenario(named: name).contentDigest()
      if let other = seen[digest] { Issue.record("\(name) asks for the same as \(other)") }
      seen[digest] = name
    }
  }

  @Test("stored data is found by its name")
  func data() throws {
    let tensor = try Checkout.library().tensor(named: "features", inFile: "iris.h5")
    #expect(tensor.shape == [150, 4])
  }
}
