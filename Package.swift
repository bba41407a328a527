// swift-tools-version: 6.2

import PackageDescription

// MARK: Settings

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Everywhere but where C libraries and kernels are called.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

func library(
  _ name: String, in group: String, _ dependencies: [Target.Dependency],
  settings: [SwiftSetting] = safe
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(group)/\(name)",
    swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

// MARK: Targets

let vocabulary: [Target] = [
  library("EstimatorRules", in: "Vocabulary", []),
  .systemLibrary(
    name: "CFarmHash", path: "Sources/Vocabulary/CFarmHash",
    providers: [.apt(["libfarmhash-dev"])]),
  library("EstimatorTensors", in: "Vocabulary", ["EstimatorRules", "CFarmHash"]),
  library("EstimatorGraphs", in: "Vocabulary", ["EstimatorTensors"]),
  .target(name: "CChildGuard", path: "Sources/Vocabulary/CChildGuard"),
  library("Estimators", in: "Vocabulary", ["EstimatorGraphs", "CChildGuard"]),
]

let models: [Target] = [
  library("EstimatorModels", in: "Models", ["Estimators"])
]

let storage: [Target] = [
  .systemLibrary(
    name: "CHDF5", path: "Sources/Storage/CHDF5", pkgConfig: "hdf5",
    providers: [.apt(["libhdf5-dev"])]),
  .systemLibrary(
    name: "CCrypto", path: "Sources/Storage/CCrypto", pkgConfig: "libcrypto",
    providers: [.apt(["libssl-dev"])]),
  library(
    "EstimatorStorage", in: "Storage", ["Estimators", "CHDF5", "CCrypto"], settings: strict),
]

let backends: [Target] = [
  library("EstimatorReference", in: "Backends", ["EstimatorModels", "EstimatorStorage"]),
  .target(name: "CEstimatorKernels", path: "Sources/Backends/CEstimatorKernels"),
  library(
    "EstimatorOptimized", in: "Backends",
    ["EstimatorModels", "EstimatorStorage", "CEstimatorKernels"], settings: strict),
]

let suite: [Target] = [
  library("EstimatorSimulation", in: "Suite", ["Estimators"]),
  library(
    "EstimatorConformance", in: "Suite",
    ["EstimatorModels", "EstimatorStorage", "EstimatorSimulation", "EstimatorReference"]),
  library(
    "EstimatorMutants", in: "Suite",
    ["EstimatorReference", "EstimatorOptimized", "EstimatorConformance", "EstimatorSimulation"]),
]

let tools: [Target] = [
  library("EstimatorCommandLine", in: "Tools", []),
  .target(name: "CCrashNotes", path: "Sources/Tools/CCrashNotes"),
  .executableTarget(
    name: "estimator-conformance",
    dependencies: [
      "EstimatorCommandLine", "EstimatorConformance", "EstimatorMutants", "EstimatorReference",
      "EstimatorOptimized", "EstimatorSimulation", "EstimatorStorage", "CCrashNotes",
    ],
    path: "Sources/Tools/estimator-conformance", swiftSettings: safe),
  .executableTarget(
    name: "estimator-bench",
    dependencies: [
      "EstimatorCommandLine", "EstimatorConformance", "EstimatorModels", "EstimatorOptimized",
      "EstimatorSimulation",
    ],
    path: "Sources/Tools/estimator-bench", swiftSettings: safe),
]

let package = Package(
  name: "estimator-conformance",
  products: [
    .library(name: "Estimators", targets: ["Estimators"]),
    .library(name: "EstimatorModels", targets: ["EstimatorModels"]),
    .library(name: "EstimatorBackends", targets: ["EstimatorReference", "EstimatorOptimized"]),
    .library(name: "EstimatorConformance", targets: ["EstimatorConformance"]),
    .executable(name: "estimator-conformance", targets: ["estimator-conformance"]),
    .executable(name: "estimator-bench", targets: ["estimator-bench"]),
  ],
  targets: vocabulary + models + storage + backends + suite + tools + [
    // Test targets: one per library.
    tests(
      "EstimatorCommandTests",
      ["estimator-conformance", "estimator-bench", "EstimatorConformance"]),
    tests("EstimatorRulesTests", ["EstimatorRules"]),
    tests("EstimatorTensorsTests", ["EstimatorTensors"]),
    tests("EstimatorsTests", ["Estimators"]),
    tests("EstimatorGraphsTests", ["EstimatorGraphs"]),
    tests("EstimatorModelsTests", ["EstimatorModels", "EstimatorReference"]),
    tests("EstimatorReferenceTests", ["EstimatorReference"]),
    tests("EstimatorStorageTests", ["EstimatorStorage"]),
    tests("EstimatorSimulationTests", ["EstimatorSimulation"]),
    tests(
      "EstimatorMutantsTests", ["EstimatorMutants", "EstimatorReference", "EstimatorOptimized"]),
    tests(
      "EstimatorConformanceTests",
      ["EstimatorConformance", "EstimatorReference", "EstimatorSimulation", "EstimatorStorage"]),
    tests("EstimatorOptimizedTests", ["EstimatorOptimized", "CEstimatorKernels"]),
    .target(name: "CAllocationCount", path: "Tests/CAllocationCount"),
    tests(
      "EstimatorBackendsTests",
      ["EstimatorReference", "EstimatorOptimized", "EstimatorModels", "CAllocationCount"]),
    tests(
      "ConformanceTests",
      ["EstimatorConformance", "EstimatorMutants", "EstimatorReference", "EstimatorOptimized"]),
    tests(
      "EstimatorLifeCycleTests",
      [
        "EstimatorReference", "EstimatorOptimized", "EstimatorConformance", "EstimatorSimulation",
        "EstimatorStorage", "EstimatorModels",
      ]),
  ]
)
