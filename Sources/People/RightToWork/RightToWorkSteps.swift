import Access
import Language
import Values
import Web

/// What is done with somebody's permission to work, from what was answered; on pages and in the API alike.
enum RightToWorkSteps {
  static func note(_ fields: Fields, about person: PersonID, _ tx: Transaction) throws -> RightToWorkID {
    try People.meet(person, tx)
    // Who may note nothing is not told either what is wrong with the answers.
    _ = try tx.grantToCreate(ResidenceRecord.self, on: .person(person))
    let details = try RightToWorkForm.read(fields, today: tx.today)
    do { return try RightsToWork.note(details, about: person, tx) } catch is TooManyWorkPermissions {
      throw Refused(RightToWorkForm.permission.name, .workPermissionTooMany(n: RightToWork.most))
    }
  }

  /// Corrects one, or takes it back; answers whose it is, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  static func act(
    on id: RightToWorkID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, ResidenceRecord.self)
    return try RightsToWork.find(id, tx).act { noted in
      guard let details = noted.details else { throw NotFound() }
      if let day = noted.withdrawn { throw Refused(nil, .workPermissionTakenBack(day: day)) }
      if fields[RightToWorkForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [RightToWorkForm.withdrawal])
        _ = read.choice(RightToWorkForm.withdrawal)
        try read.finish()
        try RightsToWork.withdraw(noted, seen: version, tx)
        return (noted.person, .doneWorkPermissionWithdrawn)
      }
      let whole = isWhole ? fields : fields.over(RightToWorkForm.answers(details))
      let corrected = try RightToWorkForm.read(whole, today: tx.today)
      try RightsToWork.correct(id, to: corrected, seen: version, tx)
      return (noted.person, .doneWorkPermissionSaved)
    }
  }
}
