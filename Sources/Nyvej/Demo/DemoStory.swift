import Access
import Employers
import Foundation
import Language
import People
import Placements
import Programmes
import Rules
import Values

/// Story B: a bakery with 12 ordinary staff and two places; a limit of 9 hours a week until 1 March; a ladder 6 → 9 → 12.
struct DemoStory: Sendable {
  let house: House
  let today: CivilDate
  let staff: Demo.Staff
  let voice: Voice

  private var placements: Placements { house.rooms.placements.placements }
  var week: ISOWeek { ISOWeek(containing: today) }

  func tell() async throws {
    let (bakery, hotel, nursery) = try await firms()
    // Two who take the bakery's places, and one who is not tested.
    let yusuf = try await person(
      "Yusuf Opdigtet", called: "Yusuf", original: "يوسف", "ar", sounds: "YOU-sof", basis: "lab", weeksAgo: 9)
    let layla = try await person(
      "Layla Tænkt", called: "Layla", original: "ليلى", "ar", sounds: "LAY-la", basis: "lab", weeksAgo: 7)
    let selam = try await person(
      "Selam Eksempelsen", called: "Selam", original: "ሰላም", "ti", sounds: "se-LAM", basis: "integration-act",
      weeksAgo: 6, isCaseManaged: true)
    try await agreeLimit(with: selam)
    try await noteObstacle(of: selam)
    try await logContacts(of: selam)
    try await notePermissions(of: selam)
    try await agreePlan(with: selam)
    try await askAtGate(for: selam)
    try await tellWeeks(of: selam)
    let first = try await run(
      yusuf, at: bakery, "virksomhedspraktik", "lab", startedWeeksAgo: 7, lasting: 13, hours: 15,
      on: times([.monday, .wednesday, .thursday], 8, 13), done: 4)
    try await decideStep(first, .hold, to: 15, weeksFromNow: -1, because: .demoWhyClass)
    let second = try await run(
      layla, at: bakery, "virksomhedspraktik", "lab", startedWeeksAgo: 5, lasting: 13, hours: 20,
      on: times([.monday, .tuesday, .wednesday, .thursday, .friday], 7, 12), done: 4)
    try await decideStep(second, .up, to: 25, weeksFromNow: -2, because: .demoWhyEarly)
    let placement = try await run(
      selam, at: bakery, "virksomhedspraktik", "integration-act", startedWeeksAgo: 3, lasting: nil, hours: 6,
      on: times(fourDays, 9, 12), done: 2)
    try await decideStep(placement, .up, to: 9, weeksFromNow: -1, because: .demoWhyWell)
    try await decideStep(placement, .up, to: 12, weeksFromNow: 1, because: .demoWhyShop)
    try await writeNotes(about: selam, at: placement)

    // The firm's next tested person: the draft says why not.
    let oksana = try await person(
      "Oksana Prøve", called: "Oksana", original: "Оксана", "uk", sounds: "ok-SA-na", basis: "lab", weeksAgo: 2)
    try await draft(
      oksana, at: bakery, "virksomhedspraktik", "lab", startingInWeeks: 2, lasting: 13, hours: 20,
      on: times(fourDays, 8, 13))

    // Others, so that the week looks like a week.
    let farid = try await person(
      "Farid Fiktiv", called: "Farid", original: "فرید", "prs", sounds: "fa-REED", basis: "integration-act",
      weeksAgo: 12, isCaseManaged: true)
    let third = try await run(
      farid, at: hotel, "virksomhedspraktik", "integration-act", startedWeeksAgo: 10, lasting: 12, hours: 12,
      on: times([.monday, .tuesday, .wednesday], 8, 14), done: 7)
    try await decideStep(third, .up, to: 18, weeksFromNow: -6, because: .demoWhyWell)
    try await decideStep(third, .back, to: 15, weeksFromNow: -4, because: .demoWhyLong)
    try await decideStep(third, .hold, to: 15, weeksFromNow: -1, because: .demoWhyStay)
    try await tellLessons(of: farid)
    // Less was agreed with him by now than he works.
    try await limit(farid, to: Hours(12))
    let rosa = try await person(
      "Rosa Påfund", called: "Rosa", original: nil, "es", sounds: nil, basis: "lab", weeksAgo: 3)
    try await draft(
      rosa, at: nursery, "virksomhedspraktik", "lab", startingInWeeks: 1, lasting: 4, hours: 10,
      on: times([.monday, .tuesday], 8, 13))
    let amina = try await person(
      "Amina Eksempel", called: "Amina", original: "أمينة", "ar", sounds: "ah-MEE-na", basis: "integration-act",
      weeksAgo: 1, isCaseManaged: true)
    try await logTry(of: amina)
    try await beginPlan(with: amina)
    try await refer("Bao Fiktiv", called: "Bao", daysAgo: 4)
    let ivan = try await person(
      "Ivan Mønstermand", called: "Ivan", original: "Іван", "uk", sounds: "ee-VAHN", basis: "integration-act",
      weeksAgo: 9, mentorInDays: 0)
    let fourth = try await run(
      ivan, at: hotel, "virksomhedspraktik", "integration-act", startedWeeksAgo: 8, lasting: 13, hours: 15,
      on: times(fourDays, 8, 13), done: 5)
    try await decideStep(fourth, .up, to: 20, weeksFromNow: -4, because: .demoWhyWell)
    try await decideStep(fourth, .hold, to: 20, weeksFromNow: -1, because: .demoWhyClass)
    try await announceEnding(fourth)
    try await shareOut(ivan, rosa)
    try await notePermit(of: farid, yusuf)
    try await appoint(selam, calling: amina, missing: layla, mentored: ivan)
    try await counsel(selam, answered: ivan, waiting: amina)
    try await beAway()
    try await logContact(with: hotel)
    let nadia = try await person(
      "Nadia Påfund", called: "Nadia", original: nil, "so", sounds: "NAH-dya", basis: "integration-act", weeksAgo: 2)
    try await beYoung(nadia)
    try await noteNumber(of: nadia)
    try await draft(
      nadia, at: hotel, "virksomhedspraktik", "integration-act", startingInWeeks: 2, lasting: 10, hours: 20,
      on: times(fourDays, 9, 14))
    try await protect("Mira Konstrueret", called: "Mira", weeksAgo: 3)
    // Nobody has found a programme for Milan yet; somebody who heard the name on the telephone entered him once more.
    let born = CivilDate(year: today.year - 31, month: 5, day: 17)
    try await enter("Milan Ingensted", called: "Milan", born: born)
    try await enter("Millan Ingensted", called: "Milan", born: born)
  }

  /// Where somebody works, and what is done there.
  struct Host: Sendable {
    let place: WorkplaceID
    let tasks: Phrase
  }

  private let fourDays: Set<CivilDate.Weekday> = [.monday, .tuesday, .wednesday, .thursday]

  private func times(_ days: Set<CivilDate.Weekday>, _ from: Int, _ to: Int) -> WorkingTimes? {
    WorkingTimes(days: days, from: ClockTime(hour: from), to: ClockTime(hour: to))
  }

  /// The day on which something that begins on a Monday is agreed: the Thursday before, or today where that is to come.
  private func decided(before monday: CivilDate) -> CivilDate { min(monday.adding(days: -4), today) }

  // MARK: The placements

  @discardableResult
  private func draft(
    _ participation: Participation, at host: Host, _ measure: MeasureCode, _ basis: BasisCode,
    startingInWeeks weeks: Int, lasting: Int?, hours: Int, on working: WorkingTimes?
  ) async throws -> PlacementID {
    let start = week.adding(weeks: weeks).monday
    let (placements, tasks) = (placements, voice(host.tasks))
    return try await act { tx in
      guard
        let period = Period(from: start, until: lasting.map { start.adding(weeks: $0).adding(days: -3) })
      else { throw NotFound() }
      return try placements.draft(
        Placement.Terms(
          measure: measure, basis: basis, group: nil, purpose: "train",
          tasks: tasks, period: period, working: Timetable(working), lastEmployer: .no),
        for: participation, at: host.place, startingWith: Hours(hours), agreedOn: decided(before: start), tx)
    }
  }

  /// A placement that began some weeks ago, with its papers in order and its first follow-ups held.
  @discardableResult
  private func run(
    _ participation: Participation, at host: Host, _ measure: MeasureCode, _ basis: BasisCode,
    startedWeeksAgo weeks: Int, lasting: Int?, hours: Int, on working: WorkingTimes?, done: Int
  ) async throws -> PlacementID {
    let id = try await draft(
      participation, at: host, measure, basis, startingInWeeks: -weeks, lasting: lasting, hours: hours,
      on: working)
    let placements = placements
    let signed = decided(before: week.adding(weeks: -weeks).monday)
    try await act { tx in
      try placements.find(id, tx).act { placement in
        var papers = placement.papers
        for role in [SignatoryRole.employer, .employeeRepresentative, .participant] { papers.signatures[role] = signed }
        papers.approved = signed
        papers.caseNumber = "EKS-" + String(id.low % 10_000)
        for statement in ["no-replacement-work", "no-seasonal-work"] as [StatementCode] {
          papers.statements[statement] = StatementAnswer(isTrue: true, on: signed)
        }
        try Considerations.of(participation.person, tx).act { all in
          for agreed in all where agreed.terms.effect.kind == .environment { papers.confirmed[agreed.id] = signed }
        }
        try placements.sign(placement, papers, seen: placement.version, tx)
      }
      try placements.find(id, tx).act { try placements.start($0, seen: $0.version, tx) }
    }
    let said = [
      (voice(.demoSaysUseful), voice(.demoEmployerAsks)), (voice(.demoSaysColleagues), voice(.demoEmployerLearns)),
    ]
    try await act { tx in
      try placements.followUps(of: id, tx).act { followUps in
        for (number, followUp) in followUps.prefix(done).enumerated() where followUp.due <= tx.today {
          let (person, employer) = said[number % said.count]
          try placements.log(
            followUp,
            FollowUp.Result(
              on: followUp.due, light: .ok, personSays: person, firmSays: employer, agreed: nil),
            seen: followUp.version, tx)
        }
      }
    }
    return id
  }

  /// Friday next week is the last day: it goes on until then.
  private func announceEnding(_ id: PlacementID) async throws {
    let last = week.adding(weeks: 1).monday.adding(days: 4)
    let (placements, next) = (placements, voice(.demoAfterHired(day: last.adding(days: 3))))
    try await act { tx in
      try placements.find(id, tx).act {
        _ = try placements.end(
          $0, Placement.Ending(on: last, reason: .hired, by: .together, nextStep: next), seen: $0.version, tx)
      }
    }
  }

  private func decideStep(
    _ id: PlacementID, _ move: LadderStep.Move, to hours: Int, weeksFromNow: Int, because why: Phrase
  ) async throws {
    let (placements, week, reason) = (placements, week.adding(weeks: weeksFromNow), voice(why))
    let day = decided(before: week.monday)
    try await act { tx in
      try placements.find(id, tx).act { placement in
        _ = try placements.decideStep(
          placement, LadderDecision(move: move, week: week, hours: Hours(hours), reason: reason, tasks: nil, on: day),
          tx)
      }
    }
  }

  /// As the job consultant.
  func act<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await house.store.transact(as: .account(staff.consultant), for: .setUp, request: "demo", body)
  }
}
