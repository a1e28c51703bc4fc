import Language
import Placements
import Rules
import Testing
import Values

@Suite("Sentences about checks")
struct SentenceTests {
  static let voices = [Voice(.english), Voice(.danish), Voice(.german), Voice(.finnish), Voice(.swedish)]

  private func check(
    _ finding: Finding, _ verdict: Verdict = .breached, rule: RuleCode = .ratio, blocking: Bool = true
  ) throws -> Check {
    let source = try ShippedPack.denmark().quota.source
    return Check(rule, verdict, finding, overridable: false, blocking: blocking, source: source, note: Wording([]))
  }

  private func text(_ check: Check, in voice: Voice, basis: BasisCode? = nil) throws -> String {
    CheckSentence(check, pack: try ShippedPack.denmark(), voice: voice, basis: basis).text
  }

  /// Every specimen under every verdict, as a stop and as a mere warning, with and without the act named.
  private func everySentence(in voice: Voice, of kind: FindingKind) throws -> [(finding: Finding, text: String)] {
    var all: [(Finding, String)] = []
    for finding in kind.specimens {
      for (verdict, blocking) in [
        (Verdict.breached, true), (.breached, false), (.notKnown, true), (.doesNotApply, true),
      ] {
        for basis in [nil, BasisCode("lab")] {
          let check = try check(finding, verdict, blocking: blocking)
          all.append((finding, try text(check, in: voice, basis: basis)))
        }
      }
    }
    return all
  }

  @Test("every kind of finding has specimens of its own kind", arguments: FindingKind.allCases)
  func specimens(_ kind: FindingKind) {
    #expect(!kind.specimens.isEmpty)
    #expect(kind.specimens.allSatisfy { FindingKind($0) == kind })
  }

  @Test("every finding becomes whole sentences of at most sixty words", arguments: FindingKind.allCases)
  func form(_ kind: FindingKind) throws {
    for voice in Self.voices {
      for (finding, text) in try everySentence(in: voice, of: kind) {
        #expect(text.count > 15, "\(finding)")
        #expect(text.last == "." && !text.contains("..") && !text.contains("  ") && !text.contains(" ."), "\(text)")
        #expect(!text.contains { $0 == "{" || $0 == "}" || $0.isNewline }, "\(text)")
        for sentence in text.split(separator: /[.?!] (?=\p{Lu})/) {
          #expect(sentence.split(separator: " ").count <= 60, "\(sentence)")
        }
      }
    }
  }

  @Test("no number, date, week or title in a finding is left unsaid", arguments: FindingKind.allCases)
  func complete(_ kind: FindingKind) throws {
    let pack = try ShippedPack.denmark()
    for voice in Self.voices {
      let leaves = Leaves(pack: pack, voice: voice)
      for (finding, text) in try everySentence(in: voice, of: kind) {
        for leaf in leaves.of(finding) {
          #expect(text.says(leaf), "“\(leaf)” is missing in: \(text)")
        }
      }
    }
  }

  @Test("nobody is named, pointed at as she or he, or traceable by an id", arguments: FindingKind.allCases)
  func anonymous(_ kind: FindingKind) throws {
    let pointing: [Set<String>] = [
      ["she", "he", "her", "hers", "his", "him"], ["hun", "han", "hende", "hendes", "ham", "hans"],
      ["hon", "han", "henne", "hennes", "honom", "hans"],
    ]
    // German says er of an employer too, and Finnish has one word for all.
    for (voice, pointing) in zip([Voice(.english), Voice(.danish), Voice(.swedish)], pointing) {
      for (_, text) in try everySentence(in: voice, of: kind) {
        let words = Set(text.lowercased().split { !$0.isLetter }.map { String($0) })
        #expect(words.isDisjoint(with: pointing), "\(text)")
        #expect(!text.contains(consideration(7).description), "\(text)")
      }
    }
  }

  @Test("Danish is said in Danish: no sentence is the English one", arguments: FindingKind.allCases)
  func languages(_ kind: FindingKind) throws {
    let (english, danish) = (
      try everySentence(in: Self.voices[0], of: kind), try everySentence(in: Self.voices[1], of: kind)
    )
    for (one, other) in zip(english, danish) { #expect(one.text != other.text) }
  }

  @Test("no phrase of checks, places and steps lacks its Danish")
  func translated() {
    let ours = Catalog.missingKeys(of: .danish).filter { key in
      ["check.", "slot.", "ladder."].contains { key.hasPrefix($0) }
    }
    #expect(ours.isEmpty)
  }

  @Test("different forms of a finding are said differently")
  func forms() throws {
    for kind in FindingKind.allCases {
      let said = try kind.specimens.map { try text(check($0), in: Self.voices[0]) }
      #expect(Set(said).count == said.count, "\(kind)")
    }
  }

  @Test("only a breach that blocks the start says “Stopped”")
  func stopped() throws {
    let finding = Finding.hoursAboveMost(step: Hours(32), most: Hours(30), week: week("2026-W40"))
    #expect(try text(check(finding), in: Self.voices[0]).hasPrefix("Stopped: 32 h"))
    #expect(try text(check(finding, blocking: false), in: Self.voices[0]).hasPrefix("32 h in week 40, 2026"))
  }

  @Test("of many places taken those that end first are named, in their order, and the others counted")
  func manySlots() throws {
    let slots = (1...7).map {
      Slot("lontilskud", "lab", days("2026-0\($0)-05", $0 == 2 ? nil : "2026-1\($0 % 3)-1\($0)"))
    }
    let finding = Finding.ratioFull(
      quota: 7, ordinaryStaff: 39, asOf: day("2026-08-20"), day: day("2026-09-07"), taken: slots)
    let said = try text(check(finding), in: Self.voices[0])
    let slot = "Wage subsidy (løntilskud) – Employment Act (LAB), "
    #expect(
      said.contains(
        """
        Taken: \(slot)from Jan 2026 until Nov 2026; \
        \(slot)from Mar 2026 until Oct 2026; \
        \(slot)from Jun 2026 until Oct 2026; and 4 more.
        """))
  }
}

extension String {
  /// Whether the words stand here as a whole: 9 is not said by 29, nor by 9th.
  func says(_ words: String) -> Bool {
    ranges(of: words).contains { range in
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      return [before, after].allSatisfy { neighbour in
        neighbour.map { !$0.isLetter && !$0.isNumber } ?? true
      }
    }
  }
}
