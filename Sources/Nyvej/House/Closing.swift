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
    concerned.formUnion(try Obligations.people(owedBy: account, tx).decide(tx) { people, _ in people })
    let obligations = Rooms.obligations(packs.shelf)
    for person in concerned.sorted(by: { $0.text < $1.text }) {
      try obligations.refresh(person, tx)
      closing.tasksWithoutOwner += try Obligations.withoutOwner(about: person, tx).act { $0 }
      let hasNobody = try tx.consultResponsible(person).decide(tx) { responsible, _ in responsible == nil }
      if hasNobody { closing.peopleWithoutAnyone += 1 }
    }
    return closing
  }
}
