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
import Work

@testable import Access
@testable import Nyvej

@Suite("A damaged record does not take its list away") struct DamagedListTests {
  @Test("placements: the others stand there, the damaged one is named", arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      var ids: [PlacementID] = []
      for name in ["Selam Eksempelsen", "Omar Prøvesen", "Rosa Påfund"] {
        ids.append(try await story.draft(try await story.participant(name, "integration-act"), at: bakery))
      }
      try await story.damage("UPDATE placement SET until_day = 'never' WHERE id = '\(ids[1].text)'")

      let page = try await mette.page(PlacementsAddress.placements)
      #expect(page.html.contains("Something stored here is damaged") && page.html.contains(ids[1].text))
      for id in [ids[0], ids[2]] {
        #expect(page.html.contains("href=\"\(PlacementsAddress.placement(id).path)\""))
      }
      #expect(!page.html.contains("href=\"\(PlacementsAddress.placement(ids[1]).path)\""))
      #expect(
        story.unforeseen.all.contains {
          $0.contains("placement record is damaged") && $0.contains(ids[1].text) && $0.contains("until_day")
        }, "the log names record and column")

      let answer = try await mette.api(.get, PlacementsResource.placements).json
      #expect(Set(answer["items"]?.items.compactMap { $0["id"]?.string } ?? []) == [ids[0].text, ids[2].text])
      #expect(answer["damaged"]?.items.compactMap { $0["id"]?.string } == [ids[1].text])
      #expect(answer["damaged"]?.items.first?["kind"]?.string == "placement")

      // Page by page, each of one: the damaged one does not end the list.
      var (seen, cursor): ([String], String?) = ([], "")
      while let place = cursor {
        let part = try await mette.api(
          .get, PlacementsResource.placements, query: "?limit=1" + (place.isEmpty ? "" : "&cursor=" + place)
        ).json
        seen += part["items"]?.items.compactMap { $0["id"]?.string } ?? []
        cursor = part["next"]?.string
      }
      #expect(seen == [ids[0], ids[2]].map(\.text).sorted(by: >))
    }
  }

  @Test("people and firms: lists, searches and names in other lists", arguments: TestEngine.allCases)
  func registers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let (bakery, quay) = (
        try await story.workplace("Prøvebageriet", staff: 30), try await story.workplace("Kajen", staff: 30)
      )
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let placement = try await story.draft(selam, at: bakery)
      _ = try await story.draft(omar, at: quay)
      let firm = try await story.act { tx in try Employers.find(bakery, tx).act(\.organisation) }
      try await story.damage(
        "UPDATE person SET original_name = 'x', original_language = '!' WHERE id = '\(selam.person.text)'")
      try await story.damage("UPDATE organisation SET kind = 'none' WHERE id = '\(firm.text)'")
      try await story.damage(
        "UPDATE workplace SET ordinary_staff = 3, staff_as_of = 'then' WHERE id = '\(bakery.text)'")

      for query in ["", "?q=Selam"] {
        let people = try await mette.page(PeopleAddress.people, query: query)
        #expect(people.html.contains(selam.person.text) && people.html.contains("Something stored here is damaged"))
      }
      #expect(try await mette.page(PeopleAddress.people).html.contains("Omar Prøvesen"))
      let firms = try await mette.page(EmployersAddress.employers)
      #expect(firms.html.contains("Kajen") && firms.html.contains(firm.text))
      let places = try await mette.api(.get, PeopleResource.people).json
      #expect(places["damaged"]?.items.first?["kind"]?.string == "person")
      #expect(
        try await mette.api(.get, EmployersResource.organisations).json["damaged"]?.items.first?["id"]?.string
          == firm.text)
      // What names them in another list stands there without their names.
      let placements = try await mette.page(PlacementsAddress.placements)
      #expect(placements.html.contains("href=\"\(PlacementsAddress.placement(placement).path)\""))
      #expect(placements.html.contains("Omar Prøvesen") && placements.html.contains(selam.person.text))
      #expect(!story.unforeseen.all.contains { !$0.contains("record is damaged") }, "\(story.unforeseen.all)")
      let week = try await mette.get(WorkAddress.week)
      #expect(week.status == 200 && week.text.contains("Omar"))
    }
  }

  @Test("this week: what is owed beside it is shown, on the page and for programs", arguments: TestEngine.allCases)
  func week(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      for name in ["Selam Eksempelsen", "Omar Prøvesen"] {
        _ = try await story.draft(try await story.participant(name, "integration-act"), at: bakery)
      }
      let all = try await mette.api(.get, WorkResource.week).json["items"]?.items.count ?? 0
      #expect(all > 1)
      let selam = try await mette.api(.get, PeopleResource.people, query: "?q=Selam").json["items"]?.items.first
      try await story.damage(
        "UPDATE obligation SET address = '!' WHERE person_id = '\(selam?["id"]?.string ?? "")'")
      for route in [WorkAddress.week, .pocket] {
        let page = try await mette.page(route)
        #expect(page.html.contains("Something stored here is damaged"), "\(route.path)")
        #expect(page.html.contains("Omar Prøvesen"))
      }
      let answer = try await mette.api(.get, WorkResource.week).json
      let (left, damaged) = (answer["items"]?.items.count ?? 0, answer["damaged"]?.items.count ?? 0)
      #expect(left > 0 && damaged > 0 && left + damaged == all)
    }
  }

  @Test(
    "what stands in somebody's way, and what was agreed with her: the others are shown", arguments: TestEngine.allCases)
  func ofAPerson(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      for words in ["Forms", "Housing"] {
        _ = try await mette.api(
          .post, PeopleResource.obstacles(selam.person),
          #"{"kind": "letter", "since": "2026-11-20", "due": "2026-12-01", "words": "\#(words)"}"#)
      }
      let id = try #require(
        try await mette.api(.get, PeopleResource.obstacles(selam.person)).json["items"]?.items.first?["id"]?.string)
      try await story.damage("UPDATE obstacle SET kind = 'none' WHERE id = '\(id)'")
      let page = try await mette.page(PeopleAddress.person(selam.person))
      #expect(page.html.contains(id) && (page.html.contains("Forms") || page.html.contains("Housing")))
      let answer = try await mette.api(.get, PeopleResource.obstacles(selam.person)).json
      #expect(answer["items"]?.items.count == 1 && answer["damaged"]?.items.first?["id"]?.string == id)
    }
  }

  @Test("who stands for somebody: the others are shown, and that one is damaged", arguments: TestEngine.allCases)
  func guardians(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let list = PeopleResource.guardians(selam.person)
      for from in ["2025-01-01", "2026-01-01"] {
        let noted = try await mette.api(
          .post, list, #"{"name": "Hodan Opdigtet", "kind": "parent", "from": "\#(from)"}"#)
        #expect(noted.status == 201, "\(noted.text)")
      }
      try await story.damage("UPDATE guardian SET kind = 'none' WHERE from_day = '2026-01-01'")
      let answer = try await mette.api(.get, list).json
      #expect(answer["items"]?.items.count == 1 && answer["damaged"]?.items.count == 1)
      let page = try await mette.page(PeopleAddress.person(selam.person))
      #expect(page.words.contains("Hodan Opdigtet") && page.html.contains("Something stored here is damaged"))
    }
  }

  @Test(
    "what is noted about a permission to work: the others are shown, and that one is damaged",
    arguments: TestEngine.allCases)
  func permissions(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let list = PeopleResource.workPermissions(selam.person)
      for from in ["2025-01-01", "2026-01-01"] {
        let noted = try await kirsten.api(.post, list, #"{"permission": "per-job", "from": "\#(from)"}"#)
        #expect(noted.status == 201, "\(noted.text)")
      }
      try await story.damage("UPDATE work_permission SET permission = 'none' WHERE from_day = '2026-01-01'")
      for visitor in [kirsten, try await story.visitor(story.mette)] {
        let answer = try await visitor.api(.get, list).json
        #expect(answer["items"]?.items.count == 1 && answer["damaged"]?.items.count == 1)
        let page = try await visitor.page(PeopleAddress.person(selam.person))
        #expect(page.words.contains("Needs a permit for each job"))
        #expect(page.html.contains("Something stored here is damaged"))
      }
    }
  }

  @Test(
    "versions of a plan, and what stands in them: the others are shown, and that one is damaged",
    arguments: TestEngine.allCases)
  func plans(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let list = ProgrammesResource.plans(selam.id)
      let draft = #"{"due": "2026-12-10", "review": "2027-06-10"}"#
      let first = try await mette.api(.post, list, draft).json
      let id = try #require(PlanID(first["id"]?.string ?? ""))
      for (version, family) in ["work", "social"].enumerated() {
        let json = #"{"step": "add-goal", "family": "\#(family)", "words": "Goal of \#(family)", "side": "person"}"#
        #expect(try await mette.api(.patch, ProgrammesResource.plan(id), json, seen: version + 1).status == 200)
      }
      try await story.damage("UPDATE plan_entry SET side = 'none' WHERE family = 'social'")
      let page = try await mette.page(ProgrammesAddress.plan(id))
      #expect(page.words.contains("Goal of work") && !page.words.contains("Goal of social"))
      #expect(page.html.contains("Something stored here is damaged"))
      #expect(
        try await mette.api(.patch, ProgrammesResource.plan(id), #"{"step": "drop"}"#, seen: 3).status == 200)
      #expect(try await mette.api(.post, list, draft).status == 201)
      try await story.damage("UPDATE plan SET due_day = 'none' WHERE number = 1")
      let answer = try await mette.api(.get, list).json
      #expect(answer["items"]?.items.count == 1 && answer["damaged"]?.items.isEmpty == false)
      #expect(try await mette.page(PeopleAddress.person(selam.person)).words.contains("Version 2"))
    }
  }

  @Test("appointments: the others are shown, and that one is damaged", arguments: TestEngine.allCases)
  func appointments(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let list = PeopleResource.appointments(selam.person)
      for day in ["2026-12-01", "2026-12-02"] {
        let made = try await mette.api(.post, list, #"{"on": "\#(day)", "from": "10:00", "with": "school"}"#)
        #expect(made.status == 201, "\(made.text)")
      }
      try await story.damage("UPDATE appointment SET from_time = 'noon' WHERE on_day = '2026-12-01'")
      for query in ["", "?when=to-come"] {
        let answer = try await mette.api(.get, list, query: query).json
        #expect(answer["items"]?.items.count == 1 && answer["damaged"]?.items.count == 1, "\(query)")
      }
      for address in [PeopleAddress.person(selam.person), .appointments(selam.person)] {
        let page = try await mette.page(address)
        #expect(page.words.contains("Wed 2 Dec") && page.html.contains("Something stored here is damaged"))
      }
    }
  }

  @Test("whom nobody can name is not shown, for the journal could not say who it was", arguments: TestEngine.allCases)
  func unnamed(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await story.act { tx in
        let damaged = Statement<PersonRecord, String>(
          "SELECT p.id, p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") ORDER BY p.id"
        ) { row in
          guard try row.text("name") != "Selam Eksempelsen" else { throw DamagedRecord(column: "name") }
          return try row.text("name")
        }
        let shown = try tx.listWhatIsReadable(damaged, try tx.grant(List.self, PersonRecord.self)).act { $0 }
        #expect(!shown.contains("Selam Eksempelsen"))
        #expect(tx.damage.found == [DamagedRecord(column: "name", of: selam.person.text, .person)])
        // Who decides by all of them is told.
        #expect(throws: DamagedRecord.self) { try tx.list(damaged, try tx.grant(List.self, PersonRecord.self)) }
      }
    }
  }
}
