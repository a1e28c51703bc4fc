import Access
import Administration
import Values
import Work

/// What became of somebody's work when the account was closed, or got other roles: numbers, never names.
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
      do { return try Accounts.close(account, handingOverTo: colleague, tx) } catch is NotFound {
        throw AlreadyClosed()
      }
    } answering: { tx, concerned in
      try Closing(people: concerned.people.count, now: concerned.subjects, tx)
    }
  }

  /// Gives an account these roles and no others; what it was responsible for and may see to no more falls to others, in
  /// the same transaction. `nil` where they are the roles that it has.
  func giveRoles(
    _ roles: Set<Role>, request: String, to whom: @escaping @Sendable (Transaction) throws -> AccountID
  ) async throws -> Closing? {
    try await store.transact(as: .system, for: .setUp, request: request) { tx in
      try Accounts.giveRoles(roles, to: try whom(tx), tx)
    } answering: { tx, owed in
      try owed.map { try Closing(now: Set($0), tx) }
    }
  }
}

extension House {
  /// Opens a closed account again: what was given to it, and to nobody else since, it owes again.
  ///
  /// - Throws: `NotFound` when it is open.
  func openAgain(request: String, _ whom: @escaping @Sendable (Transaction) throws -> AccountID) async throws {
    try await store.transact(as: .system, for: .setUp, request: request) { tx in
      try Accounts.openAgain(try whom(tx), tx)
    }
  }
}

extension Closing {
  /// As it stands when all is reckoned.
  fileprivate init(people: Int = 0, now subjects: Set<Subject>, _ tx: Transaction) throws {
    self.people = people
    for subject in subjects {
      tasksWithoutOwner += try Obligations.withoutOwner(about: subject, tx).act { $0 }
      guard let person = subject.person else { continue }
      let hasNobody = try tx.consultResponsible(person).decide(tx) { responsible, tx in
        responsible.first(on: tx.today) == nil
      }
      if hasNobody { peopleWithoutAnyone += 1 }
    }
  }
}

/// The account is closed; nothing is left to do.
struct AlreadyClosed: Error, Hashable {}
