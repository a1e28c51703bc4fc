// swift-tools-version: 6.2
import PackageDescription

/// The house. Each target is a room; a room sees only the rooms listed behind its name, and arrows point down the
/// list in `docs/house.md`. `Tests/House` reads this file and the imports and fails when an arrow points up.
///
/// The tests run far longer than they take to build: `bin/test` has the rooms optimised, and the tests not.
let isOptimised = Context.environment["NYVEJ_OPTIMISED"] != nil
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
let built = strict + (isOptimised ? [.unsafeFlags(["-O"])] : [])

func room(
  _ name: String, sees: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: sees, exclude: exclude, resources: resources, swiftSettings: built, plugins: plugins)
}

func tests(
  _ name: String, of rooms: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: rooms, path: "Tests/" + name, exclude: exclude, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "nyvej",
  products: [.executable(name: "nyvej", targets: ["Nyvej"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    room("Values", sees: ["CSodium"]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    room(
      "Persistence",
      sees: [
        "CPostgreSQL", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Access", sees: ["Persistence", "Values", "CSodium"]),
    room("CatalogFormat"),
    room("CatalogCompiler", sees: ["CatalogFormat"]),
    .executableTarget(name: "CompileCatalogs", dependencies: ["CatalogCompiler"], swiftSettings: strict),
    .plugin(name: "CatalogPlugin", capability: .buildTool(), dependencies: ["CompileCatalogs"]),
    // `Sources/Language/Catalogs` leads to `Data/Language`: so the build notices folders of new rooms.
    room("Language", sees: ["Values", "CatalogFormat"], exclude: ["Catalogs"], plugins: ["CatalogPlugin"]),
    room(
      "Design", sees: ["Values"],
      resources: [
        .embedInCode("Assets/nyvej.css"), .embedInCode("Assets/nyvej.svg"), .embedInCode("Assets/modules.js"),
        .embedInCode("Assets/keys.js"), .embedInCode("Assets/board.js"),
      ]),
    room("Web", sees: ["Access", "Design", "Language", "Values"]),
    room("Rules", sees: ["Values", .product(name: "Yams", package: "Yams")]),
    room("Work", sees: ["Access", "Design", "Language", "Values", "Web"]),
    room("People", sees: ["Access", "Design", "Language", "Values", "Web", "Work"]),
    room("Programmes", sees: ["Access", "Design", "Language", "People", "Rules", "Values", "Web", "Work"]),
    room("Employers", sees: ["Access", "Design", "Language", "People", "Rules", "Values", "Web", "Work"]),
    room(
      "Placements",
      sees: [
        "Access", "Design", "Employers", "Language", "People", "Programmes", "Rules", "Values", "Web", "Work",
      ]),
    room(
      "Ledger",
      sees: ["Access", "Design", "Language", "People", "Placements", "Programmes", "Rules", "Values", "Web"]),
    room("Matching", sees: ["Values"]),
    // Holds the files of `Data/Taxonomy` as they are; see its header for why it is C.
    .target(name: "CVocabulary"),
    room("Competence", sees: ["Values", "CVocabulary", "CZlib"]),
    room("Results", sees: ["Values"], resources: [.embedInCode("Packs")]),
    room(
      "Administration",
      sees: [
        "Access", "Design", "Employers", "Language", "People", "Placements", "Programmes", "Rules", "Values", "Web",
        "Work",
      ]),
    .executableTarget(name: "EmbedPacks", swiftSettings: strict),
    .plugin(name: "PacksPlugin", capability: .buildTool(), dependencies: ["EmbedPacks"]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    room(
      "Server",
      sees: [
        "CDeflate", "Design", "Values", "Web",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    // `Sources/Nyvej/Packs` leads to `Data`: so the build notices new rule packs and programme models.
    .executableTarget(
      name: "Nyvej",
      dependencies: [
        "Access", "Administration", "Competence", "Design", "Employers", "Language", "Ledger", "Matching", "People",
        "Placements", "Programmes", "Results", "Rules", "Server", "Values", "Web", "Work",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], exclude: ["Packs"], swiftSettings: built, plugins: ["PacksPlugin"]),
    .executableTarget(
      name: "MatchingBench", dependencies: ["Matching", "Values"], path: "Benchmarks/matching/changes",
      swiftSettings: strict),
    .target(
      name: "TestDatabases", dependencies: ["Persistence", "CPostgreSQL"], path: "Tests/Support/TestDatabases",
      swiftSettings: strict),
    .target(
      name: "TestHouse", dependencies: ["Access", "Persistence", "TestDatabases", "Values"],
      path: "Tests/Support/TestHouse", swiftSettings: strict),
    .target(name: "TestMatrix", dependencies: ["Access"], path: "Tests/Support/TestMatrix", swiftSettings: strict),
    .target(
      name: "TestSchemas", dependencies: ["Access"], path: "Tests/Support/TestSchemas", swiftSettings: strict),
    tests("House", of: []),
    tests("Values", of: ["Values"]),
    tests("Persistence", of: ["Persistence", "TestDatabases"]),
    tests("Access", of: ["Access", "Persistence", "TestDatabases", "TestMatrix", "TestSchemas", "Values"]),
    tests("CatalogCompiler", of: ["CatalogCompiler", "CatalogFormat"]),
    tests("Language", of: ["Language", "Values", "CatalogFormat"]),
    tests("Design", of: ["Design", "Values"]),
    tests("Web", of: ["Values", "Web"]),
    tests("Rules", of: ["TestDatabases", "Values", "Rules"]),
    tests("Programmes", of: ["Values", "Rules", "Programmes"]),
    tests(
      "Server",
      of: [
        "Server", "CZlib", "Values", "Web",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    tests(
      "Nyvej",
      of: [
        "Nyvej", "Access", "Persistence", "Programmes", "Rules", "Server", "TestDatabases", "Values", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    tests("Work", of: ["Access", "Language", "Values", "Web", "Work"]),
    tests("People", of: ["Access", "Language", "People", "Values", "Web", "Work"]),
    tests(
      "Employers",
      of: ["Access", "Design", "Employers", "Language", "Rules", "TestDatabases", "TestHouse", "Values", "Web"]),
    tests("Placements", of: ["Design", "Language", "Placements", "Programmes", "Rules", "Values", "Web"]),
    tests(
      "Contract",
      of: [
        "Nyvej", "Access", "Administration", "People", "Persistence", "Placements", "Programmes", "TestDatabases",
        "Values", "Web",
        .product(name: "Logging", package: "swift-log"),
      ], exclude: ["contract.py", "run"]),
    tests("Matching", of: ["Matching", "Values"]),
    tests("Competence", of: ["Competence", "Values"]),
    tests("Results", of: ["Results", "Values"]),
    tests(
      "Stories",
      of: [
        "Access", "Administration", "Employers", "Language", "Ledger", "Nyvej", "Persistence", "People", "Placements",
        "Programmes", "Rules",
        "TestDatabases", "TestHouse", "TestMatrix", "TestSchemas", "Values", "Web", "Work",
        .product(name: "Logging", package: "swift-log"),
      ]),
  ],
  swiftLanguageModes: [.v6])
