import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

/// What somebody with the database's password could do to the journal.
private enum Tampering: CaseIterable {
  case changeColumn, changeSubject, moveSubject, swapSubjects, addSubject, removeSubject, delete, insertCopy
  case insertInFront, swapEntries, shift, truncate, rewriteTail
  // The same to an entry that holds its people itself.
  case changePacked, swapPacked, addPacked, removePacked, emptyPacked, halvePacked, nameTwice

  /// Whether only a head noted elsewhere can tell.
  var needsAnchor: Bool { self == .truncate || self == .rewriteTail }
}

@Suite("Tampering with the journal is located")
struct TamperingTests {
  static let columns = [
    "at", "account_id", "roles", "act", "kind", "record", "event", "purpose", "mask", "count", "request", "hash",
    "subjects",
  ]

  @Test("an untouched journal is sound, with and without anchors", arguments: TestEngine.allCases)
  func sound(engine: TestEngine) async throws {
    try await withTamperableJournal(engine) { house, entries in
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
      let head = try #require(try await house.store.journalHead())
      let noted = try #require(JournalAnchor(line: head.line))
      #expect(try await house.store.verifyJournal(anchors: [noted, noted]) == .sound(entries: entries))
      #expect(JournalAnchor(line: "12 abc") == nil)
    }
  }

  @Test("a changed value in any column is located, also between NULL and empty", arguments: TestEngine.allCases)
  func columns(engine: TestEngine) async throws {
    try await withTamperableJournal(engine) { house, entries in
      var chance = Seeded(state: 11)
      for column in Self.columns {
        for _ in 0..<3 {
          let sequence = Int64.random(in: 1...entries, using: &chance)
          let kept = try #require(
            try await house.raw("SELECT \(column) FROM journal WHERE sequence = ?", [.integer(sequence)]).first?[0])
          let bent = Self.bend(kept, &chance)
          try await house.set(column, of: sequence, to: bent)
          let found = try await house.store.verifyJournal()
          guard case .broken(sequence, _) = found else {
            Issue.record("\(column) of \(sequence) from \(kept) to \(bent): \(found)")
            return
          }
          try await house.set(column, of: sequence, to: kept)
        }
      }
      for column in ["record", "event"] {
        let nulls = try await house.raw("SELECT sequence FROM journal WHERE \(column) IS NULL LIMIT 1")
        guard case .integer(let sequence)? = nulls.first?[0] else { continue }
        try await house.set(column, of: sequence, to: "")
        #expect(try await house.store.verifyJournal() == .broken(sequence: sequence, reason: .altered), "\(column)")
        try await house.set(column, of: sequence, to: nil)
      }
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
    }
  }

  /// One bit of one byte, or a value where there was none.
  private static func bend(_ value: SQLValue, _ chance: inout Seeded) -> SQLValue {
    switch value {
    case .null: return ""
    case .integer(let number): return .integer(number ^ (1 << Int64.random(in: 0..<40, using: &chance)))
    case .text(let text):
      var bytes = Array(text.utf8)
      guard let place = bytes.indices.randomElement(using: &chance) else { return "x" }
      // Bit 5 is the case of a letter; the upper bit would leave UTF-8, the lowest four stay within it.
      bytes[place] ^= [1, 2, 4, 8, 32].randomElement(using: &chance) ?? 1
      return .text(String(decoding: bytes, as: UTF8.self))
    case .blob(var bytes):
      guard let place = bytes.indices.randomElement(using: &chance) else { return .blob([1]) }
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      return .blob(bytes)
    }
  }

  @Test(
    "seeded trials of every kind of tampering are located at or before the first entry touched",
    arguments: [(TestEngine.sqlite, 200), (.postgres, 40)])
  func trials(engine: TestEngine, count: Int) async throws {
    try await withTamperableJournal(engine) { house, entries in
      var chance = Seeded(state: 2026)
      var seen: [String: Int] = [:]
      let head = try #require(try await house.store.journalHead())
      try await house.copyJournal()
      for trial in 0..<count {
        let tampering = Tampering.allCases[trial % Tampering.allCases.count]
        let touched = try await house.commit(tampering, entries: entries, &chance)
        let unaided = try await house.store.verifyJournal()
        let aided = try await house.store.verifyJournal(anchors: [head])
        if tampering.needsAnchor {
          guard case .sound = unaided else {
            Issue.record("\(tampering) in trial \(trial) should need an anchor: \(unaided)")
            return
          }
        } else {
          #expect(unaided == aided || unaided.isBroken, "\(tampering)")
        }
        let verdict = tampering.needsAnchor ? aided : unaided
        guard case .broken(let sequence, let reason) = verdict, touched.contains(sequence) else {
          Issue.record("\(tampering) in trial \(trial), at \(touched): \(verdict)")
          return
        }
        seen["\(reason)", default: 0] += 1
        try await house.restoreJournal()
      }
      #expect(try await house.store.verifyJournal(anchors: [head]) == .sound(entries: entries))
      #expect(Set(seen.keys).isSuperset(of: ["missing", "altered", "truncated", "rewritten", "unreadable"]), "\(seen)")
    }
  }
}

extension JournalVerification {
  fileprivate var isBroken: Bool { if case .broken = self { true } else { false } }
}

/// A journal of some dozens of entries whose guards have been taken away. Most of it is as versions before 0.2.0 wrote
/// it: its people stand in rows of their own.
private func withTamperableJournal(
  _ engine: TestEngine, _ body: (House, Int64) async throws -> Void
) async throws {
  try await withHouse(engine) { house in
    let office: OrganisationID = house.store.surroundings.newID()
    let worker = try await house.account("ada", [.jobConsultant, .coordinator], in: office)
    var people: [PersonID] = []
    for _ in 0..<8 {
      house.clock.advance(minutes: 7)
      people.append(try await house.person(enteredBy: worker, in: office))
    }
    for person in people {
      try await house.acting(as: worker) { tx in
        _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self))
        let all = Statement<PersonRecord, PersonID>(
          "SELECT s.id, s.subject FROM \(rows: PersonRecord.self, as: "s") ORDER BY s.id"
        ) { try $0.id("id") }
        _ = try tx.list(all, tx.grant(List.self, PersonRecord.self))
      }
    }
    try await house.unguarded(engine) {
      try await house.makeOld(upTo: try await house.journalEntries() * 3 / 4)
      try await body(house, try await house.journalEntries())
    }
  }
}

extension House {
  fileprivate func set(_ column: String, of sequence: Int64, to value: SQLValue) async throws {
    try await raw("UPDATE journal SET \(column) = ? WHERE sequence = ? RETURNING 1", [value, .integer(sequence)])
  }

  /// Changes the packed people of an entry that names several.
  fileprivate func repack(
    _ chance: inout Seeded, _ change: ([UInt8]) -> SQLValue
  ) async throws -> ClosedRange<Int64> {
    let rows = try await raw("SELECT sequence, subjects FROM journal WHERE length(subjects) > 32 ORDER BY sequence")
    let row = try #require(rows.randomElement(using: &chance))
    guard case .integer(let sequence) = row[0], case .blob(let bytes) = row[1] else { return 0...0 }
    try await set("subjects", of: sequence, to: change(bytes))
    return sequence...sequence
  }

  /// Does it somewhere and answers at which entries it may rightly be noticed.
  fileprivate func commit(
    _ tampering: Tampering, entries: Int64, _ chance: inout Seeded
  ) async throws -> ClosedRange<Int64> {
    let one = Int64.random(in: 2..<entries, using: &chance)
    let withSubjects = try await raw("SELECT DISTINCT sequence FROM journal_subject ORDER BY sequence")
    let withSeveral = try await raw(
      "SELECT sequence FROM journal_subject GROUP BY sequence HAVING COUNT(*) > 2 ORDER BY sequence")
    func pick(_ rows: [Row]) throws -> Int64 {
      try #require(rows.randomElement(using: &chance).flatMap { Int64($0.texts[0]) })
    }
    func run(_ sql: String, _ numbers: Int64...) async throws {
      let binds = numbers.map { SQLValue.integer($0) }
      try await store.database.write { _ = try $0.run(sql, binds) }
    }
    switch tampering {
    case .changeColumn:
      let column = ["act", "kind", "purpose"].randomElement(using: &chance) ?? "act"
      try await run("UPDATE journal SET \(column) = 'nothing' WHERE sequence = ?", one)
      return one...one
    case .changeSubject:
      let entry = try pick(withSubjects)
      try await run("UPDATE journal_subject SET person_id = upper(person_id) WHERE sequence = ?", entry)
      return entry...entry
    case .moveSubject:
      let entry = try pick(withSubjects)
      try await run("UPDATE journal_subject SET position = position + 40 WHERE sequence = ?", entry)
      return entry...entry
    case .swapSubjects:
      let entry = try pick(withSeveral)
      try await run("UPDATE journal_subject SET position = 90 WHERE position = 0 AND sequence = ?", entry)
      try await run("UPDATE journal_subject SET position = 0 WHERE position = 1 AND sequence = ?", entry)
      try await run("UPDATE journal_subject SET position = 1 WHERE position = 90 AND sequence = ?", entry)
      return entry...entry
    case .addSubject:
      let entry = [one, entries + 5, 0, -3].randomElement(using: &chance) ?? one
      try await run(
        "INSERT INTO journal_subject (sequence, position, person_id) VALUES (?, ?, 'somebody')", entry,
        Int64.random(in: 20...30, using: &chance))
      return entry...entry
    case .removeSubject:
      let entry = try pick(withSubjects)
      try await run("DELETE FROM journal_subject WHERE sequence = ? AND position = 0", entry)
      return entry...entry
    case .delete:
      try await run("DELETE FROM journal WHERE sequence = ?", one)
      return one...one
    case .insertCopy:
      // Everything behind moves up, and a copy takes the free place.
      try await run("DELETE FROM journal_subject WHERE sequence = ?", one)
      try await run("UPDATE journal SET sequence = -sequence WHERE sequence >= ?", one)
      try await run("UPDATE journal SET sequence = 1 - sequence WHERE sequence < ?", 0)
      try await run(
        """
        INSERT INTO journal SELECT CAST(? AS BIGINT), at, account_id, roles, act, kind, record, event, purpose, mask,
          count, request, hash, subjects FROM journal WHERE sequence = ?
        """, one, one - 1)
      return one...one
    case .insertInFront:
      let place = Int64.random(in: -5...0, using: &chance)
      try await run(
        """
        INSERT INTO journal SELECT CAST(? AS BIGINT), at, account_id, roles, act, kind, record, event, purpose, mask,
          count, request, hash, subjects FROM journal WHERE sequence = ?
        """, place, one)
      return place...place
    case .swapEntries:
      try await run("UPDATE journal SET sequence = -1 WHERE sequence = ?", one)
      try await run("UPDATE journal SET sequence = ? WHERE sequence = ?", one, one + 1)
      try await run("UPDATE journal SET sequence = ? WHERE sequence = -1", one + 1)
      return one...one
    case .shift:
      try await run("UPDATE journal SET sequence = -sequence WHERE sequence >= ?", one)
      try await run("UPDATE journal SET sequence = 100 - sequence WHERE sequence < ?", 0)
      return one...one
    case .truncate:
      try await run("DELETE FROM journal WHERE sequence > ?", one)
      try await run("DELETE FROM journal_subject WHERE sequence > ?", one)
      return one + 1...one + 1
    case .rewriteTail:
      try await rewrite(from: one)
      return entries...entries
    case .changePacked:
      let byte = Int.random(in: 0..<32, using: &chance)
      return try await repack(&chance) { bytes in
        var bytes = bytes
        bytes[byte] ^= 4
        return .blob(bytes)
      }
    case .swapPacked: return try await repack(&chance) { .blob(Array($0[16..<32] + $0[..<16] + $0[32...])) }
    case .addPacked: return try await repack(&chance) { .blob($0 + $0.prefix(16)) }
    case .removePacked: return try await repack(&chance) { .blob($0.dropLast(16)) }
    case .emptyPacked:
      let nothing = [SQLValue.null, .blob([])].randomElement(using: &chance) ?? .null
      return try await repack(&chance) { _ in nothing }
    case .halvePacked: return try await repack(&chance) { .blob($0.dropLast(8)) }
    case .nameTwice:
      // An entry that holds its people has no rows beside it, not even with one of them.
      let entry = try await repack(&chance) { .blob($0) }
      try await run(
        "INSERT INTO journal_subject (sequence, position, person_id) VALUES (?, 0, 'somebody')", entry.lowerBound)
      return entry
    }
  }

  /// Somebody who knows the arithmetic changes an entry and computes every hash from there on anew.
  private func rewrite(from first: Int64) async throws {
    try await store.database.write { connection in
      _ = try connection.run("UPDATE journal SET event = 'invented' WHERE sequence = ?", [.integer(first)])
      var previous = JournalChain.beginning
      for row in try connection.rows("SELECT * FROM journal ORDER BY sequence", []) {
        guard case .integer(let sequence)? = row["sequence"] else { continue }
        let rows = try connection.rows(
          "SELECT position, person_id FROM journal_subject WHERE sequence = ? ORDER BY position", [.integer(sequence)])
        let subjects = try #require(JournalEntry.subjects(row, rows))
        let entry = try #require(JournalEntry(row, subjects: subjects))
        previous = JournalChain.hash(of: entry, after: previous)
        _ = try connection.run(
          "UPDATE journal SET hash = ? WHERE sequence = ?", [.blob(previous), .integer(sequence)])
      }
    }
  }
}
