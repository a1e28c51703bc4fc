import Access
import Testing
import Values

@testable import Nyvej

@Suite("What journal verify says")
struct JournalProofTests {
  private static let path = "data/journal-anchors"

  private func anchors(_ numbers: Int...) throws -> [JournalAnchor] {
    try numbers.map { try #require(JournalAnchor(line: "\($0) " + String(repeating: "ab", count: 32))) }
  }

  private func proof(
    _ chain: JournalVerification, beside: [JournalAnchor]?, elsewhere: [JournalAnchor]? = nil, unnotedFor: Int64? = nil,
    flaws: [GuardFlaw] = []
  ) -> JournalProof {
    JournalProof(
      chain: chain, flaws: flaws, beside: JournalProof.Noted(path: Self.path, anchors: beside),
      elsewhere: elsewhere.map { JournalProof.Noted(path: "/safe/anchors", anchors: $0) }, unnotedFor: unnotedFor)
  }

  @Test("a sound journal says how many entries, how far the heads reach, and what they cannot show")
  func sound() throws {
    let lines = JournalCommand.Verify.lines(for: proof(.sound(entries: 12), beside: try anchors(3, 12)))
    #expect(lines.first == "sound: 12 entries")
    #expect(lines.contains("noted up to entry 12 in data/journal-anchors"))
    #expect(lines.last?.contains("--anchors") == true)
    let certain = JournalCommand.Verify.lines(
      for: proof(.sound(entries: 12), beside: try anchors(12), elsewhere: try anchors(9)))
    #expect(certain.contains("noted up to entry 9 in /safe/anchors"))
    #expect(!certain.contains { $0.contains("an old copy of both") })
  }

  @Test("a copy says how old it is: by its newest entry, and by the newest head that was noted")
  func age() throws {
    var proof = proof(.sound(entries: 12), beside: try anchors(3, 9))
    proof.newestAt = Moment(microseconds: 1_795_338_000_000_000)
    let lines = JournalCommand.Verify.lines(for: proof)
    #expect(lines.contains("the newest entry was written 2026-11-22T09:00:00Z"))
    #expect(lines.contains("noted up to entry 9 in data/journal-anchors"))
    var noted = proof.beside
    noted.newestAt = Moment(microseconds: 1_795_334_460_000_000)
    let dated = JournalProof(chain: proof.chain, flaws: [], beside: noted, elsewhere: nil, unnotedFor: nil)
    #expect(
      JournalCommand.Verify.lines(for: dated)
        .contains("noted up to entry 9 in data/journal-anchors, written 2026-11-22T08:01:00Z"))
  }

  @Test("the first bad entry is named with the reason, whatever else is wrong")
  func broken() throws {
    let reasons: [JournalVerification.Reason] = [.missing, .altered, .unreadable, .truncated, .rewritten]
    let words = try reasons.map {
      let proof = proof(.broken(sequence: 7, reason: $0), beside: try anchors(12))
      #expect(proof.verdict == .broken(sequence: 7, reason: $0))
      return try #require(JournalCommand.Verify.lines(for: proof).first)
    }
    #expect(words.allSatisfy { $0.hasPrefix("broken at entry 7: ") })
    #expect(Set(words).count == reasons.count)
  }

  @Test("without noted heads, with an empty journal, with a tail that nobody noted, nothing is called sound")
  func notProvable() throws {
    let some = try anchors(9)
    let flaw = GuardFlaw(table: "journal", name: "journal_refuses_update", kind: .missing)
    let cases: [(JournalProof, JournalProof.Doubt)] = [
      (proof(.sound(entries: 12), beside: nil), .nothingNoted(path: Self.path, isThere: false)),
      (proof(.sound(entries: 12), beside: []), .nothingNoted(path: Self.path, isThere: true)),
      (proof(.sound(entries: 0), beside: nil), .empty),
      (proof(.sound(entries: 0), beside: []), .empty),
      (proof(.sound(entries: 12), beside: some, unnotedFor: 61), .unnoted(from: 10, last: 12)),
      (proof(.sound(entries: 12), beside: nil, elsewhere: some, unnotedFor: 3600), .unnoted(from: 10, last: 12)),
      (
        proof(.sound(entries: 12), beside: some, elsewhere: try anchors(11)),
        .lostHeads(path: Self.path, newest: 9, copy: "/safe/anchors", copyNewest: 11)
      ),
      (proof(.sound(entries: 9), beside: some, flaws: [flaw]), .unguarded(flaw)),
    ]
    for (proof, doubt) in cases {
      #expect(proof.verdict == .notProvable([doubt]))
      let line = try #require(JournalCommand.Verify.lines(for: proof).first)
      #expect(line.hasPrefix("not provable: ") && line.contains("→"))
    }
  }

  @Test("what was written a moment ago need not be noted yet; a copy elsewhere stands in for the file")
  func fresh() throws {
    #expect(proof(.sound(entries: 12), beside: try anchors(9), unnotedFor: 4).verdict == .sound(entries: 12))
    // A clock that went back makes entries of the future.
    #expect(proof(.sound(entries: 12), beside: try anchors(9), unnotedFor: -900).verdict == .sound(entries: 12))
    #expect(proof(.sound(entries: 12), beside: nil, elsewhere: try anchors(12)).verdict == .sound(entries: 12))
  }

  @Test("every flaw of a guard has words of its own") func flaws() {
    let words = GuardFlaw.Kind.allCases.map {
      JournalCommand.Verify.words(
        for: .unguarded(GuardFlaw(table: "journal", name: "journal_refuses_update", kind: $0)))
    }
    #expect(
      Set(words).count == GuardFlaw.Kind.allCases.count && words.allSatisfy { $0.contains("journal_refuses_update") })
  }
}
