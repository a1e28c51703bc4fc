import Access
import Employers
import Foundation
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

  private var placements: Placements { house.rooms.placements.placements }
  private var week: ISOWeek { ISOWeek(containing: today) }

  func tell() async throws {
    let (bakery, hotel, nursery) = try await firms()
    // Two who take the bakery's places, and one who is not tested.
    let yusuf = try await person(
      "Yusuf Opdigtet", called: "Yusuf", original: "يوسف", "ar", sounds: "YOU-sof", basis: "lab", weeksAgo: 9)
    let layla = try await person(
      "Layla Tænkt", called: "Layla", original: "ليلى", "ar", sounds: "LAY-la", basis: "lab", weeksAgo: 7)
    let selam = try await person(
      "Selam Eksempelsen", called: "Selam", original: "ሰላም", "ti", sounds: "se-LAM", basis: "integration-act",
      weeksAgo: 6)
    try await agreeLimit(with: selam)
    try await noteObstacle(of: selam)
    let first = try await run(
      yusuf, at: bakery, "virksomhedspraktik", "lab", startedWeeksAgo: 7, lasting: 13, hours: 15, done: 4)
    try await decideStep(first, .hold, to: 15, weeksFromNow: -1, because: "Danish class takes two mornings for now")
    let second = try await run(
      layla, at: bakery, "virksomhedspraktik", "lab", startedWeeksAgo: 5, lasting: 13, hours: 20, done: 4)
    try await decideStep(second, .up, to: 25, weeksFromNow: -2, because: "She asked for the early shift")
    let placement = try await run(
      selam, at: bakery, "virksomhedspraktik", "integration-act", startedWeeksAgo: 3, lasting: nil, hours: 6, done: 2)
    try await decideStep(placement, .up, to: 9, weeksFromNow: -1, because: "It went well with the tray washing")
    try await decideStep(placement, .up, to: 12, weeksFromNow: 1, because: "She would like to try the shop")

    // The firm's next tested person: the draft says why not.
    let oksana = try await person(
      "Oksana Prøve", called: "Oksana", original: "Оксана", "uk", sounds: "ok-SA-na", basis: "lab", weeksAgo: 2)
    try await draft(oksana, at: bakery, "virksomhedspraktik", "lab", startingInWeeks: 2, lasting: 13, hours: 20)

    // Others, so that the week looks like a week.
    let farid = try await person(
      "Farid Fiktiv", called: "Farid", original: "فرید", "prs", sounds: "fa-REED", basis: "integration-act",
      weeksAgo: 12)
    let third = try await run(
      farid, at: hotel, "virksomhedspraktik", "integration-act", startedWeeksAgo: 10, lasting: 12, hours: 12, done: 7)
    try await decideStep(third, .up, to: 18, weeksFromNow: -6, because: "Room service went well")
    try await decideStep(third, .back, to: 15, weeksFromNow: -4, because: "Two long days in a row were too much")
    try await decideStep(third, .hold, to: 15, weeksFromNow: -1, because: "Stay here until the year is over")
    let rosa = try await person(
      "Rosa Påfund", called: "Rosa", original: nil, "es", sounds: nil, basis: "lab", weeksAgo: 3)
    try await draft(rosa, at: nursery, "virksomhedspraktik", "lab", startingInWeeks: 1, lasting: 4, hours: 10)
    let amina = try await person(
      "Amina Eksempel", called: "Amina", original: "أمينة", "ar", sounds: "ah-MEE-na", basis: "integration-act",
      weeksAgo: 1)
    _ = amina
    try await refer("Bao Fiktiv", called: "Bao", daysAgo: 4)
  }

  // MARK: The cast

  private func firms() async throws -> (bakery: WorkplaceID, hotel: WorkplaceID, nursery: WorkplaceID) {
    let today = today
    return try await act { tx in
      func firm(_ name: String, _ place: String, staff: Int, contact: String) throws -> WorkplaceID {
        var details = Organisation.Details(name: name, kind: .company, country: "DK")
        details.contactName = contact
        let firm = try Employers.enter(details, tx)
        var workplace = Workplace.Details(name: place)
        workplace.headcount = Workplace.Headcount(staff, asOf: today.adding(days: -20))
        workplace.contactName = contact
        workplace.contactPhone = "+45 00 00 00 00"
        workplace.representative = "Tillid Eksempel"
        workplace.transport = "Bus to Eksempeltorvet, then five minutes on foot"
        return try Employers.enter(workplace, of: firm, tx)
      }
      return (
        try firm("Nordlys Bageri (opdigtet)", "Bageriet på Eksempeltorvet", staff: 12, contact: "Bodil Bager"),
        try firm("Hotel Solskin (opdigtet)", "Havnehotellet", staff: 46, contact: "Helle Hotel"),
        try firm("Planteskolen Spirer (opdigtet)", "Drivhusene", staff: 7, contact: "Gert Gartner")
      )
    }
  }

  private func person(
    _ name: String, called: String, original: String?, _ language: String, sounds: String?, basis: BasisCode,
    weeksAgo: Int
  ) async throws -> Participation {
    let (staff, house, referred) = (staff, house, today.adding(weeks: -weeksAgo))
    let id = try await act { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      details.originalName = original
      details.originalLanguage = original == nil ? nil : LanguageTag(language)
      details.soundsLike = sounds
      details.phone = "+45 00 00 00 00"
      details.messages = .yes
      if let tongue = LanguageTag(language) {
        details.languages = [
          LanguageSkill(language: tongue, isMotherTongue: true),
          LanguageSkill(language: .danish, levels: [.listening: .a2, .speaking: .a2, .reading: .a1, .writing: .a1]),
        ]
        details.interpreter = tongue == LanguageTag("es") ? nil : tongue
      }
      let person = try People.enter(details, tx)
      try tx.relate(staff.counsellor, .counsellor, to: person, from: tx.today)
      return try Participations.refer(
        person, to: staff.programme,
        Participation.Referral(
          on: referred, by: staff.jobCentre, reason: "not-directly-to-work",
          note: "Wants to work; has not yet found a way in through the usual offers."), tx)
    }
    return try await act { tx in
      let phases = house.packs.models.first { $0.code == "business-training" }?.entryPhases.map(\.id) ?? []
      try Participations.find(id, tx).act { participation in
        try Participations.accept(
          participation, on: referred.adding(days: 5), basis: basis, entering: phases, seen: participation.version, tx)
      }
      return try Participations.find(id, tx).act { $0 }
    }
  }

  private func refer(_ name: String, called: String, daysAgo: Int) async throws {
    let (staff, day) = (staff, today.adding(days: -daysAgo))
    try await act { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      let person = try People.enter(details, tx)
      _ = try Participations.refer(
        person, to: staff.programme,
        Participation.Referral(on: day, by: staff.jobCentre, reason: "social-challenges", note: nil), tx)
    }
  }

  /// Stands in the way this week, and is the responsible worker's to clear.
  private func noteObstacle(of participation: Participation) async throws {
    let today = today
    try await act { tx in
      _ = try Obstacles.note(
        Obstacle.Details(
          kind: .childcare, words: "The nursery opens at eight; the shift begins at seven",
          since: today.adding(days: -9), owner: nil, due: today.adding(days: 1)), of: participation.person, tx)
    }
  }

  /// At most 9 hours a week until the next 1 March that leaves some weeks.
  private func agreeLimit(with participation: Participation) async throws {
    let year = today.adding(weeks: 8) <= CivilDate(year: today.year, month: 3, day: 1)! ? today.year : today.year + 1
    guard let until = CivilDate(year: year, month: 3, day: 1), let tigrinya = LanguageTag("ti"),
      let nine = ClockTime(hour: 9)
    else { return }
    let (from, review, agreed) = (today.adding(weeks: -5), until.adding(weeks: -2), today.adding(weeks: -5))
    try await act { tx in
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("Højst 9 timer om ugen indtil 1. marts", .danish),
          ownWording: Consideration.Wording("ክሳብ 1 መጋቢት ኣብ ሰሙን ዝበዝሐ 9 ሰዓታት", tigrinya),
          effect: .hours(cap: Hours(9)), from: from, until: until, review: review), with: participation.person,
        on: agreed, tx)
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("En pause på 10 minutter hver anden time", .danish), ownWording: nil,
          effect: .environment, from: from, until: nil, review: review), with: participation.person, on: agreed, tx)
      _ = try Considerations.agree(
        Consideration.Terms(
          wording: Consideration.Wording("Sprogskole om fredagen; de andre dage tidligst kl. 9", .danish),
          ownWording: nil,
          effect: .time(Consideration.Effect.Times(notOn: [.friday], only: ClockSpan(from: nine, until: nil))),
          from: from, until: nil, review: review), with: participation.person, on: agreed, tx)
    }
  }

  // MARK: The placements

  @discardableResult
  private func draft(
    _ participation: Participation, at workplace: WorkplaceID, _ measure: MeasureCode, _ basis: BasisCode,
    startingInWeeks weeks: Int, lasting: Int?, hours: Int
  ) async throws -> PlacementID {
    let start = week.adding(weeks: weeks).monday
    let placements = placements
    // Days and times that can hold the hours, with room for some more.
    let working =
      hours <= 6
      ? WorkingTimes(days: [.monday, .wednesday, .thursday], from: ClockTime(hour: 9), to: ClockTime(hour: 12))
      : WorkingTimes(
        days: [.monday, .tuesday, .wednesday, .thursday], from: ClockTime(hour: 8), to: ClockTime(hour: 15))
    return try await act { tx in
      guard
        let period = Period(from: start, until: lasting.map { start.adding(weeks: $0).adding(days: -3) })
      else { throw NotFound() }
      return try placements.draft(
        Placement.Terms(
          measure: measure, basis: basis, group: nil, purpose: "train",
          tasks: "Wash trays\nPack bread\nKeep the table clean", period: period,
          working: working,
          lastEmployer: .no),
        for: participation, at: workplace, startingWith: Hours(hours), tx)
    }
  }

  /// A placement that began some weeks ago, with its papers in order and its first follow-ups held.
  @discardableResult
  private func run(
    _ participation: Participation, at workplace: WorkplaceID, _ measure: MeasureCode, _ basis: BasisCode,
    startedWeeksAgo weeks: Int, lasting: Int?, hours: Int, done: Int
  ) async throws -> PlacementID {
    let id = try await draft(
      participation, at: workplace, measure, basis, startingInWeeks: -weeks, lasting: lasting, hours: hours)
    let placements = placements
    let signed = week.adding(weeks: -weeks).monday.adding(days: -4)
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
    try await act { tx in
      try placements.followUps(of: id, tx).act { followUps in
        for followUp in followUps.prefix(done) where followUp.due <= tx.today {
          try placements.log(
            followUp,
            FollowUp.Result(
              on: followUp.due, light: .ok, personSays: "It is good to be needed.",
              firmSays: "Comes on time, asks when in doubt.", agreed: nil), seen: followUp.version, tx)
        }
      }
    }
    return id
  }

  private func decideStep(
    _ id: PlacementID, _ move: LadderStep.Move, to hours: Int, weeksFromNow: Int, because reason: String
  ) async throws {
    let (placements, week) = (placements, week.adding(weeks: weeksFromNow))
    try await act { tx in
      try placements.find(id, tx).act { placement in
        _ = try placements.decideStep(
          placement, LadderDecision(move: move, week: week, hours: Hours(hours), reason: reason, tasks: nil), tx)
      }
    }
  }

  /// As the job consultant.
  private func act<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await house.store.transact(as: .account(staff.consultant), for: .setUp, request: "demo", body)
  }
}
