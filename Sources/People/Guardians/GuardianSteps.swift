import Access
import Language
import Values
import Web

/// What is done with who stands for somebody, from what was answered; on pages and in the API alike.
struct GuardianSteps: Sendable {
  let country: Dialling.Country
  let living: RequireLiving

  func note(_ fields: Fields, for person: PersonID, _ tx: Transaction) throws -> GuardianID {
    try People.meet(person, tx)
    // Who may note nothing is not told either what is wrong with the answers.
    _ = try tx.grantToCreate(GuardianRecord.self, on: .person(person))
    try living(person, tx)
    let dialling = Dialling(country: try country(tx))
    return try Guardians.birth(of: person, tx).act { born in
      let details = try GuardianForm.read(fields, today: tx.today, born: born, dialling)
      do { return try Guardians.note(details, for: person, tx) } catch is TooManyGuardians {
        throw Refused(GuardianForm.name.name, .guardianTooMany(n: Guardian.most))
      }
    }
  }

  /// Changes one, or takes it back; answers whose it is, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  func act(
    on id: GuardianID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, GuardianRecord.self)
    let found = try Guardians.find(id, tx)
    let born = try found.flatMap { try Guardians.birth(of: $0.person, tx) }
    return try Disclosed.together(found, born) { ($0, $1) }.act { guardian, born in
      if let day = guardian.withdrawn { throw Refused(nil, .workPermissionTakenBack(day: day)) }
      // Somebody else's correction is shown before what is wrong with these answers.
      guard guardian.version == version else { throw Stale(current: guardian.version) }
      if fields[GuardianForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [GuardianForm.withdrawal])
        _ = read.choice(GuardianForm.withdrawal)
        try read.finish()
        try Guardians.withdraw(guardian, seen: version, tx)
        return (guardian.person, .doneGuardianWithdrawn)
      }
      let whole = isWhole ? fields : fields.over(GuardianForm.answers(guardian.details))
      let kept = guardian.details.phone.map { [Channel(.phone($0))] } ?? []
      let details = try GuardianForm.read(
        whole, today: tx.today, born: born, Dialling(country: try country(tx), keeping: kept))
      try Guardians.change(id, to: details, seen: version, tx)
      return (guardian.person, .doneGuardianSaved)
    }
  }
}
