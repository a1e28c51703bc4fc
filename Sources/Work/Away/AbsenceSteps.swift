import Access
import Language
import Values
import Web

/// What is done about absences, from what was answered; on pages and in the API alike.
struct AbsenceSteps: Sendable {
  let names: WeekPages.Names

  /// Who can stand in for an account.
  func offers(for account: AccountID, _ tx: Transaction) throws -> Disclosed<[Offer]> {
    try Offer.all(on: tx.today, { [names] in try names($0, $1, nil) }, tx).map { all in
      all.filter { $0.candidate.account != account && $0.candidate.fits(.responsible) }
    }
  }

  /// Somebody is away, and somebody stands in with all of their people.
  ///
  /// - Parameter named: of what is read elsewhere.
  func note(
    _ fields: Fields, of account: AccountID, besides named: [String] = [], _ tx: Transaction
  ) throws -> AbsenceID {
    guard tx.mayNoteAbsence(of: account) else { throw NotFound() }
    let away = try tx.candidates(on: tx.today, among: account).act(\.first)
    guard let away, away.organisation != nil else { throw Refused(nil, .awayNobodyHere) }
    let answers = try offers(for: account, tx).act {
      try AbsenceForm.read(fields, of: account, $0, besides: named, today: tx.today)
    }
    let cover = answers.cover
    let fits = try tx.candidates(on: answers.from, among: cover.account).act { $0.first?.fits(.responsible) ?? false }
    guard fits else { throw Refused("cover", .awayNoRoleThen(name: cover.name, date: answers.from)) }
    try requireFree(away, coveredBy: (cover.account, cover.name), answers.from, answers.until, besides: nil, tx)
    let people = try tx.coverable(account, from: answers.from, until: answers.until).act { $0 }
    // Of a colleague whose people one does not reach one says nothing at all.
    if people.isEmpty, account != tx.actor.account { throw Refused(nil, .awayNobodyReached) }
    guard people.count <= Transaction.mostCovered else {
      throw Refused(nil, .awayTooMany(n: Transaction.mostCovered))
    }
    return try tx.noteAbsence(
      of: account, coveredBy: cover.account, from: answers.from, until: answers.until, people: people)
  }

  /// Moves the return, or takes back what was said by mistake; answers which was done.
  func act(on id: AbsenceID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> Phrase {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, AbsenceRecord.self)
    let absence = try Absences.find(id, tx).act { $0 }
    if let sentence = absence.closedBecause(on: tx.today) { throw Refused(nil, sentence) }
    guard tx.mayNoteAbsence(of: absence.account) else { throw NotFound() }
    if fields[AbsenceForm.outcome.name] != nil {
      var read = AnswerReader(fields, of: [AbsenceForm.outcome])
      _ = read.choice(AbsenceForm.outcome)
      try read.finish()
      guard absence.version == version else { throw Stale(current: absence.version) }
      guard absence.mayBeWithdrawn(on: tx.today) else {
        throw Refused(AbsenceForm.outcome.name, .awayNotWithdrawn)
      }
      try tx.withdrawAbsence(id, seen: version)
      return .doneAbsenceWithdrawn
    }
    let until = try AbsenceForm.readReturn(fields, of: absence, today: tx.today)
    if until > absence.until {
      let away = (absence.account, absence.name)
      try requireFree(
        away, coveredBy: absence.cover.map { ($0, absence.coverName ?? "") }, absence.until, until, besides: id,
        at: "until", tx)
    }
    try tx.moveReturn(id, to: until, seen: version)
    return .doneAbsenceMoved
  }

  private func requireFree(
    _ away: Candidate, coveredBy cover: (id: AccountID, name: String)?, _ from: CivilDate, _ until: CivilDate,
    besides own: AbsenceID?, _ tx: Transaction
  ) throws {
    try requireFree((away.account, away.name), coveredBy: cover, from, until, besides: own, tx)
  }

  /// Nobody is away twice, nobody who stands in is away, and nobody who is away stands in: a chain of people who stand in
  /// for each other would leave it open who does the work.
  private func requireFree(
    _ away: (id: AccountID, name: String), coveredBy cover: (id: AccountID, name: String)?, _ from: CivilDate,
    _ until: CivilDate, besides own: AbsenceID?, at field: String? = nil, _ tx: Transaction
  ) throws {
    let accounts = [away.id] + [cover?.id].compactMap(\.self)
    try tx.consult(
      Absence.concerning(accounts, after: min(from, tx.today), limit: Absences.most)
    ).decide(tx) { all, _ in
      let all = all.filter { $0.id != own && $0.touches(from, until) }
      if let other = all.first(where: { $0.account == away.id }) {
        throw Refused(field ?? "from", .awayAlready(name: away.name, from: other.from, until: other.until))
      }
      if let other = all.first(where: { $0.cover == away.id }) {
        throw Refused(field ?? "from", .awayCovers(name: away.name, from: other.from, until: other.until))
      }
      if let cover, let other = all.first(where: { $0.account == cover.id }) {
        throw Refused(field ?? "cover", .awayCoverAway(name: cover.name, from: other.from, until: other.until))
      }
    }
  }
}

extension Absence {
  /// Why nothing is done with it any more.
  func closedBecause(on day: CivilDate) -> Phrase? {
    if withdrawn != nil { return .awayTakenBack }
    return until <= day ? .awayOver(date: until) : nil
  }
}
