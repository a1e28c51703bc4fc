import Access
import Language
import Values
import Web
import Work

/// What is owed about permissions to work: a look at each before it ends.
extension RightsToWork {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).map { RightToWorkObligations.of($0, person) }
  }
}

/// Pure: from what is noted to what is owed.
enum RightToWorkObligations {
  static func of(_ noted: [RightToWork], _ person: PersonID) -> Outlook {
    // Whoever has noted what comes next has looked. Until then it stays owed, over the last day, too: from then on nobody
    // knows what holds.
    Outlook(noted.filter { one in !noted.contains { $0.comesAfter(one) } }.compactMap { owed($0, person) })
  }

  private static func owed(_ noted: RightToWork, _ person: PersonID) -> Obligation? {
    guard let until = noted.until else { return nil }
    return Obligation(
      about: .person(person), in: .endings, key: Obligation.key(noted.id, "until " + until.iso), due: until,
      keepsOff: .back, shown: until.adding(days: -RightsToWork.daysAhead), reason: .owedWorkPermission(last: until),
      at: PeopleAddress.newWorkPermission(person), verb: .actNote, deed: .permission)
  }
}

extension RightToWork {
  fileprivate func comesAfter(_ other: RightToWork) -> Bool { (other.from, other.id) < (from, id) }
}
