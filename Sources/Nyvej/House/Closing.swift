import Access
import Values
import Work

/// What became of somebody's work when the account was closed: numbers, never names.
struct Closing: Sendable, Equatable {
  /// People for whom the account was responsible.
  var people = 0
  /// Of them, those for whom nobody is now.
  var peopleWithoutAnyone = 0
  /// Open tasks that nobody owes now.
  var tasksWithoutOwner = 0
}

extension House {
  /// Closes an account and hands over what it was responsible for, all in one transaction: afterwards every open task
  /// has the colleague as its owner, or visibly nobody.
  ///
  /// - Throws: `NotFound` when the account is closed already.
  func close(_ account: AccountID, handingOverTo colleague: AccountID?, _ tx: Transaction) throws -> Closing {
    let responsible = try tx.closeAccount(account, handingOverTo: colleague)
    var closing = Closing(people: responsible.count)
    var concerned = Set(responsible)
    try Obligations.people(owedBy: account, tx).use { concerned.formUnion($0) }
    let obligations = Rooms.obligations(packs.shelf)
    for person in concerned.sorted(by: { $0.text < $1.text }) {
      try obligations.refresh(person, tx)
      try Obligations.withoutOwner(about: person, tx).use { closing.tasksWithoutOwner += $0 }
      try tx.consultResponsible(person).use { if $0 == nil { closing.peopleWithoutAnyone += 1 } }
    }
    return closing
  }
}
