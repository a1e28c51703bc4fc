public import Access
import Employers
import Language
import People
public import Values
import Web
import Work

/// What is done with accounts, by administrators and on the command line alike: the right itself is changed by `Access`,
/// and here it is said whom that concerns, so that what is owed about them is reckoned anew.
public enum Accounts {
  /// So many names a list is chosen from: more accounts than an organisation has.
  static let most = 5000

  static func find(_ id: AccountID, _ tx: Transaction) throws -> Disclosed<Account> {
    try .together(tx.one(Account.one(id), tx.grant(Read.self, AccountRecord.self)), tx.rights(of: [id])) {
      var account = $0
      account.rights = $1[id] ?? AccountRights()
      return account
    }
  }

  /// A page of those whom a search finds, by name or address; all of them without one.
  static func list(
    _ query: String, _ stretch: ListStretch<AccountKind>, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<AccountsList> {
    try tx.accountNames(atMost: most + 1).flatMap { names in
      let found = names.prefix(most).filter { $0.isFound(by: query) }
        .map { PlaceInOrder<AccountKind>(sortKey: Folding.order($0.name, in: alphabet), id: $0.id) }.sorted()
      let page = stretch.page(of: found, in: alphabet, limit: limit)
      let shown = page.places.map(\.id)
      let accounts = try tx.list(Account.among(shown), try tx.grant(List.self, AccountRecord.self))
      return try .together(accounts, tx.rights(of: shown)) { accounts, rights in
        let known = Dictionary(accounts.map { ($0.id, $0) }) { first, _ in first }
        return AccountsList(
          found: shown.compactMap { id in
            var account = known[id]
            account?.rights = rights[id] ?? AccountRights()
            return account
          }, ways: page.ways, isCut: names.count > most)
      }
    }
  }

  /// Closes an account and hands over what it was responsible for: afterwards every open task has the colleague as its
  /// owner, or visibly nobody. Answers for whom it was responsible, and about whom it owed something.
  public static func close(
    _ account: AccountID, handingOverTo colleague: AccountID?, because reason: String? = nil,
    seen version: Version? = nil, _ tx: Transaction
  ) throws -> (people: [PersonID], subjects: Set<Subject>) {
    let people = try tx.closeAccount(account, handingOverTo: colleague, because: reason, seen: version)
    let owed = try touchOwed(by: account, tx)
    return (people, Set(people.map(Subject.person)).union(owed))
  }

  /// Gives an account these roles and no others; answers about whom it owed something, or nothing where they are the roles
  /// that it has.
  public static func giveRoles(
    _ roles: Set<Role>, to account: AccountID, because reason: String? = nil, seen version: Version? = nil,
    _ tx: Transaction
  ) throws -> [Subject]? {
    guard try tx.giveRoles(roles, to: account, because: reason, seen: version) else { return nil }
    let owed = try touchOwed(by: account, tx)
    try touchGiven(to: account, tx)
    return owed
  }

  /// Opens a closed account again: what was given to it, and to nobody else since, it owes again.
  public static func openAgain(
    _ account: AccountID, because reason: String? = nil, seen version: Version? = nil, _ tx: Transaction
  ) throws {
    try tx.openAccountAgain(account, because: reason, seen: version)
    try touchGiven(to: account, tx)
  }

  static func join(
    _ account: AccountID, _ programme: ProgrammeID, because reason: String, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.joinTeam(account, of: programme, because: reason, seen: version)
    try touchGiven(to: account, tx)
  }

  static func leave(
    _ account: AccountID, _ programme: ProgrammeID, because reason: String, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.leaveTeam(account, of: programme, because: reason, seen: version)
    _ = try touchOwed(by: account, tx)
    try touchGiven(to: account, tx)
  }

  private static func touchOwed(by account: AccountID, _ tx: Transaction) throws -> [Subject] {
    let owed = try Obligations.subjects(owedBy: account, tx).decide(tx) { subjects, _ in subjects }
    for subject in owed { tx.touch(subject, for: .owing) }
    return owed
  }

  /// What was given to the account may be its own again, or be its own no more.
  private static func touchGiven(to account: AccountID, _ tx: Transaction) throws {
    for given in PeopleRoom.given {
      try given(account, tx).decide(tx) { people, tx in
        for person in people { tx.touch(.person(person), for: .owing) }
      }
    }
    for given in EmployersRoom.given {
      try given(account, tx).decide(tx) { subjects, tx in
        for subject in subjects { tx.touch(subject, for: .owing) }
      }
    }
  }

  static let telling = Telling(of: AccountKind.self) { done, tx, desk in
    try find(done.id, tx).map {
      done.isLatest($0.version) ? desk.said(done, of: $0.name) : desk.saidBefore(of: $0.name)
    }
  }
}

struct AccountsList: Sendable {
  let found: [Account]
  let ways: ListWays<AccountKind>
  /// There are more than any list is chosen from.
  let isCut: Bool
}

extension AccountName {
  /// Each word of the search begins a word of the name, or stands in the address.
  fileprivate func isFound(by query: String) -> Bool {
    let words = Folding.order(name).split(separator: " ")
    let address = email.lowercased()
    return query.split(separator: " ").allSatisfy { sought in
      let folded = Folding.order(String(sought))
      return address.contains(sought.lowercased()) || !folded.isEmpty && words.contains { $0.hasPrefix(folded) }
    }
  }
}

extension ListStretch<AccountKind> {
  /// So much of all places in their order as is on the page that is asked for.
  fileprivate func page(
    of all: [PlaceInOrder<AccountKind>], in alphabet: Alphabet, limit: Int
  ) -> (places: [PlaceInOrder<AccountKind>], ways: ListWays<AccountKind>) {
    let range: Range<Int>
    if case .before(let end) = self {
      let upper = all.firstIndex { $0 >= end } ?? all.count
      range = max(0, upper - limit)..<upper
    } else {
      let start = start(in: alphabet) ?? ("", "")
      let lower =
        all.firstIndex {
          $0.sortKey == start.key
            ? $0.id.text > start.id : start.key.utf8.lexicographicallyPrecedes($0.sortKey.utf8)
        } ?? all.count
      range = lower..<min(all.count, lower + limit)
    }
    let places = Array(all[range])
    return (
      places,
      ListWays(
        total: all.count, previous: range.lowerBound > 0 ? places.first : nil,
        next: range.upperBound < all.count ? places.last : nil,
        letterOfNobody: letterOfNobody(in: alphabet, first: places.first?.sortKey))
    )
  }
}
