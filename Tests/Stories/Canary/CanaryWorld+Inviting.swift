import Access
import Employers
import Language
import Placements
import TestHouse
import Values
import Web

// Who asks: on each side one of every role, as it is related there, and those whose standing is none, over, not yet, or
// of two kinds.
extension CanaryWorld {
  mutating func invite() async throws {
    for (here, there) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      try await invite(here, there)
    }
    for number in sides.indices {
      sides[number].accounts = [sides[number].worker, try await administer(sides[number])]
    }
    // Last, for it follows from no fact: whatever is written about the workplace takes it away.
    for side in sides {
      let asked = principals.first { $0.label == "\(CanaryWorld.withoutTeam) (\(side.letter))" }
      try await ask(asked?.account, about: side.firms[0].workplace, side)
    }
    let asking = "SELECT COUNT(*) AS count FROM obligation WHERE person_id IS NULL AND pile <> 'contacts'"
    guard try await story.number(asking) == 2 else {
      throw NoSuch("question about a workplace")
    }
    principals.append(
      Principal(
        label: "nobody", visitor: Visitor(door: story.door, headers: [:]), account: nil, roles: [], organisation: nil))
  }

  private static let withoutTeam = "job consultant without a team"

  private mutating func invite(_ here: Side, _ there: Side) async throws {
    let (first, second, letter) = (here.people[0], here.people[1], here.letter)
    guard let running = first.placements.first(where: { $0.state == .ready })?.id else {
      throw NoSuch("running placement of \(letter)1")
    }
    let worker = Principal(
      label: "the job consultant of \(letter)", visitor: try await story.visitor(here.worker), account: here.worker,
      roles: [.jobConsultant], organisation: here.municipality, teams: [here.programme],
      ties: [Principal.Tie(relation: .responsible, person: first.participant.id)])
    principals.append(worker)
    principals.append(
      Principal(
        label: "who was responsible for \(letter)3", visitor: try await story.visitor(here.former),
        account: here.former, roles: [.jobConsultant], organisation: here.municipality))

    for role in Role.allCases where role != .jobConsultant {
      let organisation = role == .caseManager ? here.jobCentre : here.municipality
      try await invite(
        role.rawValue, [role], in: isOutside(role) ? nil : organisation,
        teams: inTeam(role) ? [here.programme] : [],
        ties: relation(of: role).map {
          [Principal.Tie(relation: $0, person: first.participant.id, placement: $0 == .contact ? running : nil)]
        } ?? [], here)
    }
    try await invite(CanaryWorld.withoutTeam, [.jobConsultant], in: here.municipality, here)
    try await invite("mentor of nobody", [.mentor], in: nil, here)
    for (time, word) in [(Principal.Tie.Time.endedYesterday, "until yesterday"), (.beginsTomorrow, "from tomorrow")] {
      try await invite(
        "counsellor " + word, [.counsellor], in: here.municipality,
        ties: [Principal.Tie(relation: .counsellor, person: first.participant.id, time: time)], here)
    }
    // What she may see as one does not widen what she may see as the other.
    try await invite(
      "job consultant, and counsellor of \(there.letter)2", [.jobConsultant, .counsellor], in: here.municipality,
      teams: [here.programme],
      ties: [Principal.Tie(relation: .counsellor, person: there.people[1].participant.id)], here)
    try await invite(
      "mentor of \(letter)2, and evaluator", [.mentor, .evaluator], in: here.municipality, teams: [here.programme],
      ties: [Principal.Tie(relation: .mentor, person: second.participant.id)], here)
  }

  private mutating func invite(
    _ label: String, _ roles: Set<Role>, in organisation: OrganisationID?, teams: Set<ProgrammeID> = [],
    ties: [Principal.Tie] = [], _ side: Side
  ) async throws {
    let name = cage.word()
    let account = try await story.test.account(name, roles, in: organisation)
    try await story.test.settingUp { tx in for team in teams { try tx.joinTeam(account, of: team) } }
    var doors = [Door(.account, .shared, About(organisation: organisation))]
    for tie in ties {
      guard let home = sides.first(where: { $0.people.contains { $0.participant.id == tie.person } }),
        let participant = home.people.first(where: { $0.participant.id == tie.person })?.participant
      else { throw NoSuch("home of whom \(label) looks after") }
      try await story.test.acting(as: home.worker) { tx in
        let begin = tx.today.adding(days: tie.time == .beginsTomorrow ? 1 : -9)
        try tx.relate(account, tie.relation, to: tie.person, placement: tie.placement, from: begin)
        if tie.time == .endedYesterday {
          try tx.unrelate(account, tie.relation, from: tie.person, until: tx.today.adding(days: -1))
        }
      }
      // Whoever reads somebody may know who looks after her.
      if tie.relation.isAssigned { doors.append(Door(.assignment, .shared, About(participant: participant))) }
      if tie.time == .now, [.mentor, .counsellor].contains(tie.relation) {
        doors.append(Door(.person, .shared, About(participant: participant)))
      }
    }
    var principal = Principal(
      label: label + " (\(side.letter))", visitor: try await story.visitor(account), account: account, roles: roles,
      organisation: organisation, teams: teams, ties: ties)
    // Named beside a protected address, she is among those who are asked to do something, and her name stands there.
    if roles == [.caseManager], organisation == side.jobCentre {
      let told = side.people.map(\.participant).filter(\.isProtected)
      principal.named = Set(told.map(\.id))
      doors += told.map { Door(.protection, .full, About(participant: $0)) }
    }
    // Whoever reads what stands in somebody's way may know who else does, to ask one of them to see to it.
    if !roles.contains(.participant) {
      let obstacles = people.map { Door(.obstacle, .full, About(participant: $0.participant)) }
      doors += obstacles.filter { principal.sees($0, matrix) }
      // And who noted a contact is named with it.
      doors += people.map { Door(.contactEntry, .full, About(participant: $0.participant)) }.filter {
        principal.sees($0, matrix)
      }
      // Nor does a note hide who wrote it.
      doors += people.map { Door(.note, .full, About(participant: $0.participant)) }.filter {
        principal.sees($0, matrix)
      }
    }
    cage.plant(name, "name of the account: \(label), \(side.letter)", doors, holder: account)
    principals.append(principal)
  }

  /// Somebody is asked for the number of staff of a workplace. Everybody in the house reaches what is owed about it, in
  /// the other organisation too; who is asked points at whoever is to begin there, and her name is told to nobody else.
  private func ask(_ account: AccountID?, about workplace: WorkplaceID, _ side: Side) async throws {
    try await story.test.acting(as: side.worker) { tx in
      let (id, subject): (ObligationID, Subject) = (tx.newID(), .workplace(workplace))
      _ = try tx.derive(
        Derivation<ObligationRecord>(
          """
          INSERT INTO \(into: ObligationRecord.self) (id, about_kind, about_id, person_id, owner_id, participation_id,
            pile, key, holds_from, holds_until, due_day, shown_day, reason, source, address, verb, done_day)
          VALUES (\(id), \(subject.stored.kind), \(subject.stored.id), NULL, \(account), NULL, 'starts', 'headcount',
            \(tx.today), NULL, \(tx.today), \(tx.today), \(Phrase.owedStaffMissing.stored), NULL,
            \(EmployersAddress.editWorkplace(workplace).path), \(Phrase.actEnter.stored), NULL)
          """))
    }
  }

  private func relation(of role: Role) -> Relation? {
    switch role {
    case .mentor: .mentor
    case .counsellor: .counsellor
    case .trainer: .trainer
    case .workplaceContact: .contact
    case .participant: .myself
    case .jobConsultant, .caseManager, .coordinator, .partnershipManager, .learner, .evaluator, .controller,
      .administrator, .dataProtectionOfficer:
      nil
    }
  }

  private func inTeam(_ role: Role) -> Bool { [.coordinator, .evaluator, .controller].contains(role) }

  /// Those who belong to no office.
  private func isOutside(_ role: Role) -> Bool { [.mentor, .workplaceContact, .participant, .learner].contains(role) }
}
