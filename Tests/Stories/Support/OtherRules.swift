import Administration
import Foundation
import Logging
import Persistence
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work
@testable import Access
@testable import Nyvej

// An installation that is started again under other rules.
extension StoryHouse {
  func jobs() async throws -> [Job] { try await test.settingUp { try $0.jobs(upTo: 10) } }

  func owedAbout(_ workplace: WorkplaceID) async throws -> [OwedObligation] {
    try await act { try Obligations.about(.workplace(workplace), $0).act { $0 } }
  }

  /// Does what is to be done by the rules of a house.
  func finish(_ workshop: Workshop, asking house: House) async throws {
    try await house.askForReckoning()
    while try await workshop.turn() {}
  }

  /// The same installation, started again with one more pack.
  func house(adding change: (String) -> String) throws -> House {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nyvej-test-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = folder.appending(path: "rules")
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    guard let shipped = embeddedPacks.first(where: { $0.file == "dk-2026-07.yaml" })?.yaml else {
      throw NoSuch("pack dk-2026-07")
    }
    try change(shipped).write(to: rules.appending(path: "next.yaml"), atomically: true, encoding: .utf8)
    let packs = try Packs(folder: DataFolder(path: folder.path))
    let store = try Access.Store(
      database: store.database, tables: Rooms.declarations,
      consequences: Consequences(Rooms.consequences(packs.shelf)), surroundings: store.surroundings,
      looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience))
    return House(
      store: store, packs: packs, installation: house.installation, clock: house.clock, log: Logger(label: "stories"),
      rooms: Rooms(
        shelf: packs.shelf,
        server: ServerFacts(timeZone: "Europe/Copenhagen", program: "Nyvej", database: "a test's", isDemo: false)))
  }
}
