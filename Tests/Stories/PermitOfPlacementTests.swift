import Access
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

/// Sunday 22 November 2026; the placement begins on Monday.
@Suite("A placement is held against what is noted of the permission to work") struct PermitOfPlacementTests {
  @Test(
    "at another employer and beyond the last day it is mended, and what nobody knows is a question",
    arguments: TestEngine.allCases)
  func checked(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let way = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let placement = try await story.run(way, at: bakery)
      let mette = try await story.visitor(story.mette)
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      func check() async throws -> JSON? {
        try await mette.api(.get, PlacementsResource.checks(placement)).json["items"]?.items.first {
          $0["rule"]?.string == "work-permission"
        }
      }
      func broken() async throws -> [CivilDate] {
        try await story.owed(way.person).filter { $0.obligation.key.hasSuffix("breach") }.map(\.obligation.due)
      }
      #expect(try await check()?["verdict"]?.string == "not-known", "nobody has noted anything")
      #expect(try await broken().isEmpty)
      let noted = try await kirsten.api(
        .post, PeopleResource.workPermissions(way.person),
        #"{"permission": "per-job", "from": "2026-06-01", "until": "2028-06-01", "employer": "Hotel Solskin"}"#)
      let id = try #require(RightToWorkID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
      #expect(try await check()?["verdict"]?.string == "breached")
      #expect(try await !broken().isEmpty, "somebody is asked to mend it")
      let page = try await mette.page(PlacementsAddress.placement(placement))
      #expect(page.words.contains("The person may not do this job."), "\(page.words)")
      #expect(page.words.contains("Aliens Act") && !page.words.contains("Solskin"), "\(page.words)")
      #expect(page.words.contains("The case manager notes the permission"), "\(page.words)")
      let own = try await kirsten.page(PlacementsAddress.placement(placement))
      #expect(own.html.contains(PeopleAddress.person(way.person).path + "#work-permission"))

      // It was for the bakery after all, and ends before the placement does.
      let mended = try await kirsten.api(
        .patch, PeopleResource.workPermission(id), #"{"employer": "Prøvebageriet", "until": "2026-12-20"}"#, seen: 1)
      #expect(mended.status == 200, "\(mended.text)")
      #expect(try await check()?["verdict"]?.string == "breached")
      let ending = try await mette.page(PlacementsAddress.placement(placement))
      #expect(ending.words.contains("The permission to work ends on Sun 20 Dec"), "\(ending.words)")

      let longer = try await kirsten.api(
        .patch, PeopleResource.workPermission(id), #"{"until": "2028-06-01"}"#, seen: 2)
      #expect(longer.status == 200, "\(longer.text)")
      #expect(try await check()?["verdict"]?.string == "fulfilled")
      #expect(try await broken().isEmpty)
      let unknown = try await kirsten.api(
        .patch, PeopleResource.workPermission(id), #"{"permission": "unknown", "employer": null, "until": null}"#,
        seen: 3)
      #expect(unknown.status == 200, "\(unknown.text)")
      #expect(try await check()?["verdict"]?.string == "not-known")
      #expect(try await broken().isEmpty, "a question stops nothing")
      // Of the other office somebody is told nothing of it, and the counsellor not of this part.
      let other = try await story.test.account("other", [.caseManager, .jobConsultant], in: story.municipality)
      let stranger = try await story.visitor(other)
      #expect(try await stranger.api(.get, PlacementsResource.checks(placement)).status == 404)
      let counsellor = try await story.test.account("cleo", [.counsellor, .jobConsultant], in: story.municipality)
      try await story.act { try $0.relate(counsellor, .counsellor, to: way.person, from: $0.today) }
      let checks = try await story.visitor(counsellor).api(.get, PlacementsResource.checks(placement))
      let rules = try checks.json["items"]?.items.compactMap { $0["rule"]?.string } ?? []
      #expect(rules.contains("length") && !rules.contains("work-permission"), "\(checks.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a draft is stopped by what is not allowed, which no reason for an end covers; an end without a last day stops nothing",
    arguments: TestEngine.allCases)
  func started(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let way = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      let mette = try await story.visitor(story.mette)
      let noted = try await kirsten.api(
        .post, PeopleResource.workPermissions(way.person), #"{"permission": "not-allowed", "from": "2026-06-01"}"#)
      let id = try #require(RightToWorkID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
      let draft = try await story.draft(way, at: bakery, hours: 6, weeks: nil, ready: true)
      func start() async throws -> Response {
        let version = try await mette.api(.get, PlacementsResource.placement(draft)).json["version"]?.integer
        return try await mette.api(.post, PlacementsResource.start(draft), "{}", seen: version)
      }
      let refused = try await start()
      #expect(refused.status == 422 && refused.text.contains("The person may not do this job."), "\(refused.text)")
      let ends = try await kirsten.api(
        .patch, PeopleResource.workPermission(id), #"{"permission": "unrestricted", "until": "2026-12-20"}"#, seen: 1)
      #expect(ends.status == 200, "\(ends.text)")
      let page = try await mette.page(PlacementsAddress.placement(draft))
      #expect(
        page.words.contains("The permission to work ends on Sun 20 Dec, and no last day is agreed."), "\(page.words)")
      let begun = try await start()
      #expect((200...201).contains(begun.status), "\(begun.text)")
      #expect(
        try await story.owed(way.person).filter { $0.obligation.key.hasSuffix("breach") }.isEmpty, "it is only told")
      // The day has passed, and nobody has noted anything newer.
      story.test.clock.advance(days: 29)
      let passed = try await mette.page(PlacementsAddress.placement(draft))
      #expect(passed.words.contains("The permission to work ended on Sun 20 Dec."), "\(passed.words)")
      #expect(story.unforeseen.all == [])
    }
  }
}
