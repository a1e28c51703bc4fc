import Employers
import Persistence
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import People

@Suite("Search") struct SearchTests {
  /// Somebody in the team's programme, with everything by which she is found.
  private static func enter(_ details: Person.Details, _ story: StoryHouse) async throws -> PersonID {
    try await story.act { try People.enter(details, $0) }
  }

  private static func found(_ query: String, by account: AccountID, _ story: StoryHouse) async throws -> [String] {
    try await story.test.acting(as: account) { tx in
      try People.search(SearchText(query), after: nil, limit: 25, tx).act { $0.people.map(\.name) }
    }
  }

  @Test("somebody is found by any name, telephone and mail address", arguments: TestEngine.allCases)
  func people(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var details = Person.Details(name: "Fatima Opdigtsen")
      (details.preferredName, details.soundsLike, details.originalName) = ("Tima", "fa-TEE-ma", "فاطمة المثال")
      (details.phone, details.email) = ("+45 20 30 40 50", "fatima.opdigt@eksempel.example")
      _ = try await SearchTests.enter(details, story)
      _ = try await SearchTests.enter(Person.Details(name: "Bohdan Eksempelenko"), story)
      for query in [
        "fat", "Fatma", "فاطمه", "tima", "tee", "opdigtsen f", "مثال", "20304050", "+45 20 30 40 50", "004520304050",
        "20 30", "4050", "45 2030", "3040 50", "fatima.op", "fatima.opdigt@", "FATIMA.OPDIGT@eksempel.example",
        "@eksem",
        "f", "f o", "Fatimah Opdigtsen",
      ] {
        #expect(try await SearchTests.found(query, by: story.mette, story) == ["Fatima Opdigtsen"], "\(query)")
      }
      for query in ["Bogdan", "Богдан Ексемпеленко", "bohd", "eksem boh"] {
        #expect(try await SearchTests.found(query, by: story.mette, story) == ["Bohdan Eksempelenko"], "\(query)")
      }
      for query in ["fatima bohdan", "20304051", "405", "5040", "opdigt@", "@", "?!", "digtsen", "%", "_", "xyz"] {
        #expect(try await SearchTests.found(query, by: story.mette, story) == [], "\(query)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a new telephone is found and the old one is not, and a new name stands where it belongs",
    arguments: TestEngine.allCases)
  func changed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var details = Person.Details(name: "Selam Eksempelsen")
      details.phone = "20304050"
      let selam = try await SearchTests.enter(details, story)
      _ = try await SearchTests.enter(Person.Details(name: "Omar Eksempelsen"), story)
      (details.name, details.phone) = ("Adan Eksempelsen", "60708090")
      let new = details
      try await story.act { tx in
        let version = try People.find(selam, tx).act { $0.version }
        try People.change(selam, to: new, seen: version, tx)
      }
      #expect(try await SearchTests.found("20304050", by: story.mette, story) == [])
      #expect(try await SearchTests.found("60708090", by: story.mette, story) == ["Adan Eksempelsen"])
      #expect(try await SearchTests.found("selam", by: story.mette, story) == [])
      #expect(
        try await SearchTests.found("eksempelsen", by: story.mette, story) == ["Adan Eksempelsen", "Omar Eksempelsen"])
    }
  }

  @Test("nobody finds people of another team, however they are asked for", arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var details = Person.Details(name: "Selam Eksempelsen")
      (details.phone, details.email) = ("20304050", "selam@eksempel.example")
      _ = try await SearchTests.enter(details, story)
      let stranger = try await story.test.account("sofie", [.jobConsultant], in: story.municipality)
      for query in ["selam", "s", "selam eks", "20304050", "selam@"] {
        #expect(try await SearchTests.found(query, by: story.mette, story).count == 1, "\(query)")
        #expect(try await SearchTests.found(query, by: stranger, story) == [], "\(query)")
      }
    }
  }

  @Test("who sees less of somebody does not find by what is not seen", arguments: TestEngine.allCases)
  func masks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var details = Person.Details(name: "Selam Eksempelsen")
      details.phone = "20304050"
      let selam = try await SearchTests.enter(details, story)
      let tove = try await story.test.account("tove", [.trainer], in: story.municipality)
      try await story.act { try $0.relate(tove, .trainer, to: selam, from: $0.today) }
      func number(_ query: String, by account: AccountID, seeing mask: Mask) async throws -> Int {
        try await story.test.acting(as: account) { tx in
          try tx.list(
            Statement<PersonRecord, PersonID>(
              """
              SELECT p.id, p.subject FROM \(found: PersonRecord.self, as: "p", by: SearchText(query), after: nil, limit: 9)
              ORDER BY p.found_key, p.id
              """, showing: mask
            ) { try $0.id("id") }, tx.grant(List.self, PersonRecord.self, seeing: mask)
          ).act(\.count)
        }
      }
      // A trainer sees that she is there; the record's team sees name and telephone.
      for query in ["selam", "20304050", "s"] {
        #expect(try await number(query, by: tove, seeing: .shared) == 0, "\(query)")
        #expect(try await number(query, by: story.mette, seeing: .shared) == 0, "the statement shows nothing of it")
        #expect(try await number(query, by: story.mette, seeing: .referral) == 1, "\(query)")
      }
    }
  }

  @Test(
    "what the index finds is what a reading of everybody finds, page by page, whichever side leads",
    arguments: TestEngine.allCases)
  func independent(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      var dice = Seeded(state: 20_261_126)
      let words = [
        "Mohammed", "Muhamad", "Mohsen", "Moha", "Abdul", "Abdulwahid", "Abdi", "Anna", "Ana", "Yulia", "Yuliia", "Li",
        "Lina",
        "Abd", "al", "Wahid", "Богдан", "Ali", "Khalid", "Halid", "Ægir", "Aksel", "Mats", "Ophelia", "Olsen",
        "O’Brien", "محمد", "17", "171",
      ]
      var people: [(name: String, id: PersonID)] = []
      for _ in 0..<120 {
        let name = (0..<Int.random(in: 1...3, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }
          .joined(separator: " ")
        people.append((name, try await SearchTests.enter(Person.Details(name: name), story)))
      }
      people.sort { (Folding.order($0.name), $0.id.text) < (Folding.order($1.name), $1.id.text) }
      for _ in 0..<60 {
        let query = (0..<Int.random(in: 1...2, using: &dice)).map { _ in
          let word = words.randomElement(using: &dice) ?? ""
          return String(word.prefix(Int.random(in: 1...max(1, word.count), using: &dice)))
        }.joined(separator: " ")
        let expected = people.filter { Reading.finds(query, $0.name) }.map(\.id)
        for fewest in [0, 2_000] {
          let found = try await story.act { tx in
            (tx.fewest, tx.leastCommon) = (fewest, fewest == 0 ? 200 : 0)
            var (found, place): ([PersonID], PlaceInOrder<PersonKind>?) = ([], nil)
            while true {
              let page = try People.search(SearchText(query), after: place, limit: 7, tx).act { $0 }
              found += page.people.map(\.id)
              guard let next = page.next else { return found }
              place = PlaceInOrder(cursor: next)
            }
          }
          #expect(found == expected, "\(query) with \(fewest)")
        }
      }
    }
  }

  @Test("firms are found from the middle of a word, by their numbers and by telephone", arguments: TestEngine.allCases)
  func firms(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (firm, place) = try await story.act { tx -> (OrganisationID, WorkplaceID) in
        var firm = Organisation.Details(name: "Prøvebageriet A/S", kind: .company, country: "DK")
        (firm.registerNumber, firm.phone, firm.email) = ("DK-12 34 56 78", "+45 70 10 20 30", "post@prove.example")
        let id = try Employers.enter(firm, tx)
        var place = Workplace.Details(name: "Havnegade")
        place.unitNumber = "1012345678"
        return (id, try Employers.enter(place, of: id, tx))
      }
      for query in [
        "bageri", "prøveb", "geriet", "p a", "dk 1234", "DK12345678", "70102030", "post@prove", "a/s prøve",
      ] {
        let found = try await story.act { tx in
          try Employers.search(SearchText(query), after: nil, limit: 5, tx).act { $0.found.map(\.id) }
        }
        #expect(found == [firm], "\(query)")
      }
      for query in ["1012345678", "101234", "havne", "bageri", "havn bageri"] {
        let found = try await story.act { tx in
          try Employers.workplaces(named: SearchText(query), in: .latin, limit: 5, tx).act { $0.map(\.id) }
        }
        #expect(found == [place], "\(query)")
      }
      // Under the firm's new name as well.
      try await story.act { tx in
        try Employers.find(firm, tx).act { firm in
          var details = firm.details
          details.name = "Eksempelværftet"
          try Employers.change(firm.id, to: details, seen: firm.version, tx)
        }
      }
      try await story.act { tx in
        try Employers.workplaces(named: SearchText("værft"), in: .latin, limit: 5, tx).act {
          #expect($0.map(\.id) == [place])
        }
        try Employers.workplaces(named: SearchText("bageri"), in: .latin, limit: 5, tx).act { #expect($0.isEmpty) }
      }
    }
  }

  @Test("a placement is found by the number of its case, by whoever may look at it", arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placements = story.placements
      let id = try await story.draft(selam, at: bakery)
      try await story.act { tx in
        try placements.find(id, tx).act { placement in
          var papers = placement.papers
          papers.caseNumber = "K-2026/117"
          try placements.sign(placement, papers, seen: placement.version, tx)
        }
      }
      let stranger = try await story.test.account("sofie", [.jobConsultant], in: story.municipality)
      for query in ["K-2026/117", "k2026117", "k-2026", "K 2026 117"] {
        for (account, expected) in [(story.mette, [id]), (stranger, [])] {
          let found = try await story.test.acting(as: account) { tx in
            try placements.search(SearchText(query), limit: 5, tx).act { $0.rows.map(\.id) }
          }
          #expect(found == expected, "\(query)")
        }
      }
    }
  }
}

/// Who is found by names, read from the rule and not from the index: each word that was typed begins a word of the name, or
/// sounds like one.
private enum Reading {
  static func finds(_ query: String, _ name: String) -> Bool {
    let (names, typed) = (Folding.name(name), Folding.name(query))
    // What begins another word that was typed says nothing more.
    let sought = typed.words.indices.filter { place in
      !typed.articles.contains(place)
        && !typed.words.contains {
          $0.spelling != typed.words[place].spelling && $0.spelling.hasPrefix(typed.words[place].spelling)
        }
    }
    if sought.allSatisfy({ has(typed.words[$0], names) }) { return true }
    return typed.joints.contains { joint in
      names.words.contains { !Set($0.sounds).isDisjoint(with: joint.word.sounds) }
        && typed.places.allSatisfy { joint.places.contains($0) || has(typed.words[$0], names) }
    }
  }

  private static func has(_ word: FoldedWord, _ names: FoldedName) -> Bool {
    names.joints.contains { !Set($0.word.sounds).isDisjoint(with: word.sounds) }
      || names.words.contains { other in
        other.spelling.hasPrefix(word.spelling)
          || word.sounds.contains { sound in
            other.sounds.contains(sound)
              && (word.isTransliterated || FoldedWord.isTelling(sound) || other.isTransliterated)
          }
      }
  }
}

/// SplitMix64: the same numbers for the same seed on every machine.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
