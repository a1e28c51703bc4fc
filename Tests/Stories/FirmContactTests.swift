import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// “Perhaps in March”: what an employer says about nobody who takes part. Today is Sunday 22 November 2026.
@Suite("Contacts with an employer") struct FirmContactTests {
  private struct Cast {
    let story: StoryHouse
    let bakery: WorkplaceID
    let hotel: WorkplaceID
    let firm: OrganisationID
    let mette: Visitor
    let karen: Visitor
    let kirsten: Visitor
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let hotel = try await story.workplace("Hotel Eksempel", staff: 12)
      let mette = try await story.visitor(story.mette)
      let firm = try await mette.api(.get, EmployersResource.workplace(bakery)).json["organisation"]?.string
      try await body(
        Cast(
          story: story, bakery: bakery, hotel: hotel, firm: try #require(OrganisationID(firm ?? "")), mette: mette,
          karen: try await story.visitor(
            try await story.test.account("karen", [.coordinator], in: story.municipality)),
          kirsten: try await story.visitor(
            try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))))
      #expect(story.unforeseen.all == [])
    }
  }

  private func note(
    _ visitor: Visitor, _ list: EmployersResource, _ outcome: String, _ more: String = ""
  ) async throws -> String {
    let answer = try await visitor.api(.post, list, #"{"means": "call", "outcome": "\#(outcome)"\#(more)}"#)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(try answer.json["id"]?.string)
  }

  private func contact(_ id: String, _ visitor: Visitor) async throws -> JSON {
    try await visitor.api(.get, EmployersResource.firmContact(try #require(FirmContactID(id)))).json
  }

  private func change(_ id: String, _ visitor: Visitor, _ fields: String, seen: Int) async throws -> Response {
    try await visitor.api(
      .patch, EmployersResource.firmContact(try #require(FirmContactID(id))), fields, seen: seen)
  }

  private func owed(_ visitor: Visitor, _ week: String? = nil) async throws -> [WeekRow] {
    try await visitor.week(week.flatMap { ISOWeek(iso: $0) }).filter { $0.pile == "contacts" && !$0.isDone }
  }

  @Test(
    "in three taps and a sentence from the workplace's page; what it said about March comes back before March",
    arguments: TestEngine.allCases)
  func perhapsInMarch(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let page = try await cast.mette.page(EmployersAddress.workplace(cast.bakery))
      #expect(page.words.contains("No contact is noted."))
      let address = EmployersAddress.newWorkplaceContact(cast.bakery)
      #expect(page.html.contains(address.path))
      let asking = try await cast.mette.page(address)
      #expect(asking.words.contains("Names of people who take part do not belong here"))
      #expect(!asking.words.contains("Did not come") && !asking.words.contains("With whom?"))
      var form = try asking.form(to: address)
      try form.fill([
        "means": "call", "words": "Perhaps in March", "next": "Ring about March", "nextDue": "2027-02-26",
      ])
      form.fields.append((name: "outcome", value: "watch"))
      let noted = try await cast.mette.submit(form)
      #expect(noted.words.contains("Perhaps in March") && noted.words.contains("Ring about March"))
      #expect(noted.words.contains("The next step is due Fri 26 Feb 2027"), "\(noted.words)")
      #expect(try await owed(cast.mette).isEmpty, "in November it is in nobody's way")
      let then = try await owed(cast.mette, "2027-W08")
      #expect(then.map(\.due) == ["2027-02-26"] && then.first?.name == "Prøvebageriet", "\(then)")
      #expect(then.first?.reason == "Ring about March (from the contact on Sun 22 Nov)")
      // At the other workplace nothing is noted, and on the employer's page it says where.
      #expect(!(try await cast.mette.page(EmployersAddress.workplace(cast.hotel))).words.contains("Perhaps in March"))
      let ofFirm = try await cast.mette.page(EmployersAddress.employer(cast.firm))
      #expect(ofFirm.words.contains("Telephone · Prøvebageriet"), "\(ofFirm.words)")
      _ = try await cast.mette.submit(try noted.undo())
      #expect(!(try await cast.mette.page(EmployersAddress.workplace(cast.bakery))).words.contains("Perhaps in March"))
      #expect(try await owed(cast.mette, "2027-W08").isEmpty)
    }
  }

  @Test(
    "whoever was not reached is tried again, and the next contact there is that; elsewhere it is not",
    arguments: TestEngine.allCases)
  func notReached(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let bakery = EmployersResource.workplaceContacts(cast.bakery)
      let first = try await note(cast.mette, bakery, "not-reached")
      let due = try await owed(cast.mette, "2026-W48")
      #expect(due.map(\.reason) == ["Not reached on Sun 22 Nov: try again"] && due.first?.due == "2026-11-23")
      let elsewhere = try await note(cast.mette, .workplaceContacts(cast.hotel), "well")
      let firm = try await note(cast.mette, .employerContacts(cast.firm), "well")
      #expect(try await contact(first, cast.mette)["nextDone"]?.isNull == true)
      for id in [elsewhere, firm] { #expect(try await contact(id, cast.mette)["answers"]?.isNull == true) }
      let reached = try await note(cast.karen, bakery, "well")
      #expect(try await contact(first, cast.mette)["nextDone"]?.string == "2026-11-22")
      #expect(try await contact(reached, cast.mette)["answers"]?.string == first)
      #expect(try await owed(cast.mette, "2026-W48").isEmpty)
      #expect(try await change(reached, cast.mette, #"{"withdrawn": "yes"}"#, seen: 1).status == 422)
      #expect(try await change(reached, cast.karen, #"{"withdrawn": "yes"}"#, seen: 1).status == 200)
      #expect(try await contact(first, cast.mette)["nextDone"]?.isNull == true, "it was not reached after all")
      // What is to come later is not done by ringing about something else.
      let march = try await note(cast.mette, bakery, "watch", #", "next": "March", "nextDue": "2027-02-26""#)
      _ = try await note(cast.mette, bakery, "well")
      _ = try await note(cast.mette, bakery, "well")
      #expect(try await contact(march, cast.mette)["nextDone"]?.isNull == true)
      #expect(try await contact(first, cast.mette)["nextDone"]?.string == "2026-11-22")
    }
  }

  @Test(
    "its author mends it until the next day, others say what is to come and see to it then; case managers read it",
    arguments: TestEngine.allCases)
  func whoMay(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let list = EmployersResource.workplaceContacts(cast.bakery)
      let said = try await note(
        cast.mette, list, "watch", #", "words": "Perhaps", "next": "Ring", "nextDue": "2026-11-25""#)
      #expect(try await change(said, cast.mette, #"{"words": "Perhaps in March"}"#, seen: 1).status == 200)
      let mended = try await change(said, cast.karen, #"{"words": "Surely"}"#, seen: 2)
      #expect(try mended.status == 422 && mended.problemFields == ["words"], "\(mended.text)")
      #expect(try await change(said, cast.karen, #"{"next": null, "nextDue": null}"#, seen: 2).status == 422)
      #expect(try await contact(said, cast.karen)["nextOwner"]?.string == cast.story.mette.text)
      #expect(try await change(said, cast.karen, #"{"nextDue": "2026-11-26"}"#, seen: 2).status == 200)
      #expect(try await owed(cast.mette, "2026-W48").isEmpty, "whoever moved it sees to it")
      #expect(try await owed(cast.karen, "2026-W48").map(\.due) == ["2026-11-26"])
      // Read, not written.
      #expect(try await contact(said, cast.kirsten)["words"]?.string == "Perhaps in March")
      #expect((try await cast.kirsten.page(EmployersAddress.workplace(cast.bakery))).words.contains("Perhaps in March"))
      #expect(try await cast.kirsten.api(.post, list, #"{"means": "call", "outcome": "well"}"#).status == 404)
      #expect(try await cast.kirsten.get(EmployersAddress.newWorkplaceContact(cast.bakery)).status == 404)
      let cleo = try await cast.story.visitor(
        try await cast.story.test.account("cleo", [.counsellor], in: cast.story.municipality))
      #expect(try await cleo.api(.get, list).status == 404)
      #expect(!(try await cleo.page(EmployersAddress.workplace(cast.bakery))).words.contains("Perhaps"))
      // Whose account is closed owes nothing; the step is there for everybody who reaches the workplace.
      let karen = try #require(AccountID(try await contact(said, cast.mette)["nextOwner"]?.string ?? ""))
      let closing = try await cast.story.house.close(request: "test") { _ in (karen, nil) }
      #expect(closing.tasksWithoutOwner == 1)
      let team = try await cast.mette.week(ISOWeek(iso: "2026-W48"), team: true).filter { $0.pile == "contacts" }
      #expect(team.contains { !$0.isDone && $0.due == "2026-11-26" && $0.owner == nil }, "\(team)")
      func isHers() async throws -> Bool {
        try await cast.story.everythingOwed().contains { $0.owner == karen && $0.done == nil }
      }
      #expect(try await !isHers())
      try await cast.story.house.openAgain(request: "test") { _ in karen }
      #expect(try await isHers())
    }
  }

  @Test("the list goes on page by page, and loses nothing", arguments: TestEngine.allCases)
  func paged(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      var made: Set<String> = []
      for number in 0..<7 {
        let list: EmployersResource =
          number % 2 == 0 ? .workplaceContacts(cast.bakery) : .employerContacts(cast.firm)
        made.insert(try await note(cast.mette, list, "well", #", "on": "2026-11-\#(20 + number / 3)""#))
      }
      var (seen, cursor): ([String], String?) = ([], nil)
      repeat {
        let answer = try await cast.mette.api(
          .get, EmployersResource.employerContacts(cast.firm),
          query: "?limit=2" + (cursor.map { "&cursor=" + $0 } ?? "")
        ).json
        seen += answer["items"]?.items.compactMap { $0["id"]?.string } ?? []
        cursor = answer["next"]?.string
      } while cursor != nil && seen.count < 20
      #expect(seen.count == 7 && Set(seen) == made)
      let days = try await cast.mette.api(.get, EmployersResource.employerContacts(cast.firm)).json["items"]?.items
        .compactMap { $0["on"]?.string }
      #expect(days == days?.sorted(by: >))
      let there = try await cast.mette.api(.get, EmployersResource.workplaceContacts(cast.bakery)).json
      #expect(there["items"]?.items.count == 4)
      let page = try await cast.mette.page(EmployersAddress.employer(cast.firm))
      #expect(page.words.contains("All contacts"))
      #expect((try await cast.mette.page(EmployersAddress.employerContacts(cast.firm))).words.contains("Telephone"))
    }
  }

  @Test("what is wrong is named, and nothing is kept of it", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let list = EmployersResource.workplaceContacts(cast.bakery)
      let other = try await note(cast.mette, .workplaceContacts(cast.hotel), "not-reached")
      for (fields, field) in [
        (#"{"outcome": "well"}"#, "means"), (#"{"means": "call", "outcome": "did-not-come"}"#, "outcome"),
        (#"{"means": "call", "outcome": "well", "on": "2026-11-23"}"#, "on"),
        (#"{"means": "call", "outcome": "well", "next": "Ring"}"#, "nextDue"),
        (#"{"means": "call", "outcome": "well", "answers": "\#(other)"}"#, "answers"),
      ] {
        let answer = try await cast.mette.api(.post, list, fields)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(fields): \(answer.text)")
      }
      #expect(try await cast.mette.api(.get, list).json["items"]?.items.isEmpty == true)
    }
  }
}
