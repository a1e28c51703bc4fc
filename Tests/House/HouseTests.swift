import Foundation
import Testing

/// A source file by its path below `Sources`.
private struct Source {
  let path: String
  let text: String

  var room: String { String(path.prefix { $0 != "/" }) }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func manifest() throws -> String {
    try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  }

  static func all() throws -> [Source] {
    let folder = root.appending(path: "Sources").resolvingSymlinksInPath()
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
      Source(
        path: String(file.resolvingSymlinksInPath().path.dropFirst(folder.path.count + 1)),
        text: try String(contentsOf: file, encoding: .utf8))
    }.sorted { $0.path < $1.path }
  }
}

@Suite("The house stands as it was planned")
struct HouseTests {
  @Test("no arrow in Package.swift points up")
  func manifest() throws {
    let manifest = try Source.manifest()
    let arrows = Plan.arrows(inManifest: manifest)
    #expect(arrows.compactMap(Plan.fault) == [])
    // The manifest was really read.
    #expect(arrows.contains(Arrow(from: "Access", to: "Persistence")))
    #expect(arrows.contains(Arrow(from: "Nyvej", to: "Values")))
    let known = Plan.leaves.union(Plan.workshop).union(Plan.rooms)
    let strangers = Plan.targets(inManifest: manifest).filter { !known.contains($0) }
    #expect(strangers == [], "each target has a place in the plan and a sentence in docs/house.md")
  }

  @Test("no import under Sources points up, and each is listed behind its room's name")
  func imports() throws {
    let listed = Set(Plan.arrows(inManifest: try Source.manifest()))
    let sources = try Source.all()
    #expect(sources.count > 50)
    for source in sources {
      for (module, _) in Plan.imports(in: source.text) {
        let arrow = Arrow(from: source.room, to: module)
        #expect(Plan.fault(in: arrow) == nil, "\(source.path)")
        if Plan.rooms.contains(module) || Plan.leaves.contains(module) {
          #expect(listed.contains(arrow), "\(source.path) imports \(module), which Package.swift does not list")
        }
      }
    }
  }

  @Test("only the rooms that disclose and send open what is disclosed")
  func sending() throws {
    for source in try Source.all() where !["Access", "Web"].contains(source.room) {
      #expect(!source.text.contains("@_spi(Sending)"), "\(source.path)")
      #expect(!source.text.contains("@testable"), "\(source.path)")
    }
  }

  @Test("every answer without disclosure is on the list")
  func openReplies() throws {
    var found: [String: Int] = [:]
    for source in try Source.all() where !["Access", "Persistence"].contains(source.room) {
      let count = Plan.openReplies(in: source.text)
      if count > 0 { found[source.path] = count }
    }
    #expect(
      found == Plan.openReplies, "look at the new answer: it may show only words of the catalogs and what was typed")
  }

  @Test("only the command line acts as the house, or as an account without its session")
  func actingForOthers() throws {
    for source in try Source.all() where !Plan.actsForOthers.contains(source.room) {
      #expect(!Plan.actsForOthers(source.text), "\(source.path)")
    }
  }

  @Test("docs/house.md has a line for every room, in the order of the plan")
  func page() throws {
    let page = try String(contentsOf: Source.root.appending(path: "docs/house.md"), encoding: .utf8)
    let places = Plan.rooms.map { page.firstRange(of: "| `\($0)` |")?.lowerBound }
    for (room, place) in zip(Plan.rooms, places) { #expect(place != nil, "\(room)") }
    let found = places.compactMap { $0 }
    #expect(found == found.sorted())
  }
}

@Suite("The house test notices")
struct HouseTestTests {
  @Test("an arrow up, a stranger, a leaf that sees a room, a way around a door")
  func arrows() {
    let manifest = """
      func room(_ name: String, sees: [Target.Dependency] = []) -> Target { .target(name: name) }
      let targets = [
        room("Values", sees: ["People"]),
        room(
          "People", sees: ["Access", .product(name: "GRDB", package: "GRDB.swift"), "Persistence"]),
        room("CatalogFormat", sees: ["Values"]),
        room("Garage", sees: ["Values"]),
        .executableTarget(name: "Nyvej", dependencies: ["CSodium", "Results"], swiftSettings: strict),
      ]
      """
    let arrows = Plan.arrows(inManifest: manifest)
    #expect(arrows.count == 7)
    #expect(
      arrows.compactMap(Plan.fault) == [
        "Values → People: points up the list", "People → Persistence: only Access may see Persistence",
        "CatalogFormat → Values: a leaf sees no room", "Garage → Values: Garage is not in the plan",
        "Nyvej → CSodium: only Values and Access may see CSodium",
      ])
    #expect(Plan.fault(in: Arrow(from: "People", to: "People")) != nil)
    #expect(Plan.fault(in: Arrow(from: "People", to: "GRDB")) != nil)
    #expect(Plan.fault(in: Arrow(from: "People", to: "Foundation")) == nil)
  }

  @Test("imports in every spelling")
  func imports() {
    let found = Plan.imports(
      in: """
        @_spi(Sending) public import Access
        internal import struct Values.CivilDate
        import Foundation.NSURL
        // import Persistence
        let text = "import Web"
        """)
    #expect(found.map(\.module) == ["Access", "Values", "Foundation"])
    #expect(found.map(\.forSending) == [true, false, false])
  }

  @Test("answers without disclosure, and acting for others")
  func words() {
    #expect(Plan.openReplies(in: "return .open(page)\n{ .openJSON(x) }\nReply.open(y)\nget: {.open(z)}") == 4)
    #expect(Plan.openReplies(in: "Store.open(address); file.open(); func open(_ page: HTML)") == 0)
    #expect(Plan.actsForOthers("store.transact(as: .system, for: .setUp)"))
    #expect(Plan.actsForOthers("let who = Credential.account(id)"))
    #expect(!Plan.actsForOthers("store.transact(as: .session(cookie), for: .casework)"))
  }
}
