import Access
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej
@testable import People

/// Who stands for somebody under 18, from end to end: who notes it and reads it, who is asked for it, and what the 18th
/// birthday turns. Sunday 22 November 2026.
@Suite("Under 18") struct GuardianStoryTests {
  private static let mother = #"""
    {"name": "Hodan Opdigtet", "kind": "parent", "from": "2026-11-01", "phone": "+45 00 00 00 00", "language": "so",
     "needsInterpreter": true}
    """#

  private struct Cast {
    let story: StoryHouse
    /// 17 until 1 December 2026.
    let nadia: Participation
    /// 17 until 5 May 2027.
    let omar: Participation
    let mette: Visitor
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let nadia = try await story.participant("Nadia Eksempelsen", "integration-act", called: "Nadia")
      let omar = try await story.participant("Omar Prøvesen", "integration-act", called: "Omar")
      let mette = try await story.visitor(story.mette)
      for (person, born) in [(nadia.person, "2008-12-01"), (omar.person, "2009-05-05")] {
        let answer = try await mette.api(
          .patch, PeopleResource.person(person), #"{"birthDate": "\#(born)", "birthPrecision": "day"}"#, seen: 1)
        #expect(answer.status == 200, "\(answer.text)")
      }
      try await body(Cast(story: story, nadia: nadia, omar: omar, mette: mette))
    }
  }

  private func note(_ json: String, for person: PersonID, _ visitor: Visitor) async throws -> GuardianID {
    let answer = try await visitor.api(.post, PeopleResource.guardians(person), json)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(GuardianID(try answer.json["id"]?.string ?? ""))
  }

  @Test("whoever keeps the case notes it and reads it, and a mentor is told nothing", arguments: TestEngine.allCases)
  func masks(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let (nadia, omar) = (cast.nadia.person, cast.omar.person)
      let empty = try await cast.mette.page(PeopleAddress.person(nadia))
      #expect(empty.words.contains("Under 18 until the birthday on Tue 1 Dec. nobody is noted"), "\(empty.words)")
      let id = try await note(Self.mother, for: nadia, cast.mette)
      let page = try await cast.mette.page(PeopleAddress.person(nadia))
      #expect(page.words.contains("Hodan Opdigtet") && page.words.contains("Parent with custody"), "\(page.words)")
      #expect(page.words.contains("from Sun 1 Nov until Mon 30 Nov"), "\(page.words)")
      #expect(!page.words.contains("nobody is noted"))
      #expect(!(try await cast.mette.page(PeopleAddress.person(omar)).words.contains("Hodan")))
      for address in [PeopleAddress.history(nadia), .timeline(nadia)] {
        let page = try await cast.mette.page(address)
        #expect(page.words.contains("Guardian"), "\(address): \(page.words)")
      }
      let json = try await cast.mette.api(.get, PeopleResource.guardian(id)).json
      #expect(json["lastDay"]?.string == "2026-11-30" && json["until"]?.string == nil)
      let mentor = try await cast.story.test.account("mona", [.mentor], in: cast.story.municipality)
      try await cast.story.act { try $0.relate(mentor, .mentor, to: nadia, from: $0.today) }
      let mona = try await cast.story.visitor(mentor)
      #expect(try await mona.api(.get, PeopleResource.guardian(id)).status == 404)
      #expect(try await mona.get(PeopleAddress.newGuardian(nadia)).status == 404)
      let list = try await mona.api(.get, PeopleResource.guardians(nadia))
      #expect(list.status == 404 || !list.text.contains("Hodan"))
    }
  }

  @Test("it is asked for from the first day, and by nobody from the 18th birthday on", arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      func asked() async throws -> [String] {
        try await cast.mette.week(team: true).filter { $0.reason.hasPrefix("Under 18") && !$0.isDone }.map(\.name)
          .sorted()
      }
      #expect(try await asked() == ["Nadia Eksempelsen", "Omar Prøvesen"])
      let page = try await cast.mette.page(WorkAddress.week)
      #expect(page.html.contains(PeopleAddress.newGuardian(cast.omar.person).path))
      var form = try await cast.mette.page(PeopleAddress.newGuardian(cast.omar.person))
        .form(to: PeopleAddress.newGuardian(cast.omar.person))
      try form.fill(["name": "Hodan Opdigtet", "kind": "parent"])
      let noted = try await cast.mette.submit(form)
      #expect(noted.flash.words.contains("The guardian is noted."), "\(noted.flash.words)")
      #expect(try await asked() == ["Nadia Eksempelsen"])
      // Taken back on the spot: it is owed again.
      let undone = try await cast.mette.submit(try noted.undo())
      #expect(undone.flash.words.contains("The guardian is taken back."), "\(undone.flash.words)")
      #expect(try await asked() == ["Nadia Eksempelsen", "Omar Prøvesen"])
      let id = try await note(Self.mother, for: cast.omar.person, cast.mette)
      // It ends before the birthday: from the next day on it is owed.
      let ended = try await cast.mette.api(.patch, PeopleResource.guardian(id), #"{"until": "2026-11-29"}"#, seen: 1)
      #expect(ended.status == 200, "\(ended.text)")
      #expect(try await asked() == ["Nadia Eksempelsen"])
      cast.story.test.clock.advance(days: 8)
      #expect(try await asked() == ["Nadia Eksempelsen", "Omar Prøvesen"], "Monday 30 November")
      cast.story.test.clock.advance(days: 1)
      #expect(try await asked() == ["Omar Prøvesen"], "Nadia is 18 today")
      let page18 = try await cast.mette.page(PeopleAddress.person(cast.nadia.person))
      #expect(!page18.words.contains("Note a guardian"), "\(page18.words)")
    }
  }

  @Test("it is changed against the version that was seen, and taken back once", arguments: TestEngine.allCases)
  func changed(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await note(Self.mother, for: cast.omar.person, cast.mette)
      let address = PeopleResource.guardian(id)
      #expect(try await cast.mette.api(.patch, address, #"{"phone": null}"#, seen: 1).status == 200)
      #expect(try await cast.mette.api(.patch, address, #"{"name": "Other"}"#, seen: 1).status == 412)
      let late = try await cast.mette.api(.patch, address, #"{"until": "2027-05-05"}"#, seen: 2)
      #expect(late.status == 422 && late.text.contains("4 May 2027"), "\(late.text)")
      #expect(try await cast.mette.api(.patch, address, #"{"outcome": "withdrawn"}"#, seen: 2).status == 200)
      let again = try await cast.mette.api(.patch, address, #"{"outcome": "withdrawn"}"#, seen: 3)
      #expect(again.status == 422 && again.text.contains("taken back on Sun 22 Nov"), "\(again.text)")
      #expect(try await cast.mette.page(PeopleAddress.guardian(id)).words.contains("taken back on Sun 22 Nov"))
    }
  }

  @Test("a corrected birth turns what is owed", arguments: TestEngine.allCases)
  func corrected(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let answer = try await cast.mette.api(
        .patch, PeopleResource.person(cast.nadia.person), #"{"birthDate": "1998-12-01"}"#, seen: 2)
      #expect(answer.status == 200, "\(answer.text)")
      let rows = try await cast.mette.week(team: true).filter { $0.reason.hasPrefix("Under 18") && !$0.isDone }
      #expect(rows.map(\.name) == ["Omar Prøvesen"])
    }
  }

  @Test(
    "the rules for whoever is under 18 are held against a placement that begins before the birthday",
    arguments: TestEngine.allCases)
  func work(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let bakery = try await cast.story.workplace("Prøvebageriet", staff: 30)
      func rules(_ placement: PlacementID) async throws -> [String: String] {
        let checks = try await cast.mette.api(.get, PlacementsResource.checks(placement)).json["items"]?.items ?? []
        return Dictionary(
          checks.compactMap { one in
            guard let rule = one["rule"]?.string, rule.hasPrefix("youth") else { return nil }
            return (rule, one["verdict"]?.string ?? "")
          }, uniquingKeysWith: { first, _ in first })
      }
      // From Monday 23 November, for a week before Nadia's birthday; and of somebody of whom nothing is known.
      let young = try await cast.story.draft(cast.nadia, at: bakery)
      let selam = try await cast.story.participant("Selam Eksempelsen", "integration-act")
      let unknown = try await cast.story.draft(selam, at: bakery)
      #expect(try await rules(unknown) == ["youth": "not-known"])
      #expect(
        try await rules(young) == [
          "youth-week": "fulfilled", "youth-day": "does-not-apply", "youth-times": "not-known",
          "youth-free-days": "not-known",
        ])
      let later = try await cast.story.draft(
        cast.nadia, at: bakery, from: CivilDate(iso: "2027-03-01"))
      #expect(try await rules(later).isEmpty, "she is 18 by then")
    }
  }
}
