// swift-tools-version: 6.2
import PackageDescription

// The competence room alone, instrumented for libFuzzer. Built by `run`; never part of the product.
let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-parse-as-library"]),
]
let package = Package(
  name: "competence-fuzz",
  targets: [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium"),
    .target(name: "Values", dependencies: ["CSodium"]),
    .systemLibrary(name: "CZlib"),
    .target(name: "CVocabulary"),
    .target(
      name: "Competence", dependencies: ["Values", "CVocabulary", "CZlib"], swiftSettings: instrumented),
    .executableTarget(
      name: "FuzzCompetence", dependencies: ["Competence", "Values"], path: "Harness", swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
  ],
  swiftLanguageModes: [.v6])
