// swift-tools-version: 6.2
import PackageDescription

/// The house. Each target is a room; a room sees only the rooms listed behind its name, and arrows point down the
/// list in `docs/house.md`. `Tests/House` reads this file and the imports and fails when an arrow points up.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, sees: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: sees, swiftSettings: strict, plugins: plugins)
}
func tests(_ name: String, of rooms: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: rooms, path: "Tests/" + name, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "nyvej",
  products: [.executable(name: "nyvej", targets: ["Nyvej"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    room("Values"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CVocabulary"),
    room("Competence", sees: ["Values", "CVocabulary", "CZlib"]),
    .executableTarget(
      name: "Nyvej",
      dependencies: ["Values", "Competence", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    tests("Values", of: ["Values"]),
    tests("Competence", of: ["Competence", "Values"]),
  ],
  swiftLanguageModes: [.v6])
