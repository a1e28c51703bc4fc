import Access
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Today is Sunday 22 November 2026.
@Suite("Who is away, and who stands in") struct AwayTests {

  private func enter(_ count: Int, _ story: StoryHouse) async throws -> [PersonID] {
    try await story.act { tx in
      try (1...count).map { try People.enter(Person.Details(name: "Prøve Person \($0)"), tx) }
    }
  }

  /// Mette says that she is away from Monday to Monday, and that the account stands in.
  private func goAway(_ mette: Visitor, _ story: StoryHouse, _ cover: AccountID) async throws -> Page {
    let address = WorkAddress.newAbsence(story.mette)
    var form = try await mette.page(address).form(to: address)
    try form.fill(["from": "2026-11-23", "until": "2026-11-30", "cover": cover.text])
    return try await mette.submit(form)
  }

  private func say(
    _ visitor: Visitor, _ account: AccountID, _ cover: AccountID, _ from: String, _ until: String
  ) async throws -> Response {
    try await visitor.api(
      .post, WorkResource.absences,
      #"{"account": "\#(account.text)", "cover": "\#(cover.text)", "from": "\#(from)", "until": "\#(until)"}"#)
  }

  private func absence(_ answer: Response) throws -> AbsenceID {
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(AbsenceID(try answer.json["id"]?.string ?? ""))
  }

  /// How many people the account owes something about today, by the API.
  private func owing(_ visitor: Visitor) async throws -> Int {
    var people: Set<String> = []
    for pile in Obligation.Pile.allCases {
      let page = try await visitor.api(.get, WorkResource.week, query: "?pile=\(pile.rawValue)&limit=100").json
      people.formUnion(
        page["items"]?.items.filter { $0["done"]?.isNull == true }.compactMap { $0["person"]?.string } ?? [])
    }
    return people.count
  }

  private func owesObstacle(_ visitor: Visitor) async throws -> Bool {
    let items = try await visitor.api(.get, WorkResource.week).json["items"]?.items ?? []
    return items.contains { $0["pile"]?.string == "obstacles" }
  }

  private func reaches(_ visitor: Visitor, _ person: PersonID) async throws -> Bool {
    try await visitor.ask(.get, PeopleAddress.person(person).path).status == 200
  }

  @Test(
    "sixty people are a colleague's while somebody is away, and all are hers again on the day of the return",
    arguments: TestEngine.allCases)
  func sixty(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let people = try await enter(60, story)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let (hers, his) = (try await story.visitor(story.mette), try await story.visitor(jonas))
      let asked = try await hers.page(WorkAddress.newAbsence(story.mette))
      #expect(asked.words.contains("60 people are covered") && asked.words.contains("Prøve Person 60"))
      let said = try await goAway(hers, story, jonas)
      #expect(
        said.flash.words
          == "mette is away from Mon 23 Nov and back on Mon 30 Nov; jonas stands in for 60 people. Undo: by mistake : mette",
        "\(said.flash.words)")
      #expect(try await owing(hers) == 60)
      #expect(try await owing(his) == 0, "nothing before Monday")
      #expect(try await !reaches(his, people[0]))

      story.test.clock.advance(days: 1)
      #expect(try await owing(hers) == 0)
      #expect(try await owing(his) == 60)
      #expect(try await reaches(his, people[59]))
      #expect(try await reaches(hers, people[59]), "she is not locked out")
      let week = try await his.page(WorkAddress.week)
      #expect(week.words.contains("for mette, who is away"), "\(week.words)")
      #expect(week.words.contains("You stand in for mette from Mon 23 Nov until Mon 30 Nov"))
      let row = try await his.api(.get, WorkResource.week).json["items"]?.items.first
      #expect(row?["standsInFor"]?.string == "mette")
      let page = try await hers.page(PeopleAddress.person(people[0]))
      #expect(page.words.contains("mette is away from Mon 23 Nov and back on Mon 30 Nov; jonas stands in."))
      // His own step about one of them is nobody else's.
      let own = try await his.api(
        .post, PeopleResource.obstacles(people[1]),
        #"{"kind": "childcare", "since": "2026-11-23", "due": "2026-11-24", "owner": "\#(jonas.text)"}"#)
      #expect(own.status == 201, "\(own.text)")
      let rows = try await his.api(.get, WorkResource.week, query: "?pile=obstacles").json["items"]?.items ?? []
      #expect(rows.count == 1 && rows[0]["standsInFor"]?.isNull == true, "\(rows)")
      // Whoever is added meanwhile is covered too; what is given to her by name as well.
      let late = try await story.act { try People.enter(Person.Details(name: "Sen Ankomst"), $0) }
      let noted = try await hers.api(
        .post, PeopleResource.obstacles(people[0]),
        #"{"kind": "letter", "since": "2026-11-23", "due": "2026-11-24", "owner": "\#(story.mette.text)"}"#)
      #expect(noted.status == 201, "\(noted.text)")
      #expect(try await owing(his) == 61)
      #expect(try await owesObstacle(his))
      #expect(try await owing(hers) == 0)

      story.test.clock.advance(days: 7)
      #expect(try await owing(hers) == 61)
      #expect(try await owing(his) == 0)
      #expect(try await owesObstacle(hers))
      for person in [people[0], people[59], late] { #expect(try await !reaches(his, person)) }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("one undo takes it all back, and the return is moved for all", arguments: TestEngine.allCases)
  func undone(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let people = try await enter(3, story)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let (hers, his) = (try await story.visitor(story.mette), try await story.visitor(jonas))
      let said = try await goAway(hers, story, jonas)
      let undone = try await hers.submit(try said.undo())
      #expect(undone.flash.words == "mette: The absence is taken back.", "\(undone.flash.words)")
      story.test.clock.advance(days: 1)
      #expect(try await owing(hers) == 3)
      #expect(try await !reaches(his, people[0]))

      let again = try absence(try await say(hers, story.mette, jonas, "2026-11-23", "2026-11-30"))
      #expect(try await owing(his) == 3)
      // The train is late: a day longer; then she is back at once.
      #expect(
        try await hers.api(.patch, WorkResource.absence(again), #"{"until": "2026-12-01"}"#, seen: 1).status == 200)
      story.test.clock.advance(days: 7)
      #expect(try await owing(his) == 3)
      let address = WorkAddress.absence(again)
      var form = try await hers.page(address).form(to: address)
      try form.fill(["until": "2026-11-30"])
      _ = try await hers.submit(form)
      #expect(try await owing(his) == 0)
      #expect(try await owing(hers) == 3)
      let over = try await hers.api(.patch, WorkResource.absence(again), #"{"until": "2026-12-05"}"#, seen: 3)
      #expect(over.status == 422 && over.text.contains("over since"), "\(over.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what cannot be is refused with the days and what to do", arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await enter(2, story)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let ida = try await story.test.account("ida", [.jobConsultant], in: story.municipality)
      let bo = try await story.test.account("bo", [.jobConsultant], in: story.jobCentre)
      let (hers, his) = (try await story.visitor(story.mette), try await story.visitor(jonas))
      _ = try absence(try await say(hers, story.mette, jonas, "2026-12-07", "2026-12-14"))
      for (account, cover, from, until, field) in [
        (story.mette, ida, "2026-12-10", "2026-12-20", "from"),
        (story.mette, bo, "2027-01-04", "2027-01-11", "cover"),
        (story.mette, story.mette, "2027-01-04", "2027-01-11", "cover"),
        (story.mette, ida, "2027-01-04", "2027-01-04", "until"),
        (story.mette, ida, "2026-10-05", "2026-10-06", "until"),
        (story.mette, ida, "2031-01-04", "2031-01-11", "from"),
        (ida, jonas, "2027-01-04", "2027-01-11", "account"),
      ] {
        let answer = try await say(hers, account, cover, from, until)
        #expect(try answer.status == 422 && answer.problemFields.first == field, "\(from) \(until): \(answer.text)")
      }
      // Whoever stands in is not away, and whoever is away does not stand in.
      let chain = try await say(his, jonas, ida, "2026-12-11", "2026-12-18")
      #expect(chain.status == 422 && chain.text.contains("stands in for a colleague from Mon 7 Dec"), "\(chain.text)")
      let hersToo = try await story.visitor(ida)
      let other = try await say(hersToo, ida, story.mette, "2026-12-11", "2026-12-18")
      #expect(try other.status == 422 && other.problemFields == ["cover"], "\(other.text)")
      // For two at once is right.
      _ = try absence(try await say(hersToo, ida, jonas, "2026-12-11", "2026-12-18"))
      // The other office learns of none of it.
      let elsewhere = try await story.visitor(bo)
      #expect(try await elsewhere.api(.get, WorkResource.absences).json["items"]?.items.isEmpty == true)
      #expect(try await elsewhere.ask(.get, WorkAddress.newAbsence(story.mette).path).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a coordinator says it of a colleague who fell ill, for whom she reaches; whoever stands in may leave",
    arguments: TestEngine.allCases)
  func coordinator(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let outside = try await enter(1, story)[0]
      let selam = try await story.participant("Selam Eksempelsen", "integration-act").person
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let ida = try await story.test.account("ida", [.jobConsultant], in: story.municipality)
      let karen = try await story.test.account("karen", [.coordinator], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(karen, of: story.programme) }
      let (hers, his) = (try await story.visitor(karen), try await story.visitor(jonas))
      #expect(try await hers.page(WorkAddress.away).words.contains("mette"))
      let address = WorkAddress.newAbsence(story.mette)
      let asked = try await hers.page(address)
      #expect(asked.words.contains("1 person is covered") && !asked.words.contains("Prøve Person"), "\(asked.words)")
      var form = try asked.form(to: address)
      try form.fill(["until": "2026-11-30", "cover": jonas.text])
      _ = try await hers.submit(form)
      #expect(try await reaches(his, selam))
      #expect(try await !reaches(his, outside), "whom the coordinator does not reach she gives to nobody")
      // His account is closed: Ida stands in for the rest of the days, and owes what is owed.
      let house = story.house
      _ = try await house.close(request: "test") { _ in (jonas, ida) }
      let new = try await story.visitor(ida)
      #expect(try await reaches(new, selam))
      #expect(try await hers.page(WorkAddress.away).words.contains("ida stands in"))
      let owners = try await story.test.acting(as: karen) { tx in
        try Obligations.about(.person(selam), tx).act { Set($0.map(\.owner)) }
      }
      #expect(owners == [ida])
      story.test.clock.advance(days: 8)
      #expect(try await !reaches(new, selam))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of somebody whose people one does not reach one says no absence", arguments: TestEngine.allCases)
  func stranger(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      _ = try await story.participant("Selam Eksempelsen", "integration-act")
      let stranger = try await story.test.account("fremmed", [.coordinator], in: story.jobCentre)
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let answer = try await story.visitor(stranger).api(
        .post, WorkResource.absences,
        #"{"account": "\#(story.mette.text)", "from": "2026-11-22", "until": "2026-11-30", "cover": "\#(jonas.text)"}"#)
      #expect(answer.status == 422 && answer.text.contains("You reach nobody"), "\(answer.text)")
      let hers = try await story.visitor(story.mette)
      #expect(try await hers.api(.get, WorkResource.absences).json["items"]?.items.isEmpty == true)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a person handed over meanwhile is the new one's, and nobody stands in for it", arguments: TestEngine.allCases)
  func handedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let person = try await enter(1, story)[0]
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let ida = try await story.test.account("ida", [.jobConsultant], in: story.municipality)
      let mette = try await story.visitor(story.mette)
      _ = try absence(try await say(mette, story.mette, jonas, "2026-11-22", "2026-11-30"))
      let all = try await mette.api(.get, PeopleResource.assignments(person)).json["items"]?.items ?? []
      let mine = try #require(all.first { $0["standsInFor"]?.isNull == true })
      let cover = try #require(all.first { $0["standsInFor"]?.string == "mette" })
      let id = try #require(AssignmentID(mine["id"]?.string ?? ""))
      // What stands in ends with the absence, and not by itself.
      let alone = try await mette.api(
        .patch, PeopleResource.assignment(try #require(AssignmentID(cover["id"]?.string ?? ""))),
        #"{"until": "2026-11-22", "endReason": "over"}"#, seen: 1)
      #expect(alone.status == 422 && alone.text.contains("stands in for mette"), "\(alone.text)")
      let handed = try await mette.api(
        .post, PeopleResource.handOver(id), #"{"account": "\#(ida.text)", "from": "2026-11-22", "reason": "fits"}"#,
        seen: 1)
      #expect(handed.status == 201, "\(handed.text)")
      let (his, hers) = (try await story.visitor(jonas), try await story.visitor(ida))
      #expect(try await owing(hers) == 1)
      #expect(try await owing(his) == 0)
      // Taken back, Jonas stands in again; whoever would lose her own reach by it is told so.
      let new = try #require(AssignmentID(try handed.json["id"]?.string ?? ""))
      let own = try await hers.api(.patch, PeopleResource.assignment(new), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(try own.status == 422 && own.problemFields == ["outcome"], "\(own.text)")
      let undone = try await mette.api(.patch, PeopleResource.assignment(new), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(undone.status == 200, "\(undone.text)")
      #expect(try await owing(his) == 1)
      #expect(try await !reaches(hers, person))
      let again = try await mette.api(
        .post, PeopleResource.handOver(id), #"{"account": "\#(ida.text)", "from": "2026-11-22", "reason": "fits"}"#,
        seen: 3)
      #expect(again.status == 201, "\(again.text)")
      story.test.clock.advance(days: 1)
      #expect(try await !reaches(his, person))
      #expect(try await !reaches(mette, person))
      #expect(try await reaches(hers, person))
      #expect(story.unforeseen.all == [])
    }
  }
}
