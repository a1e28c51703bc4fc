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

@testable import Nyvej

@Suite("Dates of things that belong together") struct DatesTogetherTests {
  private func draft(
    _ participation: ParticipationID, _ workplace: WorkplaceID, _ from: String, _ until: String?,
    _ measure: String = "virksomhedspraktik"
  )
    -> String
  {
    let until = until.map { #""\#($0)""# } ?? "null"
    return #"""
      {"participation": "\#(participation.text)", "workplace": "\#(workplace.text)", "measure": "\#(measure)",
       "basis": "integration-act", "purpose": "train", "tasks": "Wash trays", "from": "\#(from)", "until": \#(until),
       "hours": 6}
      """#
  }

  @Test("a placement lies within taking part, and on days that somebody can plan", arguments: TestEngine.allCases)
  func placement(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      // Takes part since 12 November; today is 22 November.
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      func refused(_ from: String, _ until: String?, _ field: String, _ sentence: String) async throws {
        let answer = try await mette.api(
          .post, PlacementsResource.personPlacements(selam.person), draft(selam.id, bakery, from, until))
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(from) \(answer.text)")
        #expect(answer.text.contains(sentence), "\(answer.text)")
      }
      try await refused("1900-01-01", "2099-12-31", "from", "Taking part begins on Thu 12 Nov")
      try await refused("2026-11-11", "2026-12-31", "from", "Taking part begins on Thu 12 Nov")
      try await refused("2028-11-23", nil, "from", "Choose Wed 22 Nov 2028")
      try await refused("2026-11-30", "2099-12-31", "until", "Choose Sun 30 Nov 2031")
      let id = try await story.draft(selam, at: bakery)
      let version = Int(try await story.placement(id).version.number)
      let moved = try await mette.api(
        .patch, PlacementsResource.placement(id), #"{"from": "2026-11-01"}"#, seen: version)
      #expect(try moved.status == 422 && moved.problemFields == ["from"], "\(moved.text)")

      // With her last day announced it ends by then at the latest.
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      try await story.act { tx in
        try Participations.find(omar.id, tx).act {
          try Participations.exit(
            $0, on: tx.today.adding(days: 30), reason: "hired", destination: "job", seen: $0.version, tx)
        }
      }
      for until in ["2027-01-15", nil] {
        let answer = try await mette.api(
          .post, PlacementsResource.personPlacements(omar.person), draft(omar.id, bakery, "2026-11-30", until))
        #expect(answer.status == 422 && answer.text.contains("Taking part ends on Tue 22 Dec"), "\(answer.text)")
        // Paid hours too are followed for as long as they run here.
        let paid = try await mette.api(
          .post, PlacementsResource.personPlacements(omar.person),
          draft(omar.id, bakery, "2026-11-30", until, "lonnede-timer"))
        #expect(paid.status == 422 && paid.text.contains("Taking part ends on Tue 22 Dec"), "\(paid.text)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("taking part begins on a day to come: no placement before it", arguments: TestEngine.allCases)
  func beforeTakingPart(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let person = try await mette.enter("Bao Fiktiv", called: "Bao")
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      let id = try await story.act { tx in
        let id = try Participations.refer(
          person, to: programme,
          Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
        try Participations.find(id, tx).act {
          try Participations.accept(
            $0, on: tx.today.adding(days: 29), basis: "integration-act", entering: ["placement"], seen: $0.version, tx)
        }
        return id
      }
      func ask(_ from: String) async throws -> Response {
        try await mette.api(.post, PlacementsResource.personPlacements(person), draft(id, bakery, from, "2027-03-01"))
      }
      let early = try await ask("2026-11-26")
      #expect(early.status == 422 && early.text.contains("Taking part begins on Mon 21 Dec"), "\(early.text)")
      #expect(try await ask("2026-12-21").status == 201)
    }
  }

  @Test("a follow-up is held and moved within its placement", arguments: TestEngine.allCases)
  func followUps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), weeks: 4)
      story.test.clock.advance(days: 10)
      let first = try #require(try await story.followUps(id).first)
      func act(_ body: String) async throws -> Response {
        try await mette.api(.patch, PlacementsResource.followUp(first.id), body, seen: Int(first.version.number))
      }
      for (body, field, sentence) in [
        (#"{"step": "held", "doneOn": "2026-10-01", "light": "ok"}"#, "doneOn", "The placement begins on Mon 23 Nov"),
        (
          #"{"step": "moved", "due": "2027-02-01", "movedReason": "Later"}"#, "due",
          "The last day of the placement is Fri 18 Dec"
        ),
        (#"{"step": "held", "doneOn": "2026-11-22", "light": "ok"}"#, "doneOn", "The placement begins on Mon 23 Nov"),
        (
          #"{"step": "moved", "due": "2026-12-19", "movedReason": "Later"}"#, "due",
          "The last day of the placement is Fri 18 Dec"
        ),
      ] {
        let answer = try await act(body)
        #expect(try answer.status == 422 && answer.problemFields == [field], "\(answer.text)")
        #expect(answer.text.contains(sentence), "\(answer.text)")
      }
      #expect(try await act(#"{"step": "held", "doneOn": "2026-11-30", "light": "ok"}"#).status == 200)
      // What was held keeps the end from lying before it.
      let early = try await story.end(id, "2026-11-29", by: mette)
      #expect(early.status == 422 && early.text.contains("A follow-up was held on Mon 30 Nov"), "\(early.text)")
      let shorter = try await mette.api(
        .patch, PlacementsResource.placement(id), #"{"until": "2026-11-27"}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(try shorter.status == 422 && shorter.problemFields == ["until"], "\(shorter.text)")
      let late = try await story.end(id, "2026-12-19", by: mette)
      #expect(late.status == 422 && late.text.contains("The agreed last day is Fri 18 Dec"), "\(late.text)")
      #expect(try await story.end(id, "2026-11-30", by: mette).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step of the ladder lies in a week of its placement, and the weeks are named", arguments: TestEngine.allCases)
  func steps(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 12)
      let bounded = try await story.run(
        try await story.participant("Selam Eksempelsen", "integration-act"), at: bakery, weeks: 8)
      let open = try await story.run(
        try await story.participant("Omar Prøvesen", "integration-act"), at: bakery, weeks: nil)
      for (id, week, sentence) in [
        (bounded, "2026-W46", "Choose one from week 48 to week 2, 2027"),
        (bounded, "2027-W30", "Choose one from week 48 to week 2, 2027"),
        (open, "2026-W47", "Choose week 48 or a later one"),
      ] {
        let answer = try await mette.api(
          .post, PlacementsResource.ladder(id), #"{"move": "up", "week": "\#(week)", "hours": 9, "reason": "More"}"#)
        #expect(try answer.status == 422 && answer.problemFields == ["week"], "\(week) \(answer.text)")
        #expect(answer.text.contains(sentence), "\(answer.text)")
      }
      for week in ["2026-W48", "2027-W02"] {
        let answer = try await mette.api(
          .post, PlacementsResource.ladder(bounded),
          #"{"move": "up", "week": "\#(week)", "hours": 9, "reason": "More"}"#)
        #expect(try answer.status == 201 || !answer.problemFields.contains("week"), "\(answer.text)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("nobody leaves before a placement ends, nor comes back before she left", arguments: TestEngine.allCases)
  func spells(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      story.test.clock.advance(days: 3)
      #expect(try await story.end(id, "2026-12-18", by: mette).status == 200)
      func exit(_ day: String) async throws -> Response {
        let version = try await mette.api(.get, ProgrammesResource.participation(selam.id)).json["version"]?.integer
        return try await mette.api(
          .patch, ProgrammesResource.participation(selam.id),
          #"{"step": "exit", "on": "\#(day)", "reason": "moved", "destination": "unknown"}"#, seen: version)
      }
      let early = try await exit("2026-12-17")
      #expect(try early.status == 422 && early.problemFields == ["on"], "\(early.text)")
      #expect(early.text.contains("A placement runs up to and including Fri 18 Dec"))
      #expect(try await exit("2026-12-18").status == 200)

      func refer(_ day: String) async throws -> Response {
        try await mette.api(
          .post, ProgrammesResource.participations(selam.person),
          #"{"programme": "\#(story.programme.text)", "referredOn": "\#(day)", "eligibility": "social-challenges"}"#)
      }
      #expect(try await refer("2026-11-25").status == 422, "she still takes part")
      story.test.clock.advance(days: 30)
      for day in ["2026-12-15", "2026-12-18"] {
        let overlapping = try await refer(day)
        #expect(try overlapping.status == 422 && overlapping.problemFields == ["referredOn"], "\(overlapping.text)")
        #expect(overlapping.text.contains("Choose Sat 19 Dec"), "\(overlapping.text)")
      }
      let ancient = try await refer("1900-01-01")
      #expect(try ancient.status == 422 && ancient.problemFields == ["referredOn"], "\(ancient.text)")
      #expect(try await refer("2026-12-19").status == 201)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what never started is given up today at the latest", arguments: TestEngine.allCases)
  func givenUp(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.draft(selam, at: try await story.workplace("Bageriet", staff: 12))
      func giveUp(_ day: String) async throws -> Response {
        try await mette.api(
          .post, PlacementsResource.ending(id),
          #"{"on": "\#(day)", "reason": "never-began", "by": "person", "nextStep": "Look on"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      let later = try await giveUp("2026-12-01")
      #expect(later.status == 422 && later.text.contains("Sun 22 Nov"), "\(later.text)")
      #expect(try await giveUp("2026-11-22").json["state"]?.string == "ended")
      #expect(story.unforeseen.all == [])
    }
  }
}
