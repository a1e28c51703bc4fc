import Employers
import People
import Persistence
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

@Suite("What is not known is not guessed") struct NoSilentFallbackTests {
  @Test("the hours of a second running placement count towards the full week", arguments: TestEngine.allCases)
  func together(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (bakery, hotel) = (
        try await story.workplace("Prøvebageriet", staff: 30), try await story.workplace("Prøvehotellet", staff: 30)
      )
      let mette = try await story.visitor(story.mette)
      for (hours, isBlocked) in [(17, false), (18, true)] {
        let selam = try await story.participant("Selam Eksempelsen \(hours)", "integration-act")
        let second = try await story.draft(selam, at: hotel, hours: hours, ready: true)
        _ = try await story.run(selam, at: bakery, hours: 20)
        let seen = Int(try await story.placement(second).version.number)
        let answer = try await mette.api(.post, PlacementsResource.start(second), "{}", seen: seen)
        let fields = answer.status == 422 ? try answer.problemFields : []
        #expect(fields.contains("full-week") == isBlocked, "20 h and \(hours) h: \(answer.text)")
        if isBlocked { #expect(answer.text.contains("38 h"), "\(answer.text)") }
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a paper of a kind or by a role that nobody knows is a damaged record, not the employer's",
    arguments: TestEngine.allCases)
  func damaged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: bakery, ready: true)
      try await story.store.database.write { connection in
        _ = try connection.run(
          "UPDATE placement_paper SET code = 'captain' WHERE kind = 'signature' AND code = 'employer'", [])
      }
      await #expect(throws: DamagedRecord(column: "code")) { _ = try await story.placement(id) }
    }
  }

  @Test("a word in a page's address that is none of those it knows is refused", arguments: TestEngine.allCases)
  func words(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let draft = try await story.draft(selam, at: try await story.workplace("Prøvebageriet", staff: 30))
      let mette = try await story.visitor(story.mette)
      for (known, unknown, route) in [
        ("?state=draft", "?state=lost", PlacementsAddress.placements as any Address),
        ("?whose=own", "?whose=mine", WorkAddress.week), ("?move=hold", "?move=jump", PlacementsAddress.ladder(draft)),
      ] {
        #expect(try await mette.get(route, query: known).status == 200, "\(known)")
        #expect(try await mette.get(route, query: unknown).status == 400, "\(unknown)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a paper that cannot be read stops what depends on it and nothing else, and This week says which",
    arguments: TestEngine.allCases)
  func besideDamaged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let id = try await story.draft(selam, at: bakery, ready: true)
      let state = try await story.placement(id).state(on: story.today).kind
      let mette = try await story.visitor(story.mette)
      try await story.damage(
        "UPDATE placement_paper SET code = 'captain' WHERE kind = 'signature' AND code = 'employer'")

      // What is about the person and the workplace, and does not rest on the paper.
      let person = PeopleResource.person(selam.person)
      let seen = try #require(try await mette.api(.get, person).json["version"]?.integer)
      let phone = try await mette.api(.patch, person, #"{"phone": "+45 20 30 40 50"}"#, seen: seen)
      #expect(phone.status == 200, "\(phone.text)")
      #expect(try await mette.get(PeopleAddress.person(selam.person)).status == 200)
      let (since, due) = (story.today.iso, story.today.adding(days: 7).iso)
      let obstacle = try await mette.api(
        .post, PeopleResource.obstacles(selam.person), #"{"kind": "letter", "since": "\#(since)", "due": "\#(due)"}"#)
      #expect(obstacle.status == 201, "\(obstacle.text)")
      let other = try await story.draft(omar, at: bakery, ready: true)
      #expect(try await story.placement(other).state(on: story.today).kind == state)
      let week = try await mette.week().map(\.reason)
      #expect(week.contains { $0.contains("cannot be read") && $0.contains(id.text + " code") }, "\(week)")

      // What does rest on it.
      let start = try await mette.api(.post, PlacementsResource.start(id), "{}", seen: 1)
      #expect(start.status == 500 && start.text.contains("urn:nyvej:problem:damaged") && start.text.contains("(code)"))
      #expect(
        try await story.number("SELECT COUNT(*) AS count FROM placement WHERE state = '\(state.rawValue)'") == 2)
      #expect(story.unforeseen.all.allSatisfy { $0.hasPrefix("DamagedRecord: ") })

      // Mended, everything is as if nothing had been.
      try await story.damage(
        "UPDATE placement_paper SET code = 'employer' WHERE kind = 'signature' AND code = 'captain'")
      let letter: ObstacleID = try #require(try obstacle.json["id"]?.string.flatMap { ObstacleID($0) })
      let again = try await mette.api(
        .patch, PeopleResource.obstacle(letter), #"{"solvedOn": "\#(since)"}"#, seen: 1)
      #expect(again.status == 200, "\(again.text)")
      #expect(try await !mette.week().contains { $0.reason.contains("cannot be read") })
    }
  }

  @Test(
    "a place in a list that nobody handed out is said to be so, also one with a NUL in it",
    arguments: TestEngine.allCases)
  func places(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let id = story.municipality.text
      for place in [id + ".00", id + ".6100", id + ".zz", id + ".6", id, "x"] {
        for (page, call): (any Address, any APIAddress) in [
          (PeopleAddress.people, PeopleResource.people), (EmployersAddress.employers, EmployersResource.organisations),
        ] {
          let page = try await mette.get(page, query: "?after=" + place)
          #expect(page.status == 400, "\(place) on a page")
          let answer = try await mette.api(.get, call, query: "?cursor=" + place)
          #expect(answer.status == 400, "\(place) in the API")
          #expect(answer.text.contains("cursor must be"))
        }
      }
      #expect(try await mette.get(PlacementsAddress.placements, query: "?after=x").status == 400)
      #expect(story.unforeseen.all == [])
    }
  }
}
