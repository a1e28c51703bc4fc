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
import Work

@testable import Nyvej

/// What mentor, counsellor, contact and job centre are for: what they see and can do. What nobody may see is the canaries'.
@Suite("Nobody sees more than they need") struct PrivacyTests {
  /// Ids of one person's story.
  private struct Ids {
    var person: PersonID
    var consideration: ConsiderationID
    var participation: ParticipationID
    var placement: PlacementID
    var followUp: FollowUpID
  }

  /// Somebody with a limit, a way through the programme and a placement that runs.
  private func told(_ story: StoryHouse, at workplace: WorkplaceID) async throws -> Ids {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
    let consideration = try await story.act { tx in
      try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("At most 9 hours a week", .english), ownWording: nil,
          effect: .hours(cap: Hours(9)), from: tx.today, until: nil, review: tx.today), with: selam.person,
        on: tx.today, tx)
    }
    let placement = try await story.run(selam, at: workplace)
    return Ids(
      person: selam.person, consideration: consideration, participation: selam.id, placement: placement,
      followUp: try await story.followUps(placement)[0].id)
  }

  @Test("mentor and contact read the considerations as they were shared", arguments: TestEngine.allCases)
  func outsiders(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let (poul, bodil) = (
        try await story.test.account("poul", [.mentor]), try await story.test.account("bodil", [.workplaceContact])
      )
      try await story.act { tx in
        try tx.relate(poul, .mentor, to: ids.person, from: tx.today)
        try tx.relate(bodil, .contact, to: ids.person, placement: ids.placement, from: tx.today)
      }
      for account in [poul, bodil] {
        let visitor = try await story.visitor(account)
        #expect(
          try await visitor.api(.get, PeopleResource.consideration(ids.consideration)).text.contains(
            "At most 9 hours a week"))
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the person's counsellor sees where she is and her ladder, and changes neither", arguments: TestEngine.allCases)
  func counsellor(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: ids.person, from: $0.today) }
      let visitor = try await story.visitor(ane)
      let page = try await visitor.get(PeopleAddress.person(ids.person))
      #expect(page.status == 200)
      #expect(page.text.contains("At most 9 hours a week") && page.text.contains("Bageriet"))
      #expect(try await visitor.page(PlacementsAddress.placement(ids.placement)).words.contains("Hours ladder"))
      let ladder = try await visitor.get(PlacementsAddress.ladder(ids.placement))
      #expect(ladder.status == 200 && !ladder.text.contains("name=\"hours\""))
      let step = #"{"move": "up", "week": "2026-W50", "hours": 8, "reason": "She can"}"#
      let answer = try await visitor.api(.post, PlacementsResource.ladder(ids.placement), step)
      #expect(answer.status == 404, "\(answer.text)")
      #expect(try await visitor.get(PlacementsAddress.editPlacement(ids.placement)).status == 404)
      let later = #"{"until": "2027-06-01"}"#
      #expect(try await visitor.api(.patch, PlacementsResource.placement(ids.placement), later, seen: 1).status == 404)
      #expect(try await visitor.get(EmployersAddress.employers).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("when a relation ends, the next request finds nothing", arguments: TestEngine.allCases)
  func relationEnds(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let ane = try await story.test.account("ane", [.counsellor], in: story.municipality)
      try await story.act { try $0.relate(ane, .counsellor, to: person, from: $0.today) }
      let (counsellor, mette) = (try await story.visitor(ane), try await story.browser("mette"))
      #expect(try await counsellor.get(PeopleAddress.person(person)).status == 200)
      try await story.act { try $0.unrelate(ane, .counsellor, from: person, until: $0.today) }
      #expect(try await counsellor.get(PeopleAddress.person(person)).status == 404)
      #expect(try await mette.get(PeopleAddress.person(person)).status == 200)
      try await story.act { try $0.unrelate(story.mette, .responsible, from: person, until: $0.today) }
      #expect(try await mette.get(PeopleAddress.person(person)).status == 404)
      #expect(!(try await mette.page(PeopleAddress.people).words.contains("Eksempelsen")))
      _ = bakery
    }
  }

  @Test(
    "a case manager sees whom her own job centre referred, and decides nothing of it", arguments: TestEngine.allCases)
  func jobCentres(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let ids = try await told(story, at: bakery)
      let own = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      for route: any Address in [
        PeopleAddress.person(ids.person), ProgrammesAddress.participation(ids.participation),
        PlacementsAddress.placement(ids.placement),
        PlacementsAddress.ladder(ids.placement), PlacementsAddress.followUp(ids.followUp),
      ] {
        #expect(try await own.get(route).status == 200, "\(route.path)")
      }
      #expect(try await own.page(PeopleAddress.people).words.contains("Selam"))
      #expect(
        try await own.page(WorkAddress.week, query: "?whose=team").words.contains("Selam"), "the review of her limit")
      // What is the job consultant's to decide is not there for her, not even its form.
      for route: any Address in [
        PlacementsAddress.newPlacement(ids.person), PlacementsAddress.editPlacement(ids.placement),
        PlacementsAddress.signing(ids.placement),
        PlacementsAddress.ending(ids.placement), PeopleAddress.newConsideration(ids.person),
        PeopleAddress.consideration(ids.consideration),
      ] {
        #expect(try await own.get(route).status == 404, "\(route.path)")
      }
      let step = #"{"move": "up", "week": "2026-W50", "hours": 9, "reason": "More"}"#
      #expect(try await own.api(.post, PlacementsResource.ladder(ids.placement), step).status == 404)
      #expect(story.unforeseen.all == [])
    }
  }
}
