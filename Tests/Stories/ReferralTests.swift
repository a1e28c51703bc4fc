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

@Suite("Before a referral is accepted") struct ReferralTests {
  @Test(
    "its programme sees what was sent with it, decides, and sees nothing else of the case",
    arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      // Selam takes part in Mette's programme, and is referred to another one with a team of its own.
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let (second, jonas, karen) = try await otherProgramme(story)
      let asked = try await story.act { tx in
        var person = try People.find(selam.person, tx).act { $0 }
        person.details.phone = "+45 00 00 00 01"
        try People.change(selam.person, to: person.details, seen: person.version, tx)
        return try Participations.refer(
          selam.person, to: second,
          Participation.Referral(on: tx.today, by: nil, reason: "not-directly-to-work", note: "Wants to cook"), tx)
      }
      for account in [jonas, karen] {
        let visitor = try await story.visitor(account)
        // Whoever decides finds it on This week, with the name.
        let week = try await visitor.week(team: true)
        #expect(week.map(\.name) == ["Selam Eksempelsen"])
        let rows = try await visitor.page(WorkAddress.week, query: "?whose=team")
        #expect(!rows.html.contains(PeopleAddress.person(selam.person).path), "a name leads to a page that is there")
        let page = try await visitor.page(ProgrammesAddress.participation(asked))
        for word in [
          "Selam Eksempelsen", "+45 00 00 00 01", "Wants to cook", "nothing else", "Ask before leaving a message",
        ] {
          #expect(page.words.contains(word), "\(word)")
        }
        #expect(!page.html.contains(PeopleAddress.person(selam.person).path))
        let json = try await visitor.api(.get, ProgrammesResource.participation(asked)).json
        #expect(json["personName"]?.string == "Selam Eksempelsen" && json["note"]?.string == "Wants to cook")
        for route: any Address in [
          PeopleAddress.person(selam.person), PeopleAddress.editPerson(selam.person),
          PeopleAddress.newConsideration(selam.person),
          PlacementsAddress.newPlacement(selam.person), ProgrammesAddress.newReferral(selam.person),
          ProgrammesAddress.participation(selam.id),
          PeopleResource.person(selam.person), PeopleResource.considerations(selam.person),
          ProgrammesResource.participations(selam.person),
          PlacementsResource.personPlacements(selam.person), ProgrammesResource.participation(selam.id),
        ] {
          #expect(try await visitor.get(route).status == 404, "\(route.path)")
        }
        #expect(!(try await visitor.page(PeopleAddress.people).words.contains("Selam")))
      }
      // Mette's team is nobody there: her own participation is whole, the other one is not hers to decide... but she is
      // responsible for the person. A colleague in her team only is not.
      let omar = try await story.test.account("omar", [.jobConsultant], in: story.municipality)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(omar, of: programme) }
      #expect(try await story.visitor(omar).get(PeopleAddress.person(selam.person)).status == 200)

      // The decision opens the case.
      let decider = try await story.visitor(jonas)
      let taken = try await decider.api(
        .patch, ProgrammesResource.participation(asked),
        #"{"step": "accept", "on": "\#(story.today.iso)", "basis": "lab", \#(Visitor.informed)}"#, seen: 1)
      #expect(taken.status == 200, "\(taken.text)")
      #expect(try await decider.get(PeopleAddress.person(selam.person)).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a refusal ends what the programme saw", arguments: TestEngine.allCases)
  func refusal(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (second, jonas, _) = try await otherProgramme(story)
      let asked = try await story.act { tx in
        let person = try People.enter(Person.Details(name: "Oksana Prøvesen"), tx)
        return try Participations.refer(
          person, to: second,
          Participation.Referral(on: tx.today, by: nil, reason: "not-directly-to-work", note: nil), tx)
      }
      let visitor = try await story.visitor(jonas)
      let answer = try await visitor.api(
        .patch, ProgrammesResource.participation(asked),
        #"{"step": "decline", "on": "\#(story.today.iso)", "reason": "no-place"}"#,
        seen: 1)
      #expect(answer.status == 200, "\(answer.text)")
      story.test.clock.advance(days: 1)
      #expect(try await visitor.get(ProgrammesAddress.participation(asked)).status == 404)
      #expect(try await visitor.week(team: true) == [])
    }
  }

  /// Another programme, with a job consultant and a coordinator of another organisation.
  private func otherProgramme(_ story: StoryHouse) async throws -> (ProgrammeID, AccountID, AccountID) {
    let (organisation, programme) = try await story.test.settingUp { tx in
      (
        try Employers.enterFirst(
          Organisation.Details(name: "Eksempelby Kommune", kind: .municipality, country: "DK"), tx),
        try Participations.found("Anden Vej", model: "business-training", version: 1, tx)
      )
    }
    let jonas = try await story.test.account("jonas", [.jobConsultant], in: organisation)
    let karen = try await story.test.account("karen", [.coordinator], in: organisation)
    try await story.test.settingUp {
      try $0.joinTeam(jonas, of: programme)
      try $0.joinTeam(karen, of: programme)
    }
    return (programme, jonas, karen)
  }
}
