import Access
import Language
import Testing
import Values
import Web

@testable import Work

private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }
private let monday = day("2026-11-23")
private let person = PersonID("0199aaaa-0000-7000-8000-000000000001")!
private let worker = AccountID("0199aaaa-0000-7000-8000-000000000002")!

private func owed(
  _ key: String, due: CivilDate, shown: CivilDate? = nil, reason: Phrase = .owedFindPlacement, stands: Bool = false,
  owner: AccountID? = nil
) -> Obligation {
  Obligation(
    about: .person(person), in: .endings, key: key, due: due, shown: shown, reason: reason, at: WorkAddress.week,
    verb: .actOpen, owner: owner, standsSinceKnown: stands)
}

@Suite("What is owed from today on") struct OutlookTests {
  @Test("what is the same on every day is one spell without an end")
  func same() {
    let spells = Outlook([owed("a", due: monday)]).spells(from: monday)
    #expect(spells == [Outlook.Spell(owed("a", due: monday), from: monday)])
  }

  @Test("what turns on a day has an end before it, and what comes instead a beginning on it")
  func turns() {
    let turn = day("2026-12-01")
    let outlook = Outlook(turning: [turn]) { day in
      [day < turn ? owed("a", due: monday) : owed("b", due: turn), owed("c", due: monday)]
    }
    #expect(
      outlook.spells(from: monday) == [
        Outlook.Spell(owed("a", due: monday), from: monday, until: day("2026-11-30")),
        Outlook.Spell(owed("b", due: turn), from: turn), Outlook.Spell(owed("c", due: monday), from: monday),
      ])
  }

  @Test("the same thing with other words is another spell of it")
  func words() {
    let turn = day("2026-12-01")
    let outlook = Outlook(turning: [turn]) { [owed("a", due: $0 < turn ? monday : turn)] }
    let spells = outlook.spells(from: monday)
    #expect(spells.map(\.obligation.key) == ["a", "a"])
    #expect(spells.map(\.from) == [monday, turn])
    #expect(spells.map(\.until) == [day("2026-11-30"), nil])
  }

  @Test("what stands since it was known does not move with the day on which it is looked at")
  func stands() {
    let outlook = Outlook(turning: [day("2026-12-01"), day("2026-12-08")]) { day in
      [owed("breach", due: day, stands: true)]
    }
    #expect(outlook.spells(from: monday) == [Outlook.Spell(owed("breach", due: monday, stands: true), from: monday)])
  }

  @Test("days that are over, and days too far ahead, are not looked at")
  func horizon() {
    let outlook = Outlook(turning: [day("2026-11-22"), monday, day("2029-11-23")]) { [owed("a", due: $0)] }
    #expect(outlook.spells(from: monday).map(\.from) == [monday])
  }
}

@Suite("Who owes what nobody is named for") struct ResponsibleTests {
  @Test("whoever is responsible on the day: what is handed over on a day to come is stored beforehand")
  func responsible() {
    let (ane, turn) = (AccountID("0199aaaa-0000-7000-8000-000000000003")!, day("2026-12-01"))
    let spells = Outlook([owed("a", due: monday), owed("b", due: monday, owner: ane)])
      .owed(
        by: Owners(responsible: [
          WorkingWith(account: ane, from: turn, until: nil), WorkingWith(account: worker, until: nil),
        ])
      )
      .spells(from: monday)
    #expect(spells.map(\.obligation.key) == ["a", "a", "b"])
    #expect(spells.map(\.obligation.owner) == [worker, ane, ane])
    #expect(spells.map(\.from) == [monday, turn, monday])
    let alone = Outlook([owed("a", due: monday)]).owed(
      by: Owners(responsible: [WorkingWith(account: worker, until: turn)])
    )
    .spells(from: monday)
    #expect(alone.map(\.obligation.owner) == [worker, nil])
  }
}

@Suite("What is written of what is owed") struct ObligationChangesTests {
  private func stored(_ spell: Outlook.Spell, _ number: Int = 9) -> StoredObligation {
    StoredObligation(
      id: ObligationID("0199aaaa-0000-7000-8000-00000000000\(number)")!, line: ObligationChanges.Line(spell))
  }

  @Test("nothing, where everything is stored as it is")
  func nothing() {
    let spell = Outlook.Spell(owed("a", due: monday), from: monday)
    for today in [monday, monday.adding(days: 40)] {
      var now = spell
      now.from = today
      let changes = ObligationChanges([now], over: [stored(spell)], today: today)
      #expect(changes.new == [] && changes.different.isEmpty && changes.gone == [])
    }
  }

  @Test("what is new, what says something else, what has another owner, and what is gone")
  func changes() {
    let (a, b, c) = (
      Outlook.Spell(owed("a", due: monday), from: monday), Outlook.Spell(owed("b", due: monday), from: monday),
      Outlook.Spell(owed("c", due: monday), from: monday)
    )
    var later = b
    later.obligation = owed("b", due: monday.adding(days: 1))
    let changes = ObligationChanges(
      [a, later], over: [stored(b, 1), stored(c, 2)], today: monday)
    #expect(changes.new.map(\.key) == ["a"])
    #expect(changes.different.map(\.line.due) == [monday.adding(days: 1)])
    #expect(changes.gone == [stored(c, 2).id])
    var handedOver = b
    handedOver.obligation = owed("b", due: monday, owner: worker)
    let handed = ObligationChanges([handedOver], over: [stored(b)], today: monday)
    #expect(handed.different.map(\.line.owner) == [worker])
  }

  @Test("what stands since it was known is not put off by being computed again")
  func known() {
    let first = Outlook.Spell(owed("breach", due: monday, stands: true), from: monday)
    let week = monday.adding(days: 7)
    let again = Outlook.Spell(
      owed("breach", due: week, reason: .owedAfterPlacement(step: "Look on"), stands: true), from: week)
    let changes = ObligationChanges([again], over: [stored(first)], today: week)
    #expect(changes.new == [] && changes.gone == [])
    #expect(changes.different.map(\.line.due) == [monday], "other words, and due since it was known")
    #expect(changes.different.map(\.line.from) == [monday])
  }

  @Test("what goes on in other words stands since it was known as well, however often it is computed")
  func knownThroughATurn() {
    let turn = monday.adding(days: 20)
    let outlook = Outlook(turning: [turn]) { day in
      [owed("breach", due: day, reason: .owedAfterPlacement(step: day < turn ? "two" : "one"), stands: true)]
    }
    var stored = ObligationChanges(outlook.spells(from: monday), over: [], today: monday).new
      .enumerated().map {
        StoredObligation(id: self.stored(.init(owed("x", due: monday), from: monday), $0 + 1).id, line: $1)
      }
    #expect(stored.map(\.line.due) == [monday, monday])
    for days in [9, 15, 20, 25] {
      let today = monday.adding(days: days)
      let changes = ObligationChanges(outlook.spells(from: today), over: stored, today: today)
      #expect(changes.new == [] && changes.different.isEmpty, "after \(days) days")
      stored.removeAll { changes.gone.contains($0.id) }
      #expect(stored.map(\.line.due) == (days < 20 ? [monday, monday] : [monday]))
    }
  }

  @Test("a spell that was to come begins when its day comes, without being written again")
  func comes() {
    let turn = monday.adding(days: 8)
    let outlook = Outlook(turning: [turn]) { [owed($0 < turn ? "a" : "b", due: monday)] }
    let before = outlook.spells(from: monday).enumerated().map { stored($1, $0 + 1) }
    let changes = ObligationChanges(outlook.spells(from: turn), over: before, today: turn)
    #expect(changes.new == [] && changes.different.isEmpty)
    #expect(changes.gone == [before[0].id], "what is over goes with the next change")
  }
}

@Suite("Days on which an office works") struct OfficeDaysTests {
  /// Closed at weekends, and from 24 December to 1 January; one office also on 7 December.
  private let days = OfficeDays { office, day in
    day.weekday.rawValue <= 5 && !(CivilDate(iso: "2026-12-24")!...CivilDate(iso: "2027-01-01")!).contains(day)
      && !(office == OfficeDaysTests.closed && day.iso == "2026-12-07")
  }
  private static let closed = OrganisationID("0199aaaa-0000-7000-8000-000000000004")!

  @Test("what has to be ready goes back, though not before it was known, and on where no day is left")
  func back() {
    func open(_ iso: String, from first: String, at office: OrganisationID? = nil) -> String {
      days.open(day(iso), .back, from: day(first), at: office).iso
    }
    #expect(open("2026-12-04", from: "2026-11-20") == "2026-12-04")
    #expect(open("2026-12-06", from: "2026-11-20") == "2026-12-04")
    #expect(open("2026-12-06", from: "2026-12-05") == "2026-12-07", "nobody could have done it on Friday")
    #expect(open("2026-12-06", from: "2026-12-05", at: Self.closed) == "2026-12-08")
    #expect(open("2026-12-07", from: "2026-12-01", at: Self.closed) == "2026-12-04")
    #expect(open("2026-12-27", from: "2026-12-20") == "2026-12-23")
  }

  @Test("what reminds goes on to the next open day")
  func on() {
    func open(_ iso: String, at office: OrganisationID? = nil) -> String {
      days.open(day(iso), .on, from: day("2026-11-01"), at: office).iso
    }
    #expect(open("2026-12-04") == "2026-12-04")
    #expect(open("2026-12-06") == "2026-12-07")
    #expect(open("2026-12-06", at: Self.closed) == "2026-12-08")
    #expect(open("2026-12-24") == "2027-01-04")
  }

  @Test("an office that never works changes no day")
  func never() {
    let never = OfficeDays { _, _ in false }
    for direction in [Obligation.Direction.back, .on] {
      #expect(never.open(day("2026-12-06"), direction, from: day("2026-11-01"), at: nil) == day("2026-12-06"))
    }
  }
}

@Suite("Who can do it") struct OwnersTests {
  private let programme = ProgrammeID("0199aaaa-0000-7000-8000-000000000005")!
  private let referrer = OrganisationID("0199aaaa-0000-7000-8000-000000000006")!
  private let participation = ParticipationID("0199aaaa-0000-7000-8000-000000000007")!
  private let ane = AccountID("0199aaaa-0000-7000-8000-000000000003")!

  private func owners(_ roles: [(AccountID, Role)], isAccepted: Bool = true, isReferred: Bool = true) -> Owners {
    Owners(
      responsible: roles.map { WorkingWith(account: $0.0, until: nil, role: $0.1) },
      belongings: [
        Belonging(
          participation: participation, programme: programme, referrer: isReferred ? referrer : nil,
          isAccepted: isAccepted)
      ])
  }

  private func owing(_ owners: Owners, _ deed: Obligation.Deed?) -> (AccountID?, Office?) {
    let found = owners.owing(deed, because: participation, on: monday)
    return (found.owner?.account, found.office)
  }

  @Test("what stands with the authority is the case manager's, whoever was named last; or whoever stands in for her")
  func authority() {
    let both = owners([(worker, .jobConsultant), (ane, .caseManager)])
    for deed in [Obligation.Deed.keepPlan, .answer, .permission, .guardian, .approve] {
      #expect(owing(both, deed) == (ane, nil), "\(deed)")
    }
    for deed in [Obligation.Deed.clear, .contact, .appointment, .log, .plan] {
      #expect(owing(both, deed) == (worker, nil), "\(deed)")
    }
    let bo = AccountID("0199aaaa-0000-7000-8000-000000000009")!
    func away(_ standIn: Role) -> Owners {
      Owners(responsible: [
        WorkingWith(account: worker, until: nil, role: .jobConsultant),
        WorkingWith(account: bo, until: nil, role: standIn, covering: ane),
        WorkingWith(account: ane, until: nil, role: .caseManager),
      ])
    }
    #expect(owing(away(.caseManager), .keepPlan) == (bo, nil))
    #expect(owing(away(.jobConsultant), .keepPlan) == (bo, nil))
    // Who cannot do it does not stand in for it.
    #expect(owing(away(.jobConsultant), .permission) == (ane, nil))
  }

  @Test("of several who are responsible the first who can")
  func several() {
    let both = owners([(ane, .caseManager), (worker, .jobConsultant)])
    #expect(owing(both, .approve) == (ane, nil))
    for deed in [Obligation.Deed.plan, .prepare, .decideStep, .log, .review] {
      #expect(owing(both, deed) == (worker, nil), "\(deed)")
    }
    #expect(owing(both, nil) == (ane, nil))
    #expect(owing(both, .clear) == (ane, nil))
  }

  @Test("where none of them can, the office does: the referrer's, or the team")
  func office() {
    let consultant = owners([(worker, .jobConsultant)])
    #expect(owing(consultant, .approve) == (worker, .organisation(referrer)))
    #expect(owing(consultant, .plan) == (worker, nil))
    #expect(owing(owners([(worker, .jobConsultant)], isReferred: false), .approve) == (worker, nil))
    let manager = owners([(ane, .caseManager)])
    #expect(owing(manager, .log) == (ane, .team(programme)))
    #expect(owing(owners([(ane, .coordinator)]), .decideStep) == (ane, .team(programme)), "she only looks at steps")
    #expect(owing(owners([(ane, .caseManager)], isAccepted: false), .log) == (ane, nil))
  }

  @Test("where nobody is responsible, nobody owes it but an authority")
  func nobody() {
    #expect(owing(owners([]), .approve) == (nil, .organisation(referrer)))
    #expect(owing(owners([]), .plan) == (nil, nil))
  }
}
