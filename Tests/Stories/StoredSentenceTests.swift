import Foundation
import Language
import Persistence
import TestDatabases
import Testing
import Values

@testable import Access
@testable import Nyvej

@Suite("Sentences that earlier versions stored") struct StoredSentenceTests {
  @Test("a stored sentence about a step is read although its key is another now", arguments: TestEngine.allCases)
  func ladder(_ engine: TestEngine) async throws {
    let rise = Phrase.ladderRise(hours: Hours(9), week: ISOWeek(containing: try #require(CivilDate(iso: "2026-11-30"))))
    let unlike = Phrase.peopleNotFound(query: #"rung."key":"rung.hold"#)
    let json = String(decoding: try JSONEncoder().encode(rise), as: UTF8.self)
    func before(_ text: String) -> String { text.replacing("ladder.", with: "rung.") }
    let stored = [
      (before(Phrase.ladderHold.stored), Phrase.ladderHold), (before(rise.stored), rise), (before(json), rise),
      (unlike.stored, unlike),
    ]
    #expect(stored.map { $0.0.contains("rung.") } == [true, true, true, true])
    try await withDatabase(engine) { database in
      _ = try await database.migrate(Rooms.migrations.filter { $0.number < 41 }.map(\.persisted))
      try await database.write { connection in
        for (number, sentence) in stored.enumerated() {
          _ = try connection.run(
            """
            INSERT INTO obligation (id, about_kind, about_id, pile, key, holds_from, due_day, shown_day, reason, address,
              verb) VALUES (?, 'workplace', 'w', 'ladder', ?, '2026-11-23', '2026-11-23', '2026-11-23', ?, '/', 'act.open')
            """, [.text("o\(number)"), .text("k\(number)"), .text(sentence.0)])
        }
      }
      #expect(try await database.migrate(Rooms.migrations.map(\.persisted)).contains(41))
      let after = try await database.read { try $0.rows("SELECT reason FROM obligation ORDER BY id", []) }
      let texts = after.map { row -> String in if case .text(let text) = row["reason"] { text } else { "" } }
      #expect(try texts.map { try Phrase(stored: $0) } == stored.map(\.1))
    }
  }
}
