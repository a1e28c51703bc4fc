import Foundation
import Persistence
import TestDatabases
import TestSchemas
import Testing
import Values

@testable import Access

@Suite("Keys lie apart, and before what they are for")
struct KeyTests {
  @Test("a sealed text comes back, in another process and after a restart too", arguments: TestEngine.allCases)
  func comesBack(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await sealed.note("Rain in Fjordby", about: person)
      #expect(try await sealed.read(id) == "Rain in Fjordby")
      let elsewhere = try await sealed.beside { try await sealed.read(id, in: $0) }
      #expect(elsewhere == "Rain in Fjordby")
      // An entry about the look is there before anything is opened.
      #expect(try await sealed.house.peopleOfNewestEntry() == [person.text])
    }
  }

  @Test("processes that ask at the same time get one key", arguments: TestEngine.allCases)
  func oneKey(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let marks = try await sealed.beside { other in
        try await withThrowingTaskGroup { group in
          for number in 0..<16 {
            let store = number.isMultiple(of: 2) ? sealed.store : other.store
            group.addTask { try await store.key(of: person, in: .closed).mark }
          }
          return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
      }
      #expect(marks.count == 1)
      #expect(try await sealed.store.key(of: person, in: .case).mark != marks.first)
    }
  }

  @Test(
    "the key is stored before the row: others see it, and it stays when the row fails", arguments: TestEngine.allCases)
  func keyFirst(engine: TestEngine) async throws {
    struct Stop: Error {}
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let key = try await sealed.store.key(of: person, in: .case)
      // No row yet, and the key can be read by somebody who knows nothing of this process.
      let seen = try await sealed.beside { try await $0.store.cabinet.keys(of: [key.owner])[key.owner]?.mark }
      #expect(seen == key.mark)
      await #expect(throws: Stop.self) { try await sealed.house.acting(as: sealed.ada) { _ in throw Stop() } }
      #expect(try await sealed.store.key(of: person, in: .case).mark == key.mark)
    }
  }

  @Test("what is moved to another person or row, or changed, is not read", arguments: TestEngine.allCases)
  func moved(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (one, other) = (try await sealed.person(), try await sealed.person())
      let (note, second) = (
        try await sealed.note("of one", about: one), try await sealed.note("of one, too", about: one)
      )
      let strange = try await sealed.note("of another", about: other)
      let copy = "UPDATE specimen SET head = (SELECT head FROM specimen WHERE id = ?) WHERE id = ?"
      try await sealed.house.raw(copy, [.text(note.text), .text(second.text)])
      try await sealed.house.raw(copy, [.text(note.text), .text(strange.text)])
      #expect(try await sealed.unreadable(second) == .damaged)
      #expect(try await sealed.unreadable(strange) == .damaged, "no key of hers is gone")
      // The whole row given to somebody else.
      try await sealed.house.raw(
        "UPDATE specimen SET person_id = ? WHERE id = ?", [.text(other.text), .text(note.text)])
      #expect(try await sealed.unreadable(note) == .damaged)
      // Given to somebody for whom nothing was sealed yet, and something that was never sealed at all.
      try await sealed.house.raw(
        "UPDATE specimen SET person_id = ? WHERE id = ?", [.text(try await sealed.person().text), .text(note.text)])
      #expect(try await sealed.unreadable(note) == .damaged)
      let invented = [SealingKey.format] + [UInt8](repeating: 7, count: 60)
      try await sealed.house.raw("UPDATE specimen SET head = ? WHERE id = ?", [.blob(invented), .text(note.text)])
      #expect(try await sealed.unreadable(note) == .damaged)
    }
  }

  @Test(
    "an erased key takes its texts with it, also out of copies, and leaves other circles",
    arguments: TestEngine.allCases)
  func erased(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await sealed.note("to be forgotten", about: person)
      let copy = try await sealed.house.raw("SELECT head FROM specimen WHERE id = ?", [.text(id.text)])
      let closed = try await sealed.store.key(of: person, in: .closed)
      let secret = try await sealed.house.secret(of: person, sealed)
      #expect(try await sealed.store.forgetKey(of: person, in: .case))
      #expect(try await sealed.store.forgetKey(of: person, in: .case) == false)
      #expect(try await sealed.unreadable(id) == .keyGone)
      let elsewhere = try await sealed.beside { try await sealed.unreadable(id, in: $0) }
      #expect(elsewhere == .keyGone)
      // A new text gets a new key, under which the old one is still gone, not damaged.
      let next = try await sealed.note("something new", about: person)
      #expect(try await sealed.read(next) == "something new")
      #expect(try await sealed.unreadable(id) == .keyGone)
      let row = try #require(copy.first?[0])
      try await sealed.house.raw("UPDATE specimen SET head = ? WHERE id = ?", [row, .text(id.text)])
      #expect(try await sealed.unreadable(id) == .keyGone)
      #expect(try await sealed.store.key(of: person, in: .closed).mark == closed.mark)
      if engine == .sqlite {
        // What was deleted is overwritten in the file; the log is folded in by closing.
        try await sealed.store.close()
        guard case .sqlite(let path) = sealed.address else { return }
        let keys = (path as NSString).deletingPathExtension + "-keys.sqlite"
        let left = Array(try Data(contentsOf: URL(filePath: keys)))
        #expect(!SealedHouse.contains(left, secret))
      }
    }
  }

  @Test("neither the records alone nor the keys alone say anything", arguments: TestEngine.allCases)
  func apart(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await sealed.note("SnowOverNyby", about: person)
      #expect(try await sealed.read(id) == "SnowOverNyby")
      let secret = try await sealed.house.secret(of: person, sealed)
      let (records, keys) = try await sealed.everything()
      #expect(SealedHouse.contains(records, Array(id.text.utf8)) && SealedHouse.contains(keys, Array(person.text.utf8)))
      #expect(SealedHouse.contains(keys, secret) && !SealedHouse.contains(records, secret))
      for bytes in [records, keys] { #expect(!SealedHouse.contains(bytes, Array("SnowOverNyby".utf8))) }
    }
  }

  @Test(
    "keys of another installation, and new ones in place of lost ones, stop the start", arguments: TestEngine.allCases)
  func lost(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let id = try await sealed.note("lost", about: try await sealed.person())
      try await sealed.beside { _ in }
      try await sealed.loseKeys()
      await #expect(throws: KeysOfAnother.self) { try await sealed.beside { _ in } }
      // A second try makes nothing good, and whoever says that they are lost can go on.
      await #expect(throws: KeysOfAnother.self) { try await sealed.beside { _ in } }
      #expect(try await sealed.store.acceptLossOfKeys(SealedHouse.migrations, request: "keys accept-loss") == 1)
      try await sealed.beside { _ in }
      #expect(try await sealed.unreadable(id) == .keyGone)
      #expect(KeysOfAnother().description.contains("→ put the newest copy of the keys there"))
    }
  }

  @Test(
    "that lost keys were accepted stands in the journal, with how many people they were of",
    arguments: TestEngine.allCases)
  func acceptedInJournal(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (one, other) = (try await sealed.person(), try await sealed.person())
      for text in ["first", "second"] { _ = try await sealed.note(text, about: one) }
      _ = try await sealed.note("of another", about: other)
      // A third one's was forgotten on purpose, and is not lost.
      let third = try await sealed.person()
      _ = try await sealed.note("forgotten", about: third)
      try await sealed.store.forgetKey(of: third, in: .case)
      let before = try await sealed.house.journalEntries()
      #expect(try await sealed.store.acceptLossOfKeys(SealedHouse.migrations, request: "nyvej keys accept-loss") == nil)
      #expect(try await sealed.house.journalEntries() == before, "nothing was lost, and nothing is said")
      try await sealed.loseKeys()
      #expect(try await sealed.store.acceptLossOfKeys(SealedHouse.migrations, request: "nyvej keys accept-loss") == 2)
      let entry = try #require(
        try await sealed.house.raw(
          "SELECT event, request, count, account_id FROM journal ORDER BY sequence DESC LIMIT 1"
        ).first)
      #expect(entry["event"] == "keys.loss-accepted" && entry["request"] == "nyvej keys accept-loss")
      #expect(entry["count"] == .integer(2) && entry["account_id"] == .null)
      #expect(try await sealed.house.journalEntries() == before + 1)
    }
  }

  @Test(
    "what was sealed before its key was forgotten is not stored after it; tried again, it gets another key",
    arguments: TestEngine.allCases)
  func forgottenMeanwhile(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      for isForgottenElsewhere in [false, true] {
        let early = try await sealed.seal("too late", about: person)
        if isForgottenElsewhere {
          #expect(try await sealed.beside { try await $0.store.forgetKey(of: person, in: .case) })
        } else {
          #expect(try await sealed.store.forgetKey(of: person, in: .case))
        }
        let rows = try await sealed.house.number("SELECT COUNT(*) FROM specimen")
        let refusal = await #expect(throws: StorageTrouble.self) { try await sealed.keep(early, about: person) }
        #expect(refusal?.kind == .unavailable)
        #expect(try await sealed.house.number("SELECT COUNT(*) FROM specimen") == rows)
        let again = try await sealed.note("in time", about: person)
        #expect(try await sealed.read(again) == "in time")
      }
    }
  }

  @Test(
    "a key that was made since is not erased by whoever forgot the one before", arguments: TestEngine.allCases)
  func madeAgain(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let old = try await sealed.store.key(of: person, in: .case)
      try await sealed.store.forgetKey(of: person, in: .case)
      let id = try await sealed.note("under the next key", about: person)
      // Somebody else who wanted the same only comes to it now.
      #expect(try await sealed.store.cabinet.forget(old.mark) == false)
      #expect(try await sealed.read(id) == "under the next key")
    }
  }

  @Test(
    "a forgetting that was stopped half-way is ended, by the next start or the next to store",
    arguments: TestEngine.allCases, [true, false])
  func halfForgotten(engine: TestEngine, isStartedAgain: Bool) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await sealed.note("half gone", about: person)
      let early = try await sealed.seal("too late", about: person)
      try await sealed.store.noteForgotten(try await sealed.store.key(of: person, in: .case))
      if isStartedAgain {
        try await sealed.beside { _ in }
      } else {
        await #expect(throws: StorageTrouble.self) { try await sealed.keep(early, about: person) }
      }
      #expect(try await sealed.unreadable(id) == .keyGone)
      let next = try await sealed.note("whole", about: person)
      #expect(try await sealed.read(next) == "whole")
    }
  }

  @Test("the keys' file is for its owner alone")
  func mode() async throws {
    try await withSealedHouse(.sqlite) { sealed in
      guard case .sqlite(let path) = sealed.address else { return }
      for file in ["-keys.sqlite", "-keys.sqlite-wal"] {
        let facts = try FileManager.default.attributesOfItem(atPath: (path as NSString).deletingPathExtension + file)
        #expect(facts[.posixPermissions] as? Int == 0o600, "\(file)")
      }
    }
  }

  @Test("every column of the keys is declared", arguments: TestEngine.allCases)
  func declared(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      expectEveryColumnDeclared(try await sealed.store.schemaOfKeys(), KeyTables.declarations)
      #expect(try await sealed.store.schema()["person_key"] == nil)
    }
  }
}

extension House {
  /// The secret itself, past every rule.
  fileprivate func secret(of person: PersonID, _ sealed: SealedHouse) async throws -> [UInt8] {
    let rows = try await sealed.rawKeys("SELECT secret FROM person_key WHERE person_id = ? AND circle = 'case'", person)
    guard case .blob(let secret)? = rows.first?[0] else { throw NoKeys() }
    return secret
  }
}

extension SealedHouse {
  /// Reaches around every rule, into the keys.
  fileprivate func rawKeys(_ sql: String, _ person: PersonID) async throws -> [Row] {
    let database = try await Database.open(address, apart: "keys", readers: 1, patience: TestEngine.patience)
    let rows = try await database.write { try $0.rows(sql, [.text(person.text)]) }
    try await database.close()
    return rows
  }

  /// As if somebody had restored the records without the keys.
  fileprivate func loseKeys() async throws {
    let database = try await Database.open(address, apart: "keys", readers: 1, patience: TestEngine.patience)
    try await database.write { connection in
      for table in ["pairing", "person_key"] { try connection.run("DELETE FROM \(table)", []) }
    }
    try await database.close()
  }
}
