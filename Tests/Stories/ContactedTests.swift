import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026; what is told here is told from Monday 4 January 2027 on.
@Suite("Contacts, held follow-ups and placements") struct ContactedTests {
  private struct Cast {
    let story: StoryHouse
    let mette: Visitor
    let selam: Participation
    let bakery: PlacementID
    let hotel: PlacementID
    let omar: Participation
    let quay: PlacementID
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let bakery = try await story.run(selam, at: try await story.workplace("Prøvebageriet", staff: 40))
      let quay = try await story.run(omar, at: try await story.workplace("Kajen", staff: 40))
      let hotel = try await story.draft(selam, at: try await story.workplace("Hotel Eksempel", staff: 40))
      try await body(
        Cast(
          story: story, mette: try await story.visitor(story.mette), selam: selam, bakery: bakery, hotel: hotel,
          omar: omar, quay: quay))
      #expect(story.unforeseen.all == [])
    }
  }

  private func note(
    _ cast: Cast, _ person: PersonID, _ more: String = "", outcome: String = "well"
  ) async throws -> Response {
    try await cast.mette.api(
      .post, PeopleResource.contacts(person),
      #"{"with": "workplace", "means": "call", "outcome": "\#(outcome)"\#(more)}"#)
  }

  @Test(
    "follow-ups that were held stand among the contacts, in one order, and no page loses or repeats one",
    arguments: TestEngine.allCases)
  func oneOrder(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let planned = try await cast.story.followUps(cast.bakery)
      cast.story.test.clock.advance(days: 43)
      var held: Set<String> = []
      for (talk, day) in zip(planned, ["2026-12-10", "2026-12-22"]) {
        let answer = try await cast.mette.api(
          .patch, PlacementsResource.followUp(talk.id), #"{"step": "held", "doneOn": "\#(day)", "light": "ok"}"#,
          seen: Int(talk.version.number))
        #expect(answer.status == 200, "\(answer.text)")
        held.insert(talk.id.text)
      }
      #expect(held.count == 2)
      var noted: Set<String> = []
      // Two of a follow-up's own day, and others around it.
      for day in ["2026-12-01", "2026-12-10", "2026-12-10", "2026-12-15", "2026-12-22", "2027-01-04"] {
        noted.insert(
          try #require(try await note(cast, cast.selam.person, #", "on": "\#(day)""#).json["id"]?.string))
      }
      for limit in [1, 2, 3, 100] {
        var (rows, cursor): ([JSON], String?) = ([], nil)
        repeat {
          let answer = try await cast.mette.api(
            .get, PeopleResource.contacts(cast.selam.person),
            query: "?limit=\(limit)" + (cursor.map { "&cursor=" + $0 } ?? "")
          ).json
          rows += answer["items"]?.items ?? []
          cursor = answer["next"]?.string
        } while cursor != nil && rows.count < 30
        let days = rows.compactMap { $0["on"]?.string }
        #expect(days.count == 8 && days == days.sorted(by: >), "\(limit): \(days)")
        #expect(Set(rows.compactMap { $0["followUp"]?.string }) == held)
        #expect(Set(rows.compactMap { $0["id"]?.string }) == noted)
      }
      let page = try await cast.mette.page(PeopleAddress.contacts(cast.selam.person))
      #expect(page.html.matches(of: /Telephone · The workplace/).count == 6)
      for id in held { #expect(page.html.contains("/follow-ups/" + id)) }
      let other = try await cast.mette.page(PeopleAddress.contacts(cast.omar.person))
      #expect(other.words.contains("No contact is noted.") && !other.html.contains("/follow-ups/"))
      let bad = try await cast.mette.ask(
        .get, PeopleAddress.contacts(cast.selam.person).path + "?after=yesterday")
      #expect(bad.status == 400)
    }
  }

  @Test(
    "a contact that is noted on a placement's page stands there, in its timeline and in the API, and at no other",
    arguments: TestEngine.allCases)
  func aboutPlacement(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let page = try await cast.mette.page(PlacementsAddress.placement(cast.bakery))
      let query = "?placement=\(cast.bakery.text)&with=workplace"
      #expect(page.html.contains("placement=\(cast.bakery.text)"), "\(page.html)")
      let address = PeopleAddress.newContact(cast.selam.person)
      var form = try await cast.mette.page(address, query: query).form(to: address)
      try form.fill(["means": "visit", "words": "The oven is warm"])
      form.fields.append((name: "outcome", value: "well"))
      _ = try await cast.mette.submit(form)
      _ = try await note(cast, cast.selam.person, #", "words": "About nothing of it""#)
      let rows = try await cast.mette.api(.get, PeopleResource.contacts(cast.selam.person)).json["items"]?.items ?? []
      #expect(
        rows.map { $0["placement"]?.string }.sorted { ($0 ?? "") < ($1 ?? "") } == [nil, cast.bakery.text], "\(rows)")
      for (placement, isThere) in [(cast.bakery, true), (cast.hotel, false), (cast.quay, false)] {
        for place in [PlacementsAddress.placement(placement), .timeline(placement)] {
          let words = try await cast.mette.page(place).words
          #expect(words.contains("Visit · The workplace") == isThere, "\(place): \(words)")
          #expect(!words.contains("About nothing of it"))
        }
        let events = try await cast.mette.api(
          .get, PlacementsResource.timeline(placement), query: "?topic=contacts"
        ).json["items"]?.items
        #expect(events?.count == (isThere ? 1 : 0))
      }
    }
  }

  @Test(
    "it is about one of the person's own placements or about none; whoever mends it says which",
    arguments: TestEngine.allCases)
  func ownPlacement(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      for wrong in [cast.quay.text, cast.selam.person.text, "placement"] {
        let refused = try await note(cast, cast.selam.person, #", "placement": "\#(wrong)""#)
        #expect(try refused.status == 422 && refused.problemFields == ["placement"], "\(refused.text)")
      }
      let nobody = try await cast.story.participant("Bao Fiktiv", "integration-act")
      let none = try await note(cast, nobody.person, #", "placement": "\#(cast.quay.text)""#)
      #expect(try none.status == 422 && none.problemFields == ["placement"], "\(none.text)")
      let plain = try await note(cast, nobody.person)
      #expect(plain.status == 201)
      let kept = try #require(ContactEntryID(try plain.json["id"]?.string ?? ""))
      #expect(
        try await cast.mette.api(.patch, PeopleResource.contact(kept), #"{"words": "Said"}"#, seen: 1).status == 200)
      let made = try await note(cast, cast.selam.person, #", "placement": "\#(cast.bakery.text)""#)
      let id = try #require(ContactEntryID(try made.json["id"]?.string ?? ""))
      let moved = try await cast.mette.api(
        .patch, PeopleResource.contact(id), #"{"placement": "\#(cast.hotel.text)"}"#, seen: 1)
      #expect(try moved.json["placement"]?.string == cast.hotel.text, "\(moved.text)")
      let freed = try await cast.mette.api(.patch, PeopleResource.contact(id), #"{"placement": null}"#, seen: 2)
      #expect(try freed.json["placement"]?.isNull == true, "\(freed.text)")
    }
  }
}
