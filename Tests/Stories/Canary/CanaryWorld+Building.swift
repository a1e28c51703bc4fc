import Access
import Employers
import People
import Placements
import Rules
import TestHouse
import Values

@testable import Nyvej
@testable import Programmes

// One side is built by its own job consultant, with the rooms' own verbs, and every word of it is a canary.
extension CanaryWorld {
  mutating func build(_ letter: String) async throws {
    let names = [cage.word(), cage.word(), cage.word(), cage.word(), cage.word()]
    let (municipality, jobCentre, programme) = try await story.test.settingUp { tx in
      (
        try Employers.enterFirst(Organisation.Details(name: names[0], kind: .municipality, country: "DK"), tx),
        try Employers.enterFirst(Organisation.Details(name: names[1], kind: .jobCentre, country: "DK"), tx),
        try Participations.found(names[2], model: "business-training", version: 1, tx)
      )
    }
    let worker = try await story.test.account(names[3], [.jobConsultant], in: municipality)
    try await story.test.settingUp { try $0.joinTeam(worker, of: programme) }
    let former = try await story.test.account(names[4], [.jobConsultant], in: municipality)
    var side = Side(
      letter: letter, municipality: municipality, jobCentre: jobCentre, programme: programme, worker: worker,
      former: former)
    for number in [1, 2] { side.firms.append(try await firm("firm \(letter)\(number)", worker)) }
    try await basis(side)
    for number in [1, 2, 3] { side.people.append(try await person("\(letter)\(number)", side)) }

    side.absences.append(try await absence(side))
    let reached = side.people.map { About(participant: $0.participant, owner: side.owner(of: $0.participant.label)) }
    cage.plant(names[0], "name of municipality \(letter)", [Door(.organisation, .shared, .installation)])
    cage.plant(names[1], "name of job centre \(letter)", [Door(.organisation, .shared, .installation)])
    for id in [municipality, jobCentre] {
      cage.plant(
        id.text, "id of an office of \(letter)",
        [Door(.organisation, nil, .installation)] + reached.map { Door(.participation, .full, $0) })
    }
    for value in [names[2], programme.text] {
      cage.plant(
        value, "programme \(letter)",
        [Door(.programme, nil, .installation)]
          + reached.flatMap { [Door(.participation, .shared, $0), Door(.obligation, .full, $0)] })
    }
    for firm in side.firms {
      cage.plant(
        firm.nameOfWorkplace, "name of a workplace of \(letter)",
        [Door(.workplace, nil, .installation)] + reached.map { Door(.obligation, .full, $0) })
      cage.plant(
        firm.workplace.text, "id of a workplace of \(letter)",
        [Door(.workplace, nil, .installation)] + reached.map { Door(.placement, .full, $0) })
    }
    // Whoever reads somebody may know who looks after her, who decided about her hours, and who owes what.
    cage.plant(
      names[3], "name of the job consultant of \(letter)",
      [
        Door(.account, .shared, About(organisation: municipality)),
        Door(.absence, .full, About(organisation: municipality)),
      ]
        + reached.flatMap { [Door(.person, .shared, $0), Door(.ladder, .full, $0), Door(.obligation, .full, $0)] }
        + reached.map { Door(.assignment, .shared, $0) }
        + reached.flatMap { [Door(.placementScan, .full, $0), Door(.participation, .full, $0)] }
        + [Door(.workplace, .full, .installation)],
      holder: worker)
    cage.plant(
      names[4], "name of who was responsible for \(letter)3",
      [
        Door(.account, .shared, About(organisation: municipality)), Door(.obligation, .full, reached[2]),
        Door(.absence, .full, About(organisation: municipality)),
      ]
        + reached.map { Door(.assignment, .shared, $0) },
      holder: former)
    sides.append(side)
  }

  /// The worker is away one day, far ahead, and whoever was responsible for the third stands in.
  private mutating func absence(_ side: Side) async throws -> AbsenceID {
    let id = try await story.test.acting(as: side.worker) { tx in
      let (from, until) = (tx.today.adding(days: 310), tx.today.adding(days: 320))
      let people = try tx.coverable(side.worker, from: from, until: until).act { $0 }
      return try tx.noteAbsence(of: side.worker, coveredBy: side.former, from: from, until: until, people: people)
    }
    cage.plant(
      id.text, "id of an absence of \(side.letter)",
      [Door(.absence, nil, About(owner: side.worker, organisation: side.municipality))])
    return id
  }

  /// A firm with one workplace, in the register that belongs to nobody's side.
  private mutating func firm(_ label: String, _ worker: AccountID) async throws -> Side.Firm {
    var firm = Organisation.Details(name: cage.word(), kind: .company, country: "DK")
    (firm.contactName, firm.registerNumber, firm.phone) = (cage.word(), cage.number(), cage.number())
    let mailbox = cage.word()
    firm.email = mailbox + "@nyvej.example"
    var place = Workplace.Details(name: cage.word())
    (place.address, place.unitNumber, place.representative) = (cage.word(), cage.number(), cage.word())
    (place.contactName, place.contactPhone, place.transport) = (cage.word(), cage.number(), cage.word())
    place.headcount = Workplace.Headcount(200, asOf: story.today.adding(days: -5))
    let (details, there, closed) = (firm, place, cage.word())
    let (organisation, workplace) = try await story.test.acting(as: worker) { tx in
      let organisation = try Employers.enter(details, tx)
      let workplace = try Employers.enter(there, of: organisation, tx)
      // In the weeks that a placement's page speaks of.
      let closure = ClosureDetails(from: tx.today.adding(days: 8), until: tx.today.adding(days: 9), name: closed)
      _ = try Employers.find(workplace, tx).act {
        try Employers.add(closure, to: workplace, seen: $0.version, tx)
        var before = there
        before.headcount = Workplace.Headcount(190, asOf: tx.today.adding(days: -100))
        try Employers.change(workplace, to: before, seen: $0.version.next, tx)
      }
      return (organisation, workplace)
    }
    // A workplace is always named with its firm.
    for value in [details.name, organisation.text] {
      cage.plant(
        value, "name or id of \(label)",
        [Door(.organisation, nil, .installation), Door(.workplace, nil, .installation)])
    }
    for value in [details.contactName, details.registerNumber, details.phone, mailbox].compactMap(\.self) {
      cage.plant(value, "contact of \(label)", [Door(.organisation, .full, .installation)])
    }
    let inside = [
      there.address, there.unitNumber, there.representative, there.contactName, there.contactPhone, there.transport,
      closed,
    ]
    for value in inside.compactMap(\.self) {
      cage.plant(value, "contact of the workplace of \(label)", [Door(.workplace, .full, .installation)])
    }
    // As few as hold every column: a heap of the week is told as its first 25.
    let contacts =
      label.hasSuffix("1")
      ? try await contacts(label, with: [.organisation(organisation), .workplace(workplace)], worker) : []
    return Side.Firm(
      organisation: organisation, workplace: workplace, nameOfWorkplace: there.name, contacts: contacts)
  }

  private mutating func person(_ label: String, _ side: Side) async throws -> Told {
    var details = Person.Details(name: cage.word())
    (details.preferredName, details.soundsLike) = (cage.word(), cage.word())
    (details.originalName, details.originalLanguage) = (cage.originalWord(), LanguageTag("ar"))
    details.interpreter = details.originalLanguage
    details.languages = details.originalLanguage.map { [LanguageSkill(language: $0, isMotherTongue: true)] } ?? []
    let (birthday, phone, mailbox, note) = (cage.birthday(), cage.number(), cage.word(), cage.word())
    (details.birth, details.phone) = (BirthDate(birthday, .day), "+45" + phone)
    details.email = mailbox + "@nyvej.example"
    (details.phoneOf, details.emailOf, details.prefers) = (cage.word(), cage.word(), .call)
    (details.phoneLanguage, details.emailLanguage) = (details.interpreter, details.interpreter)
    let lines = cage.word()
    details.address = .told("Street " + lines)
    let (without, intake) = (cage.word(), cage.word())
    let (otherPhone, otherMailbox) = (cage.number(), cage.word())
    details.others = [
      Channel(.phone("+45" + otherPhone), whose: cage.word(), language: details.interpreter),
      Channel(.email(otherMailbox + "@nyvej.example")),
    ]
    let (whole, worker) = (details, side.worker)
    let (id, participation) = try await story.test.acting(as: worker) { tx in
      let id = try People.enter(whole, tx)
      let participation = try Participations.refer(
        id, to: side.programme,
        Participation.Referral(
          on: tx.today.adding(days: -20), by: side.jobCentre, reason: "not-directly-to-work", note: nil), tx)
      try Participations.find(participation, tx).act {
        try Participations.invite(
          $0, on: tx.today.adding(days: -15), talk: tx.today.adding(days: -12), seen: $0.version, tx)
      }
      try Participations.find(participation, tx).act {
        try Participations.meet($0, on: tx.today.adding(days: -12), seen: $0.version, tx)
      }
      try Participations.find(participation, tx).act {
        try Participations.accept(
          $0, on: tx.today.adding(days: -10), basis: "integration-act",
          information: Participation.Information(
            on: tx.today.adding(days: -10), language: .danish, way: .talk, by: tx.actor.name),
          without: Participation.AcceptedWithout([.information], reason: intake, by: tx.actor.name, on: tx.today),
          entering: ["placement"], seen: $0.version, tx)
      }
      // Other words than came, by name.
      try Participations.find(participation, tx).act {
        try Participations.mendReferral(of: $0, note: note, seen: $0.version, tx)
      }
      try stand(at: participation, saying: without, tx)
      try pause(participation, tx)
      return (id, participation)
    }
    let participant = Participant(
      label: label, id: id, name: details.name, programme: side.programme, referrer: side.jobCentre,
      isProtected: label == "A1")
    let subject = About(participant: participant, owner: side.owner(of: label))
    func plant(_ field: String, _ value: String?, _ doors: Door...) {
      if let value { cage.plant(value, field + " of " + label, doors) }
    }
    plant("id", id.text, Door(.person, nil, subject), Door(.obligation, nil, subject))
    // Those who see what is shared know what to call somebody, and no more.
    plant("name", details.name, Door(.person, .shared, subject))
    plant("preferred name", details.preferredName, Door(.person, .shared, subject))
    plant("sound of the name", details.soundsLike, Door(.person, .shared, subject))
    plant("name in the original script", details.originalName, Door(.person, .full, subject))
    plant("birth date", birthday.iso, Door(.person, .full, subject))
    plant("phone", phone, Door(.person, .full, subject))
    plant("mailbox", mailbox, Door(.person, .full, subject))
    // For the others nobody is responsible any more: nobody is told.
    if label.hasSuffix("1") {
      plant("postal address", lines, Door(.postalAddress, .full, subject))
    } else {
      plant("postal address", lines)
    }
    plant("whose phone", details.phoneOf, Door(.person, .full, subject))
    plant("whose mailbox", details.emailOf, Door(.person, .full, subject))
    plant("other phone", otherPhone, Door(.person, .full, subject))
    plant("whose other phone", details.others[0].whose, Door(.person, .full, subject))
    plant("other mailbox", otherMailbox, Door(.person, .full, subject))
    plant("referral note", note, Door(.participation, .full, subject))
    plant("why somebody was accepted without something", intake, Door(.participation, .full, subject))
    plant("why a phase begins without something", without, Door(.participation, .full, subject))
    plant(
      "participation id", participation.text, Door(.participation, nil, subject), Door(.placement, .full, subject),
      Door(.obligation, nil, subject))
    var told = Told(participant: participant, participation: participation)
    try await tell(&told, subject, side)
    return told
  }
}

/// Something is asked for before a phase, and then the phase is planned without it.
private func stand(at way: ParticipationID, saying reason: String, _ tx: Transaction) throws {
  try Participations.find(way, tx).act {
    _ = try Participations.ask(
      for: .placementEnded, before: "after-care", by: tx.today.adding(days: 40), of: $0, seen: $0.version, tx)
  }
  try Participations.find(way, tx).act {
    _ = try Participations.beginPhase(
      "after-care", of: $0, on: tx.today.adding(days: 50),
      without: Participation.PhaseSpell.Without(
        guards: [.placementEnded], reason: reason, by: tx.actor.name, on: tx.today), seen: $0.version, tx)
  }
}

/// She was away for two days, and is back.
private func pause(_ way: ParticipationID, _ tx: Transaction) throws {
  let today = tx.today
  let away = Participation.Pause.Terms(
    reason: .family, from: today.adding(days: -8), expected: today.adding(days: -5), meanwhile: nil)
  try Participations.find(way, tx).act { _ = try Participations.pause($0, away, seen: $0.version, tx) }
  try Participations.find(way, tx).act { participation in
    guard let pause = participation.openPause else { return }
    try Participations.comeBack(
      from: pause, of: participation, on: today.adding(days: -6), seen: participation.version, tx)
  }
}
