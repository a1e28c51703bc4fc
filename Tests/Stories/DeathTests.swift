import Access
import FoundationEssentials
import Ledger
import People
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

@Suite("Somebody has died") struct DeathTests {
  @Test(
    "messages stop at once with a death or a move; the page says that she died, and nothing is begun for her",
    arguments: TestEngine.allCases)
  func messages(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
      let person = cast.selam.person
      for (id, phone) in [(person, "20304051"), (cast.omar.person, "20304052")] {
        let reach = #"{"phone": "\#(phone)", "messages": "yes", "texts": "yes", "email": "s@nyvej.example"}"#
        let version = try await cast.mette.api(.get, PeopleResource.person(id)).json["version"]?.integer
        #expect(try await cast.mette.api(.patch, PeopleResource.person(id), reach, seen: version).status == 200)
      }
      func pages(_ id: PersonID) async throws -> [Page] {
        [
          try await cast.mette.page(PeopleAddress.person(id)),
          try await cast.mette.page(PeopleAddress.newContact(id)),
        ]
      }
      let ahead = try await cast.leave(cast.selam, on: "2026-11-23", "deceased")
      #expect(try ahead.status == 422 && ahead.problemFields == ["on"], "\(ahead.text)")
      for reason in ["moved", "deceased"] {
        #expect(try await cast.leave(cast.selam, on: "2026-11-22", reason).status == 200)
        for page in try await pages(person) {
          #expect(page.words.contains("No messages") && !page.words.contains("Messages are safe"), "\(page.words)")
          #expect(!page.html.contains("sms:") && !page.html.contains("mailto:") && page.html.contains("tel:"))
          #expect(page.words.contains("Died on Sun 22 Nov") == (reason == "deceased"), "\(page.words)")
        }
        for page in try await pages(cast.omar.person) {
          #expect(!page.words.contains("No messages") && page.words.contains("Messages are safe"), "\(page.words)")
        }
        if reason == "moved" { try await cast.stay(cast.selam) }
      }
      let page = try await cast.mette.page(PeopleAddress.person(person))
      #expect(page.part("<title", "title").words.contains("died on Sun 22 Nov"), "\(page.html.prefix(600))")
      #expect(page.words.components(separatedBy: "Died on").count == 2, "once")
      #expect(try await !cast.mette.page(PeopleAddress.person(cast.omar.person)).words.contains("Died"))

      func refused(_ address: some APIAddress, _ json: String) async throws {
        let answer = try await cast.post(address, json)
        #expect(answer.status == 422 && answer.text.contains("This person died on Sun 22 Nov"), "\(answer.text)")
      }
      try await refused(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
      try await refused(
        PeopleResource.appointments(person),
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(cast.story.mette.text)"}"#)
      try await refused(
        PeopleResource.guardians(person), #"{"name": "Hanna Opdigtet", "kind": "parent", "from": "2026-11-01"}"#)
      try await refused(
        LedgerResource.allPlannedHours(person), #"{"category": "language", "hours": 12.5, "from": "2026-W48"}"#)
      try await refused(
        ProgrammesResource.participations(person),
        #"{"programme": "\#(cast.story.programme)", "referredOn": "2026-11-22", "eligibility": "not-directly-to-work"}"#
      )
      // To whoever does not reach her it is as if she were not there.
      let stranger = try await cast.story.visitor(
        try await cast.story.test.account("ella", [.jobConsultant], in: cast.story.municipality))
      let hidden = try await cast.post(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#,
        by: stranger)
      #expect(hidden.status == 404 && !hidden.text.contains("died"), "\(hidden.text)")
      try await cast.stay(cast.selam)
      try await cast.made(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
    }
  }

  @Test(
    "a death ends what runs, on its day and in one act, and taking it back brings it back",
    arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await TwoPeople.with(engine) { cast in
      let story = cast.story
      let bakery = try await story.workplace("Prøvebageriet", staff: 60)
      let (runs, others) = (
        try await story.run(cast.selam, at: bakery), try await story.run(cast.omar, at: bakery)
      )
      let draft = try await story.draft(cast.selam, at: bakery, weeks: 2, from: CivilDate(iso: "2027-03-01"))
      story.test.clock.advance(days: 9)
      let mette = try await story.visitor(story.mette)
      let way = ProgrammesResource.participation(cast.selam.id)
      func step(_ json: String) async throws -> Response {
        try await mette.api(.patch, way, json, seen: try await mette.api(.get, way).json["version"]?.integer)
      }
      let page = try await mette.page(ProgrammesAddress.participation(cast.selam.id))
      #expect(page.words.contains("Where this person has died, they end with the exit"), "\(page.words)")
      let moved = try await step(
        #"{"step": "exit", "on": "2026-12-01", "reason": "moved", "destination": "unknown"}"#)
      #expect(moved.status == 422, "who moves ends the placement first, and says what comes next")
      let died = try await step(#"{"step": "exit", "on": "2026-12-01", "reason": "deceased"}"#)
      #expect(died.status == 200, "\(died.text)")
      // On the very day nobody is asked about her any more, but what brings things to their end.
      let asked = try await story.owed(cast.selam.person).filter { $0.obligation.done == nil }
      #expect(asked.allSatisfy { $0.obligation.pile == .endings }, "\(asked.map(\.obligation.key))")
      let ending = try #require(try await story.placement(runs).ending)
      #expect(ending.reason == .deceased && ending.on.iso == "2026-12-01" && ending.nextStep.isEmpty)
      #expect(try await story.placement(draft).ending?.reason == .neverBegan)
      #expect(try await story.placement(others).ending == nil)
      let ended = try await mette.page(PlacementsAddress.placement(runs))
      #expect(ended.words.contains("Deceased") && !ended.words.contains("What comes next"), "\(ended.words)")
      #expect(try await step(#"{"step": "stay"}"#).status == 200)
      for id in [runs, draft] { #expect(try await story.placement(id).ending == nil) }
      // The placement’s own form has the reason, and asks nothing else.
      let alone = try await mette.api(
        .post, PlacementsResource.ending(runs), #"{"on": "2026-12-01", "reason": "deceased"}"#,
        seen: Int(try await story.placement(runs).version.number))
      #expect(alone.status == 200, "\(alone.text)")
      let both = try await mette.api(
        .post, PlacementsResource.ending(others),
        #"{"on": "2026-12-01", "reason": "deceased", "by": "firm", "nextStep": "Work"}"#,
        seen: Int(try await story.placement(others).version.number))
      #expect(try both.status == 422 && Set(both.problemFields) == ["by", "nextStep"], "\(both.text)")
      let less = try await mette.api(
        .post, PlacementsResource.ending(others), #"{"on": "2026-12-01", "reason": "mismatch"}"#,
        seen: Int(try await story.placement(others).version.number))
      #expect(try less.status == 422 && Set(less.problemFields) == ["by", "nextStep"], "\(less.text)")
    }
  }
}
