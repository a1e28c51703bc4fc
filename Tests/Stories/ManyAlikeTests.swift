import Employers
import People
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej

/// What is kept about who may have been entered twice is the same whoever was saved last, and nobody is lost among many:
/// `Freshness` sees behind every transaction that no pair is missing and none too many.
@Suite("Of very many who are alike in little, those who may be one are found") struct ManyAlikeTests {
  private func person(_ name: String, born: String? = nil, phone: String? = nil) -> Person.Details {
    var details = Person.Details(name: name)
    details.birth = born.flatMap { CivilDate(iso: $0) }.map { BirthDate($0, .day) }
    details.phone = phone
    return details
  }

  private func pairs(_ story: StoryHouse) async throws -> Int64 {
    try await story.number("SELECT COUNT(*) AS count FROM person_alike WHERE person_id < other_id")
  }

  @Test(
    "the telephone of a reception centre makes nobody a pair, and hides nobody who is one",
    arguments: TestEngine.allCases)
  func telephone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let house = "+45 20 30 40 50"
      func enter(_ some: [Person.Details]) async throws -> [PersonID] {
        try await story.act { tx in try some.map { try People.enter($0, tx) } }
      }
      // As many as tell somebody from somebody: each of them with each.
      let most = Sameness.mostOfOnePhone
      let first = try await enter((0..<most).map { person("Prøve \($0)", phone: house) })
      #expect(try await pairs(story) == Int64(most * (most - 1) / 2))
      let many = try await enter((0..<55).map { person("Eksempel \($0)", phone: "20304050") })
      #expect(try await pairs(story) == 0)
      let twice = try await enter([
        person("Fatima Eksempelsen", born: "1990-01-01", phone: house),
        person("Fatma Eksempelsen", born: "1990-01-01", phone: house),
      ])
      #expect(try await pairs(story) == 1)
      let mette = try await story.visitor(story.mette)
      let page = try await mette.page(PeopleAddress.enteredTwice)
      for id in twice { #expect(page.html.contains("href=\"\(PeopleAddress.person(id).path)\"")) }
      #expect(page.words.contains("A telephone number that more than 10 people have is not compared"))
      // When they have moved out, those who stay are told from each other by it again.
      try await story.act { tx in
        for id in many + twice {
          try People.find(id, tx).act {
            var details = $0.details
            details.phone = nil
            try People.change(id, to: details, seen: $0.version, tx)
          }
        }
      }
      #expect(try await pairs(story) == Int64(first.count * (first.count - 1) / 2) + 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "whoever was entered twice is found among all who were born on the first of January", arguments: TestEngine.allCases
  )
  func birthday(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let day = "1990-01-01"
      let ids = try await story.act { tx in
        try (0..<505).map { try People.enter(person("\($0) Opdigtet", born: day), tx) }
          + ["Fatima Eksempelsen", "فاطمة", "Fatma EKSEMPELSEN"].map { try People.enter(person($0, born: day), tx) }
      }
      #expect(try await pairs(story) == 3)
      #expect(
        try await story.number(
          "SELECT COUNT(*) AS count FROM person_alike WHERE person_id = '\(ids[ids.count - 1].text)'") == 2)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("every pair of very many records with one number is kept", arguments: TestEngine.allCases)
  func number(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let before = try await story.number("SELECT COUNT(*) AS count FROM organisation_double")
      try await story.act { tx in
        for number in 0..<55 {
          _ = try Employers.enter(
            Organisation.Details(name: "Bageriet \(number)", kind: .company, country: "DK"), tx)
        }
      }
      try await story.damage("UPDATE organisation SET register_number = '10000017' WHERE name LIKE 'Bageriet %'")
      try await story.damage("UPDATE house_note SET value = '3.2' WHERE name = 'indexed-by'")
      try await story.house.askForIndexing()
      while try await story.house.workshop.turn() {}
      #expect(try await story.number("SELECT COUNT(*) AS count FROM organisation_double") == before + 55 * 54)
      #expect(try await story.act { try $0.flawsOfIndex() } == [])
    }
  }

  @Test("the last of very many records with one number is itself, and can be saved", arguments: TestEngine.allCases)
  func lastOfMany(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let last = try await story.act { tx in
        let firm = try Employers.enter(Organisation.Details(name: "Kajen", kind: .company, country: "DK"), tx)
        return try (0..<55).map { try Employers.enter(Workplace.Details(name: "Kaj \($0)"), of: firm, tx) }[54]
      }
      try await story.damage("UPDATE workplace SET unit_number = '1000000001', unit_key = '1000000001'")
      try await story.act { tx in
        try Employers.find(last, tx).act {
          var details = $0.details
          details.transport = "Bus 5"
          try Employers.change(last, to: details, seen: $0.version, tx)
        }
        try Employers.find(last, tx).act {
          _ = try Employers.add(
            ClosureDetails(from: tx.today, until: tx.today, name: "Ovnen skiftes"), to: last, seen: $0.version, tx)
        }
        try Employers.find(last, tx).flatMap { try Employers.closures(at: $0, tx) }.act {
          #expect($0.map(\.name) == ["Ovnen skiftes"])
        }
      }
    }
  }

  @Test("what is kept is right after any order of saves", arguments: TestEngine.allCases)
  func anyOrder(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      var dice = Seeded(state: 20_261_126)
      let names = ["Fatima Eksempel", "Fatma Eksempel", "Omar Prøve", "Umar Prøve", "Amina Opdigtet"]
      let phones: [String?] = ["+45 20 30 40 50", "20304050", "30 40 50 60", "004530405060", "304050", "00000000", nil]
      let days: [String?] = ["1990-01-01", "1990-01-01", "1991-05-06", nil]
      func anybody(_ dice: inout Seeded) -> Person.Details {
        // Most have the one or the other telephone: they come to be too many, and few enough again.
        let phone =
          Bool.random(using: &dice) ? phones[Int.random(in: 0...1, using: &dice)] : phones.randomElement(using: &dice)!
        return person(
          names.randomElement(using: &dice)!, born: days.randomElement(using: &dice)!, phone: phone)
      }
      var ids: [PersonID] = []
      for _ in 0..<14 {
        let details = anybody(&dice)
        ids.append(try await story.act { tx in try People.enter(details, tx) })
      }
      for _ in 0..<40 {
        let (id, details) = (ids.randomElement(using: &dice)!, anybody(&dice))
        let part = Int.random(in: 0...3, using: &dice)
        try await story.act { tx in
          try People.find(id, tx).act {
            var changed = $0.details
            if part != 1 { changed.phone = details.phone }
            if part == 1 || part == 3 { changed.name = details.name }
            if part == 2 || part == 3 { changed.birth = details.birth }
            try People.change(id, to: changed, seen: $0.version, tx)
          }
        }
        #expect(try await story.act { try $0.flawsOfIndex() } == [])
      }
      #expect(story.unforeseen.all == [])
    }
  }
}

/// The same draws on every machine.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
