import Access
import People
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
      let people: [PersonID]
      do { people = try tx.closeAccount(account, handingOverTo: colleague) } catch is NotFound { throw AlreadyClosed() }
      let owed = try Obligations.subjects(owedBy: account, tx).decide(tx) { subjects, _ in subjects }
      for subject in owed { tx.touch(subject, for: .owing) }
      return (people: people, subjects: Set(people.map(Subject.person)).union(owed))
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
      let account = try whom(tx)
      let owed = try Obligations.subjects(owedBy: account, tx).decide(tx) { subjects, _ in subjects }
      guard try tx.giveRoles(roles, to: account) else { return [Subject]?.none }
      for subject in owed { tx.touch(subject, for: .owing) }
      try touchGiven(to: account, tx)
      return owed
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
      let account = try whom(tx)
      try tx.openAccountAgain(account)
      try touchGiven(to: account, tx)
    }
  }

  /// What was given to the account may be its own again.
  private func touchGiven(to account: AccountID, _ tx: Transaction) throws {
    for given in PeopleRoom.given {
      try given(account, tx).decide(tx) { people, tx in
        for person in people { tx.touch(.person(person), for: .owing) }
      }
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
