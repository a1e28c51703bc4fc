import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

private let password = "a long walk to Kolding"

extension House {
  fileprivate func ada() async throws -> AccountID {
    let address = try #require(EmailAddress("ada@nyvej.example"))
    let hash = try await store.hash(try Password(password))
    return try await asSystem { tx in
      try tx.openAccount(
        NewAccount(email: address, name: "Ada", roles: [.mentor], organisation: nil), passwordHash: hash)
    }
  }

  /// account, roles, act, kind, record, event, count of the last entries, the newest last.
  fileprivate func last(_ count: Int) async throws -> [[String]] {
    try await raw(
      """
      SELECT COALESCE(account_id, '-') AS a, roles, act, kind, COALESCE(record, '-') AS r, event,
        CAST(count AS TEXT) AS c FROM journal ORDER BY sequence DESC LIMIT \(count)
      """
    ).map(\.texts).reversed()
  }
}

@Suite("What happens at the door stands in the journal")
struct DoorJournalTests {
  @Test(
    "signing in and out, and choosing one's settings, are entries of the account's own", arguments: TestEngine.allCases)
  func own(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.ada()
      guard
        case .granted(let session, _, _) = try await house.store.signIn(
          email: "ada@nyvej.example", password: password)
      else { throw SignInNeeded() }
      try await house.acting(as: ada) { try $0.choose(language: nil, theme: .dark, singleKeys: .off) }
      try await house.store.signOut(session: session, from: Source("192.0.2.1"), request: "request")
      #expect(
        try await house.last(3) == [
          [ada.text, "mentor", "create", "account", ada.text, "sign-in.granted", "1"],
          [ada.text, "mentor", "edit", "account", ada.text, "settings.changed", "1"],
          [ada.text, "mentor", "end", "account", ada.text, "sign-out", "1"],
        ])
      // Signing out twice is once.
      let entries = try await house.journalEntries()
      try await house.store.signOut(session: session, from: Source("192.0.2.1"), request: "request")
      #expect(try await house.journalEntries() == entries)
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
    }
  }

  @Test(
    "a failure names the account that is concerned and nobody as having acted; what was typed stands nowhere",
    arguments: TestEngine.allCases)
  func refused(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.ada()
      for email in ["ada@nyvej.example", "nobody@nyvej.example"] {
        _ = try await house.store.signIn(email: email, password: "mistyped", from: "203.0.113.77")
      }
      let entries = try await house.last(2)
      #expect(entries[0] == ["-", "", "create", "account", ada.text, "sign-in.refused", "1"])
      #expect(entries[1][4].hasPrefix("address ") && entries[1][5] == "sign-in.refused")
      for row in try await house.raw("SELECT * FROM journal") {
        for text in row.texts {
          for typed in ["nobody", "mistyped", "203.0.113.77", "ada@"] { #expect(!text.contains(typed)) }
        }
      }
      // From the same place the same digest, so that one flood can be told from another.
      let requests = try await house.raw("SELECT request FROM journal ORDER BY sequence DESC LIMIT 2").map {
        $0.texts[0]
      }
      #expect(requests[0] == requests[1] && requests[0].hasPrefix("request from "))
    }
  }

  @Test("a burst is an entry at its beginning and one each minute, with its number", arguments: TestEngine.allCases)
  func burst(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      _ = try await house.ada()
      func forge(_ times: Int, from address: String = "203.0.113.77") async throws {
        for _ in 0..<times {
          try await house.store.noteRefusedForm(session: nil, from: Source(address), request: "request")
        }
      }
      let before = try await house.journalEntries()
      try await forge(200)
      #expect(try await house.journalEntries() == before + 1)
      try await house.store.tellBursts()
      #expect(try await house.journalEntries() == before + 1, "the minute is not over")
      house.clock.advance(seconds: 60)
      try await house.store.tellBursts()
      #expect(try await house.last(2).map { $0[6] } == ["1", "199"])
      // It ends, and begins again.
      house.clock.advance(seconds: 60)
      try await house.store.tellBursts()
      try await forge(3)
      house.clock.advance(seconds: 61)
      try await forge(1)
      try await forge(1, from: "203.0.113.78")
      #expect(
        try await house.last(3).map { [$0[5], $0[6]] } == [
          ["form.refused", "1"], ["form.refused", "3"], ["form.refused", "1"],
        ])
      try await forge(4)
      try await house.store.tellBursts(all: true)
      #expect(try await house.last(1).map { $0[6] } == ["4"])
      #expect(try await house.number("SELECT SUM(count) FROM journal WHERE event = 'form.refused'") == 209)
      let entries = try await house.journalEntries()
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
    }
  }

  @Test("more sources than can be told apart are counted as many")
  func many() {
    let bursts = Bursts()
    let now = Moment(microseconds: 0)
    func subject(_ source: Int) -> Bursts.Subject {
      Bursts.Subject(event: "form.refused", act: .edit, record: nil, source: String(source))
    }
    var written = 0
    for source in 0..<5000 where bursts.note(subject(source), "", now) != nil { written += 1 }
    #expect(written == Bursts.toldApart + 1)
    let due = bursts.due(now, all: true)
    #expect(due.map(\.count) == [5000 - Bursts.toldApart - 1] && due.first?.subject.source == "many")
    bursts.restore(due)
    #expect(bursts.due(now, all: true).map(\.count) == [5000 - Bursts.toldApart - 1])
  }
}
