import Access
import Foundation
import Logging
import Persistence
import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

@Suite("A demonstration says what it is, from its first account on")
struct DemoMarkTests {
  private func withSettings(_ engine: TestEngine, _ body: (Settings) async throws -> Void) async throws {
    try await withFolder { folder in
      try await withDatabaseAddress(engine) { named in
        let address =
          switch named {
          case .sqlite(let path): "sqlite:" + path
          case .postgres(let url): url
          }
        try await body(
          Settings(
            folder: folder, database: address, patience: TestEngine.patience,
            looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience)))
      }
    }
  }

  @discardableResult
  private func withHouse<Answer>(_ settings: Settings, _ body: (House) async throws -> Answer) async throws -> Answer {
    try await House.withHouse(
      settings, clock: try InstallationClock(zone: "Europe/Copenhagen"), log: Logger(label: "tests"), body)
  }

  private func fill(_ settings: Settings) async throws {
    try await withHouse(settings) { house in
      try await Demo(house: house, today: house.store.surroundings.today()).fill(in: settings.folder)

    }
  }

  @Test("a whole one is known by its database, whatever folder it is served from", arguments: TestEngine.allCases)
  func whole(engine: TestEngine) async throws {
    try await withSettings(engine) { settings in
      #expect(try await withHouse(settings) { $0.installation.isDemo } == false)
      try await fill(settings)
      #expect(!settings.folder.hasUnfinishedDemo)
      #expect(
        try String(contentsOfFile: settings.folder.demoSignIns, encoding: .utf8) == Demo.signInSheet(crowd: false))
      #expect(try await withHouse(settings) { $0.installation.isDemo })
      var elsewhere = settings
      elsewhere.folder = DataFolder(path: settings.folder.file("another"))
      _ = try elsewhere.folder.prepare()
      #expect(try await withHouse(elsewhere) { $0.installation.isDemo })
      // And what was done is vouched for, without a server having run.
      #expect(try JournalAnchors(path: settings.folder.anchors).newest() != nil)
    }
  }

  @Test("one that was broken off is refused, naming where it is and the way out", arguments: TestEngine.allCases)
  func brokenOff(engine: TestEngine) async throws {
    try await withSettings(engine) { settings in
      try await withHouse(settings) { house in
        try await house.store.transact(as: .system, for: .setUp) { try $0.mark(.beingMade) }
      }
      let trouble = await #expect(throws: Trouble.self) { try await withHouse(settings) { _ in } }
      #expect(trouble?.what.contains("is not whole") == true && trouble?.remedy.contains("anew") == true)
      #expect(trouble?.what.contains(settings.place) == true)
      await #expect(throws: Trouble.self) { try await fill(settings) }
    }
  }

  @Test("in the data folder the sentence names the folder") func place() throws {
    let folder = DataFolder(path: "/srv/nyvej")
    #expect(Settings(folder: folder, database: folder.databaseAddress).place == "/srv/nyvej")
    #expect(Settings(folder: folder, database: "sqlite:/x/y.sqlite").place == "/x/y.sqlite")
    let server = Settings(folder: folder, database: "postgres://nyvej:s3cret@db.example:5432/n?password=s3cret")
    #expect(server.place == "postgres://db.example:5432/n")
  }

  @Test("the file in the folder is heeded only while the database says nothing", arguments: TestEngine.allCases)
  func fileInFolder(engine: TestEngine) async throws {
    try await withSettings(engine) { settings in
      try settings.folder.write("begun", to: settings.folder.demoBeingMade)
      await #expect(throws: Trouble.self) { try await withHouse(settings) { _ in } }
      try settings.folder.remove(settings.folder.demoBeingMade)
      try await fill(settings)
      // Killed between the last mark and the removal of the file.
      try settings.folder.write("begun", to: settings.folder.demoBeingMade)
      #expect(try await withHouse(settings) { $0.installation.isDemo })
      #expect(!settings.folder.hasUnfinishedDemo)
    }
  }

  @Test(
    "a failure half-way leaves the mark, so that the published passwords open nothing", arguments: TestEngine.allCases)
  func halfWay(engine: TestEngine) async throws {
    try await withSettings(engine) { settings in
      // Where the sheet should go stands a folder: everything is made but the end.
      try FileManager.default.createDirectory(atPath: settings.folder.demoSignIns, withIntermediateDirectories: false)
      await #expect(throws: Trouble.self) { try await fill(settings) }
      #expect(settings.folder.hasUnfinishedDemo)
      let trouble = await #expect(throws: Trouble.self) { try await withHouse(settings) { _ in } }
      #expect(trouble?.what.contains("is not whole") == true)
    }
  }
}
