import Access
import Language
import Values
import Web

/// An account of the administrator's own organisation, as she sees it.
struct Account: Sendable {
  let id: AccountID
  let version: Version
  let name: String
  let email: String
  let isClosed: Bool
  /// Has set no password yet.
  let isInvited: Bool
  /// Until when the link holds that was made last.
  let linkUntil: Moment?
  var rights = AccountRights()

  enum State: String, CaseIterable, Sendable {
    case open, invited, closed
  }

  var state: State { isClosed ? .closed : isInvited ? .invited : .open }
}

extension Account {
  @Sendable private static func decode(_ row: borrowing Columns) throws -> Account {
    Account(
      id: try row.id("id"), version: try row.version(), name: try row.text("name"), email: try row.text("email"),
      isClosed: try row.momentIfAny("closed_at") != nil, isInvited: try row.flag("invited"),
      linkUntil: try row.momentIfAny("link_until"))
  }

  static func one(_ id: AccountID) -> Statement<AccountRecord, Account> {
    Statement(
      """
      SELECT a.id, a.version, a.name, a.email, a.closed_at, a.invited, a.link_until
      FROM \(rows: AccountRecord.self, as: "a") WHERE a.id = \(id)
      """, decode: decode)
  }

  static func among(_ ids: [AccountID]) -> Statement<AccountRecord, Account> {
    Statement(
      """
      SELECT a.id, a.version, a.name, a.email, a.closed_at, a.invited, a.link_until
      FROM \(rows: AccountRecord.self, as: "a") WHERE a.id IN \(any: ids)
      """, decode: decode)
  }

  static var open: Counting<AccountRecord> {
    Counting("FROM \(rows: AccountRecord.self, as: "a") WHERE a.closed_at IS NULL AND a.invited = 0")
  }

  static var invited: Counting<AccountRecord> {
    Counting("FROM \(rows: AccountRecord.self, as: "a") WHERE a.closed_at IS NULL AND a.invited = 1")
  }

  static var closed: Counting<AccountRecord> {
    Counting("FROM \(rows: AccountRecord.self, as: "a") WHERE a.closed_at IS NOT NULL")
  }

  static let shape = Shape<(account: Account, people: Int)>("Account") { account in
    account.id("id") { $0.account.id }
    account.version { $0.account.version }
    account.words("name") { $0.account.name }
    account.words("email") { $0.account.email }
    account.code("state") { $0.account.state }
    account.member("roles", .list(.code(of: Role.self))) {
      .array($0.account.rights.roles.map(\.rawValue).sorted().map(JSON.string))
    }
    account.member("teams", .list(.id)) { .array($0.account.rights.teams.map(\.text).sorted().map(JSON.string)) }
    account.count("responsibleFor") { $0.people }
  }

  /// In a list, without what is counted for each.
  static let listShape = Shape<Account>("ListedAccount") { account in
    account.id("id") { $0.id }
    account.version { $0.version }
    account.words("name") { $0.name }
    account.words("email") { $0.email }
    account.code("state") { $0.state }
    account.member("roles", .list(.code(of: Role.self))) {
      .array($0.rights.roles.map(\.rawValue).sorted().map(JSON.string))
    }
  }
}
