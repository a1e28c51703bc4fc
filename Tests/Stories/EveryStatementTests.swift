import Foundation
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Employers
@testable import Nyvej
@testable import People
@testable import Placements
@testable import Work

@Suite("Every statement of every room") struct EveryStatementTests {
  @Test("has been before the notary, and has run on both engines", arguments: TestEngine.allCases)
  func statements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let written = try StatementSite.all()
      #expect(written.count > 40)
      try await story.tellEverything()
      let seen = Set(story.store.notary.sites.map(\.description))
      let unseen = written.filter { site in !site.lines.contains { seen.contains("\(site.file):\($0)") } }
      #expect(
        unseen.map { "\($0.file):\($0.lines.lowerBound)" } == [],
        "nobody has used these statements: let `tellEverything` do what they are for")
      #expect(story.unforeseen.all == [])
    }
  }
}

/// A place in the source where a room makes a statement.
private struct StatementSite {
  /// As `#fileID` says it.
  let file: String
  /// Where the call may say that it stands.
  let lines: ClosedRange<UInt>

  static func all() throws -> [StatementSite] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let makers = /\b((Statement|Counting)(<.+>)?|(Insertion|Change|Derivation)<\w+>)\(|\bCompletion<\w+>\.\w+\(/
    var sites: [StatementSite] = []
    let walk = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let url = walk?.nextObject() as? URL {
      guard url.pathExtension == "swift" else { continue }
      let room = url.path().dropFirst(sources.path().count).split(separator: "/").first.map(String.init) ?? ""
      guard room != "Access", room != "Persistence" else { continue }
      let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() where line.firstMatch(of: makers) != nil && !line.contains("///") {
        let place = UInt(number + 1)
        sites.append(StatementSite(file: "\(room)/\(url.lastPathComponent)", lines: place...place))
      }
    }
    return sites
  }
}

extension StoryHouse {
  /// Does everything that rooms do with what is stored, once.
  fileprivate func tellEverything() async throws {
    let (placements, programme, jobCentre) = (placements, programme, jobCentre)
    let bakery = try await workplace("Prøvebageriet", staff: 30)
    let selam = try await participant("Selam Eksempelsen", "integration-act", called: "Selam")
    let limit = try await act { tx in
      let terms = Consideration.Terms(
        wording: Consideration.Wording("Mornings only", .english), ownWording: nil,
        effect: .time(Consideration.Effect.Times(notOn: [], only: ClockSpan(from: nil, until: ClockTime(hour: 12)))),
        from: tx.today, until: nil, review: tx.today.adding(days: 90))
      return try Considerations.agree(terms, with: selam.person, on: tx.today, tx)
    }
    let letter = try await act { tx in
      try Obstacles.note(
        Obstacle.Details(kind: .letter, words: nil, since: tx.today, owner: nil, due: tx.today), of: selam.person, tx)
    }
    let clerk = try await visitor(mette)
    try await tellOfDoubles(clerk)
    try await tellOfAccounts()
    try await tellOfThoseAround(selam.person)

    // People and their programmes.
    try await act { tx in
      try Obstacles.find(letter, tx).act {
        try Obstacles.change(letter, to: $0.details, seen: $0.version, tx)
      }
      let slip = try Obstacles.note(
        Obstacle.Details(kind: .letter, words: nil, since: tx.today, owner: nil, due: tx.today), of: selam.person, tx)
      try Obstacles.find(slip, tx).act { try Obstacles.withdraw($0, seen: $0.version, tx) }
      try noteContacts(of: selam.person, tx)
      try writeNotes(about: selam.person, tx)
      _ = try Obstacles.of(selam.person, tx)
      try Obstacles.people(givenTo: tx.actor.account, tx).decide(tx) { _, _ in }
      try People.meet(selam.person, tx)
      var person = try People.find(selam.person, tx).act { $0 }
      person.details.languages = [LanguageSkill(language: .danish, isMotherTongue: true)]
      try People.change(selam.person, to: person.details, seen: person.version, tx)
      person = try People.find(selam.person, tx).act { $0 }
      person.details.phone = "+45 20 30 40 51"
      try People.changeOnce(
        selam.person, to: PersonForm.Entry(details: person.details, isAnother: false), seen: person.version, tx)
      for query in ["", "Selam", "Selam Eks", "?!", "20304050", "selam@nyvej.example"] {
        _ = try People.search(SearchText(query), after: nil, limit: 5, tx)
        _ = try People.number(foundBy: SearchText("Selam"), upTo: 5, tx)
      }
      var namesake = Person.Details(name: "Selam Eksempelsen")
      namesake.birth = BirthDate(tx.today.adding(days: -9000), .day)
      _ = try People.names([selam.person, try People.enter(namesake, tx)], tx)
      _ = try People.title(of: try People.enter(namesake, tx), tx)
      for alphabet in Alphabet.allCases {
        let first = try People.list(.first, in: alphabet, limit: 1, tx).act { $0 }
        guard let place = first.people.first?.place(in: alphabet) else { continue }
        for stretch in [ListStretch.after(place), .before(place), .from("Z")] {
          _ = try People.list(stretch, in: alphabet, limit: 5, tx)
        }
      }
      _ = try People.reachable(upTo: 10, tx)
      _ = try People.introduction(selam.person, tx)
      _ = (try Participations.programme(programme, tx), try Participations.programmes(tx))
      let other = try People.enter(Person.Details(name: "Omar Prøvesen"), tx)
      let referral = Participation.Referral(
        on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil)
      let declined = try Participations.refer(other, to: programme, referral, tx)
      try Participations.find(declined, tx).act {
        try Participations.decline($0, on: tx.today, reason: "other-offer", seen: $0.version, tx)
      }
      try Participations.find(selam.id, tx).act {
        _ = try Participations.beginPhase("after-care", of: $0, on: tx.today, seen: $0.version, tx)
      }
      try Participations.find(selam.id, tx).act {
        let spell = try #require($0.phases.first { $0.phase == "after-care" })
        try Participations.endPhase(spell.id, of: $0, on: tx.today, seen: $0.version, tx)
      }
      _ = try Participations.of(selam.person, tx)
    }

    // Firms.
    try await act { tx in
      for query in ["", "Prøve", "bager prøve", "?!", "1012345678"] {
        _ = try Employers.search(SearchText(query), after: nil, limit: 5, tx)
        _ = try Employers.number(foundBy: SearchText("Selam"), upTo: 5, tx)
        _ = try Employers.numberOfWorkplaces(foundBy: SearchText("Selam"), upTo: 5, tx)
        for alphabet in Alphabet.allCases {
          _ = try Employers.workplaces(named: SearchText(query), in: alphabet, limit: 5, tx)
          _ = try Employers.referrers(SearchText(query), in: alphabet, limit: 5, tx)
        }
      }
      let firm = try Employers.find(bakery, tx).act { $0.organisation }
      _ = try Employers.referrer(firm, tx)
      _ = try Employers.names(of: [.workplace(bakery), .organisation(firm)], tx)
      for alphabet in Alphabet.allCases {
        let place = PlaceInOrder(sortKey: "z", id: firm)
        for stretch in [ListStretch.first, .after(place), .before(place), .from("Z")] {
          _ = try Employers.list(SearchText(""), stretch, in: alphabet, limit: 5, tx)
        }
        let before = ListStretch.before(PlaceInOrder(sortKey: "z", id: bakery))
        for stretch in [.first, .from("N"), before] {
          _ = try Employers.workplaces(of: firm, stretch, in: alphabet, limit: 5, tx)
        }
      }
    }
    let visitor = try await visitor(mette)
    let place = try await visitor.api(.get, EmployersResource.workplace(bakery))
    let firm = try #require(try place.json["organisation"]?.string.flatMap { OrganisationID($0) })
    let bus = try await visitor.api(.patch, EmployersResource.workplace(bakery), #"{"transport": "Bus 1"}"#, seen: 1)
    #expect(bus.status == 200)
    #expect(
      try await visitor.api(.patch, EmployersResource.organisation(firm), #"{"phone": "111"}"#, seen: 1).status == 200)
    try await tellOfClosures(at: bakery, clerk)
    try await tellOfStaff(at: bakery, clerk)
    try await tellOfUndoing(at: bakery, of: firm, clerk)
    _ = try await clerk.page(WorkAddress.pocket)
    let kirsten = try await test.account("kirsten", [.caseManager], in: jobCentre)
    try await tellOfWeeks(of: selam.person)
    try await tellOfPermission(of: selam.person, by: kirsten)
    let granted = try await participant("Rosa Påfund", "lab")
    let asked = try await self.draft(granted, at: bakery)
    try await test.acting(as: kirsten) { tx in
      try placements.find(asked, tx).act {
        try placements.approve($0, on: tx.today, number: "2026-117", seen: $0.version, tx)
      }
    }
    let house = house
    let leaving = try await test.account("lene", [.jobConsultant], in: municipality)
    try await act { try $0.relate(leaving, .responsible, to: selam.person, from: $0.today) }
    _ = try await house.close(request: "test") { _ in (leaving, nil) }
    try await test.settingUp { tx in
      _ = try Employers.known(as: "Prøvekøbing Kommune", tx)
      #expect(try Employers.first(tx) != nil)
    }
    // A placement from its draft to its end.
    let draft = try await draft(selam, at: bakery)
    try await act { tx in
      try placements.find(draft, tx).act {
        var terms = $0.terms
        terms.period = try #require(Period(from: terms.period.from.adding(days: 7), until: terms.period.until))
        try placements.change($0, to: terms, seen: $0.version, tx)
      }
      let approval = CheckPoint(.approval)
      try placements.find(draft, tx).act {
        try placements.accept($0, without: approval, because: "Comes on Friday", seen: $0.version, tx)
      }
      try placements.find(draft, tx).act {
        try placements.withdrawAcceptance(of: approval, $0, seen: $0.version, tx)
      }
      try placements.find(draft, tx).act {
        try placements.end(
          $0, Placement.Ending(on: tx.today, reason: .neverBegan, by: .firm, nextStep: "Look on"), seen: $0.version,
          tx)
      }
    }
    let id = try await run(selam, at: bakery)
    let week = ISOWeek(containing: today)
    let planned = try await act { tx in
      // One in place of the other, which comes back when it is taken back.
      try [8, 9].map { hours in
        try placements.find(id, tx).act {
          try placements.decideStep(
            $0, LadderDecision(move: .up, week: week.adding(weeks: 3), hours: Hours(hours), reason: nil, tasks: nil), tx
          )
        }
      }
    }
    try await tellOfRefusal(selam, id)
    try await tellOfMending(id)
    try await act { tx in
      for step in planned.reversed() {
        try placements.step(step, tx).act { try placements.withdraw($0, seen: $0.version, tx) }
      }
      let all = try placements.followUps(of: id, tx).act { $0 }
      let (first, second) = (all[0], all[1])
      try placements.log(
        first, FollowUp.Result(on: tx.today, light: .ok, personSays: nil, firmSays: nil, agreed: nil),
        seen: first.version, tx)
      try placements.followUp(first.id, tx).act { try placements.reopen($0, seen: $0.version, tx) }
      try placements.followUp(first.id, tx).act {
        try placements.move($0, to: $0.due.adding(days: 2), because: "She asked for it", seen: $0.version, tx)
      }
      try placements.followUp(first.id, tx).act { try placements.moveBack($0, seen: $0.version, tx) }
      try placements.move(second, to: second.due.adding(days: 1), because: "Ill", seen: second.version, tx)
      try placements.find(id, tx).act {
        // Shorter, so that follow-ups fall away, and at times of which nothing was confirmed.
        let mornings = WorkingTimes(days: [.monday, .thursday], from: ClockTime(hour: 8), to: ClockTime(hour: 11))
        try placements.adjust(
          $0, until: $0.terms.period.from.adding(days: 30), working: Timetable(mornings), seen: $0.version, tx)
      }
      try placements.find(id, tx).act {
        try placements.extend(
          $0, PlacementExtension(until: $0.terms.period.from.adding(days: 40), decidedOn: tx.today, reason: "Try more"),
          seen: $0.version, tx)
      }
      _ = try Considerations.find(limit, tx).act {
        try Considerations.end(limit, lastDay: tx.today, seen: $0.version, tx)
        try Considerations.resume(limit, seen: $0.version.next, tx)
      }
      _ = try placements.all(nil, after: nil, limit: 5, tx)
      for state in [nil] + Placement.State.Kind.allCases.map(Optional.some) {
        _ = try placements.all(state, before: draft, limit: 5, tx)
        _ = try placements.number(state, upTo: 5, tx)
      }
      _ = try placements.search(SearchText("2026-117"), limit: 5, tx)
      _ = try placements.number(foundBy: SearchText("2026-117"), upTo: 5, tx)
      _ = try placements.steps(of: id, tx)
      _ = try placements.disclose(id, tx)
    }
    let paper = try await house.store.prepare(
      try FileContent(name: "agreement.pdf", bytes: Array("%PDF-1.7".utf8)[...]), saying: nil, about: selam.person,
      on: Scan.shelf)
    try await act { tx in
      try placements.find(id, tx).act { try placements.attach(paper, as: .agreement, to: $0, tx) }
      _ = try placements.file(of: paper.id, tx)
      try placements.scan(paper.id, tx).act { try placements.remove($0, because: .replaced, seen: $0.version, tx) }
      try placements.scan(paper.id, tx).act { try placements.restore($0, seen: $0.version, tx) }
      try placements.scan(paper.id, tx).act { try placements.remove($0, because: .replaced, seen: $0.version, tx) }
    }
    // Past its last day it is wiped.
    try await damage("UPDATE placement_scan SET restorable_until = '2026-01-01'")
    try await house.store.transact(as: .system, for: .administration) { try $0.ask(for: .sweeping) }
    for route: any Address in [
      WorkAddress.week, PeopleAddress.person(selam.person), PlacementsAddress.placement(id), FrameAddress.search,
    ] {
      _ = try await visitor.page(route, query: route.path == "/week" ? "?whose=team" : "")
    }
    _ = try await visitor.week()
    _ = try await visitor.page(WorkAddress.week, query: "?pile=starts")
    let end = PlaceInOrder(sortKey: "9999-12-31 " + selam.person.text, id: ObligationID(high: 1, low: 1))
    _ = try await visitor.page(WorkAddress.week, query: "?pile=starts&before=" + end.cursor)
    try await act { tx in
      let asked = WeekAsked(
        me: tx.actor.account, own: true, week: week, standing: tx.today, offices: try tx.offices())
      for counting in asked.numbers(in: .starts, upTo: 9) + asked.numbersMet(upTo: 9) {
        _ = try tx.count(counting, try tx.grant(Count.self, ObligationRecord.self))
      }
    }
    try await act { [municipality] tx in
      try Obligations.people(restingOn: municipality, atMost: 9, tx).decide(tx) { found, _ in #expect(!found.isEmpty) }
    }
    try await tellOfEndings(selam, id)
  }
}
