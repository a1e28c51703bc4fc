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
  /// - Parameter whom: finds the account, and the colleague if there is one.
  /// - Throws: `AlreadyClosed`.
  func close(
    request: String, _ whom: @escaping @Sendable (Transaction) throws -> (account: AccountID, colleague: AccountID?)
  ) async throws -> Closing {
    try await store.transact(as: .system, for: .setUp, request: request) { tx in
      let (account, colleague) = try whom(tx)
      let people: [PersonID]
      do { people = try tx.closeAccount(account, handingOverTo: colleague) } catch is NotFound { throw AlreadyClosed() }
      let owed = try Obligations.subjects(owedBy: account, tx).decide(tx) { subjects, _ in subjects }
      for subject in owed { tx.touch(subject, for: .owing) }
      return (people: people, subjects: Set(people.map(Subject.person)).union(owed))
    } answering: { tx, concerned in
      var closing = Closing(people: concerned.people.count)
      for subject in concerned.subjects {
        closing.tasksWithoutOwner += try Obligations.withoutOwner(about: subject, tx).act { $0 }
        guard let person = subject.person else { continue }
        let hasNobody = try tx.consultResponsible(person).decide(tx) { responsible, _ in responsible == nil }
        if hasNobody { closing.peopleWithoutAnyone += 1 }
      }
      return closing
    }
  }
}

/// The account is closed; nothing is left to do.
struct AlreadyClosed: Error, Hashable {}
