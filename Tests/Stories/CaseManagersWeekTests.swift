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

/// A week of Kirsten, case manager at the job centre that refers, on pages and by forms. Two people, two offices; week 48
/// begins on Monday 23 November 2026.
@Suite("A case manager's week") struct CaseManagersWeekTests {
  @Test("refers, notes the permission, grants the placement, follows, and hands over", arguments: TestEngine.allCases)
  func week(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let colleague = try await story.test.account("ingrid", [.caseManager], in: story.jobCentre)
      let (kirsten, ingrid) = (try await story.visitor(account), try await story.visitor(colleague))
      let mette = try await story.visitor(story.mette)
      story.test.clock.advance(days: 1)
      #expect(story.today.iso == "2026-11-23")

      // Monday: two people are referred; what was sent is seen by the programme, and the answer is awaited.
      let selam = try await kirsten.enter("Selam Eksempelsen", called: "Selam")
      let omar = try await kirsten.enter("Omar Prøvesen", called: "Omar")
      for person in [selam, omar] { try await kirsten.refer(person, story) }
      let waiting = try await kirsten.week()
      #expect(waiting.count == 2 && waiting.allSatisfy { $0.reason.hasPrefix("Answer the referral") }, "\(waiting)")
      // The programme accepts one and sends the other back, with the reason; she sees both at once.
      let (yes, no) = (try await kirsten.participation(of: selam), try await kirsten.participation(of: omar))
      try await mette.accept(try await mette.page(ProgrammesAddress.participation(yes)), "integration-act")
      var answer = try await mette.page(ProgrammesAddress.participation(no))
        .form(to: ProgrammesAddress.participation(no), hidden: ["step": "decline"])
      try answer.fill(["reason": "no-place"])
      _ = try await mette.submit(answer)
      let taken = try await kirsten.api(.get, ProgrammesResource.participation(yes)).json
      #expect(taken["state"]?.string == "accepted", "\(taken)")
      #expect(try await kirsten.page(ProgrammesAddress.participation(no)).words.contains("No free place now"))

      // Tuesday: the permission to work is noted; it runs out within 60 days, and comes up as work of hers.
      story.test.clock.advance(days: 1)
      let permission = PeopleAddress.newWorkPermission(selam)
      var noted = try await kirsten.page(permission).form(to: permission)
      try noted.fill(["permission": "unrestricted", "from": "2025-11-24", "until": "2027-01-15"])
      _ = try await kirsten.submit(noted)
      #expect(try await kirsten.week().contains { $0.name == "Selam Eksempelsen" && $0.due == "2027-01-15" })

      // Wednesday: the placement waits for the authority's decision alone, and she takes it.
      story.test.clock.advance(days: 1)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let drafted = try await mette.made(
        PlacementsResource.personPlacements(selam),
        #"""
        {"participation": "\#(yes.text)", "workplace": "\#(bakery.text)", "measure": "virksomhedspraktik",
         "basis": "integration-act", "purpose": "train", "tasks": "Wash trays", "from": "2026-11-30",
         "until": "2027-01-15", "hours": 6, "lastEmployer": "no"}
        """#)
      let placement = try #require(PlacementID(drafted["id"]?.string ?? ""))
      var papers = try await mette.page(PlacementsAddress.signing(placement)).form(
        to: PlacementsAddress.signing(placement))
      try papers.fill([
        "signatures.employer": "2026-11-25", "signatures.employee-representative": "2026-11-25",
        "signatures.participant": "2026-11-25", "statements.no-replacement-work": "yes",
        "statements.no-seasonal-work": "yes",
      ])
      _ = try await mette.submit(papers)
      let asked = try #require(try await kirsten.week(team: true).first { $0.reason.contains("approval is missing") })
      #expect(asked.name == "Selam Eksempelsen")
      let early = try await mette.send(
        try await mette.page(PlacementsAddress.placement(placement)).form(to: PlacementsAddress.placement(placement)))
      #expect(early.status == 422, "nothing starts before it is granted")
      var grant = try await kirsten.page(PlacementsAddress.approval(placement))
        .form(to: PlacementsAddress.approval(placement))
      try grant.fill(["approvedOn": "2026-11-25", "caseNumber": "2026-4711"])
      _ = try await kirsten.submit(grant)
      try await mette.start(placement)

      // Thursday: before the talk, one page tells the history; what came of it is a contact and a note.
      story.test.clock.advance(days: 1)
      let history = try await kirsten.page(PeopleAddress.history(selam)).words
      for words in ["Selam Eksempelsen", "Bageriet"] { #expect(history.contains(words), "\(words)") }
      let log = PeopleAddress.newContact(selam)
      var talk = try await kirsten.page(log).form(to: log)
      try talk.fill(["means": "talk", "words": "She likes the early shift"])
      talk.fields.append((name: "outcome", value: "well"))
      _ = try await kirsten.submit(talk)
      let note = PeopleAddress.newNote(selam)
      var written = try await kirsten.page(note).form(to: note)
      try written.fill(["words": "Wants to talk about school for her son"])
      _ = try await kirsten.submit(written)
      #expect(try await mette.page(PeopleAddress.person(selam)).words.contains("school for her son"))

      // Friday: the case goes to a colleague on Monday, with what is owed. She did what was hers to do.
      story.test.clock.advance(days: 1)
      let mine = try await kirsten.api(.get, PeopleResource.assignments(selam)).json["items"]?.items ?? []
      let own = try #require(
        mine.first { $0["name"]?.string == "kirsten" }?["id"]?.string.flatMap { AssignmentID($0) }, "\(mine)")
      let place = PeopleAddress.handOver(own)
      var over = try await kirsten.page(place).form(to: place)
      try over.fill(["account": colleague.text, "from": "2026-11-30", "reason": "workload"])
      _ = try await kirsten.submit(over)
      #expect(try await !ingrid.week().contains { $0.name == "Selam Eksempelsen" })
      story.test.clock.advance(days: 3)
      #expect(try await ingrid.week().contains { $0.name == "Selam Eksempelsen" && $0.due == "2027-01-15" })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("has the plans of her people, also where a job consultant was named after her", arguments: TestEngine.allCases)
  func plans(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act").person
      let omar = try await story.participant("Omar Prøvesen", "integration-act").person
      let account = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      try await story.act { try $0.relate(account, .responsible, to: selam, from: $0.today.adding(days: -30)) }
      let (kirsten, mette) = (try await story.visitor(account), try await story.visitor(story.mette))
      story.test.clock.advance(days: 7)
      func plans(_ visitor: Visitor, team: Bool = false) async throws -> [String] {
        try await visitor.week(team: team).filter { $0.reason.contains("No plan yet") && !$0.isDone }.map(\.name)
      }
      #expect(try await plans(kirsten) == ["Selam Eksempelsen"])
      #expect(try await plans(mette) == ["Omar Prøvesen"], "hers alone she keeps")
      #expect(try await Set(plans(mette, team: true)) == ["Selam Eksempelsen", "Omar Prøvesen"])
      // What is no one's work in particular stays with whoever was named last; what happens at the workplace is the
      // consultant's.
      try await story.act { tx in
        for person in [selam, omar] {
          _ = try Obstacles.note(
            Obstacle.Details(kind: .letter, words: nil, since: tx.today, owner: nil, due: tx.today.adding(days: 2)),
            of: person, tx)
        }
      }
      #expect(try await kirsten.week().allSatisfy { $0.pile != "obstacles" })
      #expect(try await mette.week().count { $0.pile == "obstacles" } == 2)
      // When she leaves the case, they are the consultant's again.
      try await story.act { try $0.unrelate(account, .responsible, from: selam, until: $0.today) }
      #expect(try await plans(kirsten) == [])
      #expect(try await Set(plans(mette)) == ["Selam Eksempelsen", "Omar Prøvesen"])
      #expect(story.unforeseen.all == [])
    }
  }
}

extension Visitor {
  func refer(_ person: PersonID, _ story: StoryHouse) async throws {
    let address = ProgrammesAddress.newReferral(person)
    var form = try await page(address).form(to: address)
    try form.fill(["eligibility": "not-directly-to-work", "referrer": story.jobCentre.text])
    _ = try await submit(form)
  }

  /// The first in which the person takes part, or is asked about, as the API tells whoever referred them.
  func participation(of person: PersonID) async throws -> ParticipationID {
    let all = try await api(.get, ProgrammesResource.participations(person)).json["items"]?.items ?? []
    return try #require(all.first?["id"]?.string.flatMap { ParticipationID($0) })
  }
}
