import Employers
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

@testable import Access
@testable import Nyvej

@Suite("Two records of one person") struct JoinedRecordsTests {
  @Test("become one; a joining that is undone leaves every answer as it was", arguments: TestEngine.allCases)
  func undone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await JoinedCast(story)
      let mette = try await story.visitor(story.mette)
      let scan = try await ScanTests().attachedScan(mette, to: cast.placement)
      let content = try await mette.api(.get, PlacementsResource.scanContent(scan)).body
      let before = try await cast.answers(mette)
      #expect(before.values.allSatisfy { $0.hasPrefix("200") })

      let merge = try await cast.join(mette)
      let kept = PeopleResource.person(cast.kept.person)
      #expect(try await mette.api(.get, PeopleResource.person(cast.aside.person)).status == 410)
      let gone = try await mette.api(.get, PeopleResource.person(cast.aside.person)).json
      #expect(gone["record"]?.string == "/" + kept.segments.joined(separator: "/"))
      #expect(try await mette.api(.get, PeopleResource.obstacles(cast.aside.person)).status == 404)
      let page = try await mette.page(PeopleAddress.person(cast.aside.person))
      #expect(page.html.contains("href=\"\(PeopleAddress.person(cast.kept.person).path)\""))
      let obstacles = try await mette.api(.get, PeopleResource.obstacles(cast.kept.person)).json["items"]?.items
      #expect(obstacles?.count == 4)
      for path in [
        PeopleResource.considerations(cast.kept.person), .notes(cast.kept.person), .contacts(cast.kept.person),
        .appointments(cast.kept.person),
      ] {
        #expect(try await mette.api(.get, path).json["items"]?.items.count ?? 0 >= 2, "\(path)")
      }
      #expect(
        try await mette.api(.get, PlacementsResource.scanContent(scan)).body == content,
        "what was sealed for the other record opens where its placement went")
      let listed = try await mette.api(.get, PeopleResource.people).json["items"]?.items.compactMap { $0["id"]?.string }
      #expect(listed?.contains(cast.aside.person.text) == false && listed?.contains(cast.kept.person.text) == true)
      let found = try await mette.api(.get, PeopleResource.people, query: "?q=Selma").json["items"]?.items
      #expect(found?.isEmpty == true, "the name that was set aside leads nowhere")
      let week = try await mette.api(.get, WorkResource.week, query: "?whose=team").text
      #expect(!week.contains(cast.aside.person.text))
      #expect(try await mette.api(.get, PeopleResource.timeline(cast.kept.person)).text.contains("records-joined"))

      #expect(try await cast.undo(merge, mette).status == 200)
      let after = try await cast.answers(mette)
      for (path, answer) in before.sorted(by: { $0.key < $1.key }) {
        #expect(after[path] == answer, "\(path) is another answer than before")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "what is written later about what had moved goes back with it, and everything else stays",
    arguments: TestEngine.allCases)
  func later(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await JoinedCast(story)
      let mette = try await story.visitor(story.mette)
      let merge = try await cast.join(mette)
      let own = try await mette.api(
        .post, PeopleResource.obstacles(cast.kept.person),
        #"{"kind": "childcare", "since": "\#(story.today.iso)", "due": "\#(story.today.adding(days: 9).iso)"}"#)
      #expect(own.status == 201)
      let (placement, placements) = (cast.placement, story.placements)
      let step = try await story.act { tx in
        try placements.find(placement, tx).act { placement in
          #expect(placement.person == cast.kept.person)
          let week = ISOWeek(containing: placement.terms.period.from).adding(weeks: 3)
          return try placements.decideStep(
            placement, LadderDecision(move: .up, week: week, hours: Hours(8), reason: "Wants more", tasks: nil), tx)
        }
      }
      #expect(try await cast.undo(merge, mette).status == 200)
      let back = try await mette.api(.get, PlacementsResource.ladderStep(step)).json
      #expect(back["placement"]?.string == placement.text)
      let moved = "id = '\(step.text)' AND person_id = '\(cast.aside.person.text)'"
      #expect(try await story.number("SELECT COUNT(*) AS count FROM ladder_step WHERE \(moved)") == 1)
      let mine = try await mette.api(.get, PeopleResource.obstacles(cast.kept.person)).text
      #expect(mine.contains("childcare"))
      #expect(!(try await mette.api(.get, PeopleResource.obstacles(cast.aside.person)).text.contains("childcare")))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "nobody joins whom they do not reach, nor is told that it was done; the reason, and a look at who sees more, are asked for",
    arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await JoinedCast(story)
      let mette = try await story.visitor(story.mette)
      let stranger = try await story.stranger()
      let jonas = try await story.visitor(stranger.account)
      func body(_ other: PersonID, seen: Bool = true, why: String = "Same letter") -> String {
        #"{"other": "\#(other.text)", "why": "\#(why)", "seen": \#(seen)}"#
      }
      let merges = PeopleResource.personMerges(cast.kept.person)
      #expect(try await jonas.api(.post, merges, body(cast.aside.person)).status == 404)
      let beyond = try await mette.api(.post, merges, body(stranger.person))
      #expect(try (beyond.status, beyond.problemFields) == (422, ["other"]))
      let nobody = try await mette.api(.post, merges, body(PersonID(high: 1, low: 1)))
      #expect(nobody.text == beyond.text, "somebody beyond reach is nobody")
      for (answer, field) in [
        (body(cast.kept.person), "other"), (body(cast.aside.person, seen: false), "seen"),
        (body(cast.aside.person, why: ""), "why"),
      ] {
        let refused = try await mette.api(.post, merges, answer)
        #expect(try (refused.status, refused.problemFields) == (422, [field]))
      }
      let page = try await mette.page(
        PeopleAddress.joinRecords(cast.kept.person), query: "?with=" + cast.aside.person.text)
      for words in ["Obstacles: 2", "Anden Vej", "Tilde"] { #expect(page.html.contains(words), "\(words)") }

      var form = try page.form(to: PeopleAddress.joinRecords(cast.kept.person))
      try form.fill(["why": "The same letter"])
      try form.tick("seen", ["yes"])
      let done = try await mette.submit(form)
      #expect(done.html.contains("joined with the record of Selma Eksempelson"))
      for address: any Address in [PeopleAddress.person(cast.aside.person), PeopleAddress.person(cast.kept.person)] {
        #expect(try await jonas.get(address).status == 404)
      }
      let absent = try await jonas.api(.get, PeopleResource.person(PersonID(high: 1, low: 1)))
      let hidden = try await jonas.api(.get, PeopleResource.person(cast.aside.person))
      #expect((absent.status, absent.text) == (hidden.status, hidden.text))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "two that take part in one programme are not joined; the last joining is undone first, and none after thirty days",
    arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let one = try await story.participant("Selam Eksempelsen", "integration-act")
      let two = try await story.participant("Selam Eksempelson", "integration-act")
      func join(_ other: PersonID, into kept: PersonID) async throws -> Response {
        try await mette.api(
          .post, PeopleResource.personMerges(kept), #"{"other": "\#(other.text)", "why": "Twice", "seen": true}"#)
      }
      let both = try await join(two.person, into: one.person)
      #expect(both.status == 422 && both.text.contains("Business Training"))

      let (first, second, third) = try await story.act { tx in
        (
          try People.enter(Person.Details(name: "Rahel Et"), tx),
          try People.enter(Person.Details(name: "Rahel To"), tx),
          try People.enter(Person.Details(name: "Rahel Tre"), tx)
        )
      }
      let earlier = try await join(second, into: first)
      let later = try await join(first, into: third)
      #expect((earlier.status, later.status) == (201, 201))
      #expect(
        try await mette.api(.get, PeopleResource.person(second)).json["record"]?.string?.hasSuffix(third.text) == true)
      func undo(_ merge: Response) async throws -> Response {
        let id = try #require(PersonMergeID(try merge.json["id"]?.string ?? ""))
        return try await mette.api(.patch, PeopleResource.personMerge(id), #"{"undoneWhy": "Sisters"}"#, seen: 1)
      }
      #expect(try await undo(earlier).text.contains("Rahel Et"), "the later one first")
      #expect(try await undo(later).status == 200)
      #expect(
        try await mette.api(.get, PeopleResource.person(second)).json["record"]?.string?.hasSuffix(first.text) == true)
      story.test.clock.advance(days: 31)
      #expect(try await undo(earlier).status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("every table about people says what becomes of its rows")
  func declared() {
    for declaration in Rooms.declarations where declaration.personColumn != nil {
      #expect(declaration.merging != nil, "\(declaration.table)")
    }
    #expect(Register(Rooms.declarations).moving.count > 20)
  }
}

extension StoryHouse {
  /// Somebody of another organisation and programme, with a person of his own.
  fileprivate func stranger() async throws -> (account: AccountID, person: PersonID) {
    let (organisation, programme) = try await test.settingUp { tx in
      (
        try Employers.enterFirst(
          Organisation.Details(name: "Eksempelby Kommune", kind: .municipality, country: "DK"), tx),
        try Participations.found("Tredje Vej", model: "business-training", version: 1, tx)
      )
    }
    let jonas = try await test.account("jonas", [.jobConsultant], in: organisation)
    try await test.settingUp { try $0.joinTeam(jonas, of: programme) }
    let omar = try await participant("Omar Prøvesen", "integration-act", in: programme, by: jonas)
    return (jonas, omar.person)
  }
}
