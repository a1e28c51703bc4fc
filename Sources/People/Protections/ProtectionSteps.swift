import Access
import Language
import Values
import Web
import Work

/// What is done about a protected address, from what was answered; on pages and in the API alike.
struct ProtectionSteps: Sendable {
  let around: AroundSteps

  /// - Parameter isNaming: a worker is named; otherwise the address is protected.
  func note(_ fields: Fields, naming isNaming: Bool, for person: PersonID, _ tx: Transaction) throws -> ProtectionID {
    try People.meet(person, tx)
    // Who may note nothing is not told either what is wrong with the answers.
    _ = try tx.grantToCreate(ProtectionRecord.self, on: .person(person))
    let offered: Disclosed<[Offer]?> =
      isNaming ? try around.offers(on: tx.today, tx).map { $0 } : tx.me.map { _ in nil }
    return try Disclosed.together(offered, Protections.of(person, tx)) { ($0, $1) }.act { offered, all in
      let noting = try ProtectionForm.read(fields, naming: offered, among: all, today: tx.today)
      return try Protections.note(of: noting.worker, from: noting.from, noting.words, for: person, tx)
    }
  }

  /// Ends one, or takes back what was just done; answers whose it is, and which was done.
  func act(
    on id: ProtectionID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, ProtectionRecord.self)
    return try Protections.find(id, tx).act { one in
      guard try Protections.mayNote(about: one.person, tx) else { throw NotFound() }
      guard fields[ProtectionForm.outcome.name] == nil else { return try takeBack(one, fields, seen: version, tx) }
      if let sentence = one.closedBecause { throw Refused(nil, sentence) }
      guard one.version == version else { throw Stale(current: one.version) }
      let end = try ProtectionForm.readEnd(fields, of: one, today: tx.today)
      try Protections.end(one, on: end.on, end.words, seen: version, tx)
      return (one.person, one.worker == nil ? .doneProtectionLifted : .doneProtectionWorkerEnded)
    }
  }

  private func takeBack(
    _ one: Protection, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    var read = AnswerReader(fields, of: [ProtectionForm.outcome])
    let outcome = read.choice(ProtectionForm.outcome)
    try read.finish()
    guard one.version == version else { throw Stale(current: one.version) }
    if outcome == "resumed" {
      guard one.mayBeResumed(on: tx.today) else { throw Refused(ProtectionForm.outcome.name, .aroundNotResumed) }
      try Protections.resume(one, seen: version, tx)
      return (one.person, .doneProtectionResumed)
    }
    guard one.mayBeWithdrawn(on: tx.today) else { throw Refused(ProtectionForm.outcome.name, .aroundNotWithdrawn) }
    try Protections.withdraw(one, seen: version, tx)
    return (one.person, .doneProtectionWithdrawn)
  }
}
