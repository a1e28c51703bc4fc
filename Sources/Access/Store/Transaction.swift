internal import Persistence
public import Values

/// One piece of work, all or nothing: what it reads is journalled and what it writes is stored together, or neither.
///
/// Lives only inside the closure given to `Store.transact` or `Store.look`, which may run more than once when the database asks for a
/// repetition; it must have no effect outside the transaction.
public final class Transaction {
  public let actor: Actor
  public let purpose: Purpose
  /// Because of which request this is done; empty for work that only looks.
  let request: String
  public let surroundings: Surroundings
  public let today: CivilDate
  let connection: any Connection
  let notary: Notary
  var journal: EntriesOfWork
  /// People entered in this transaction: whoever enters somebody says who is responsible from now on.
  var registered: Set<PersonID> = []
  /// Records that were written in this transaction, so that their parts may be written too, and whom they are about.
  var written: [Written: String?] = [:]
  /// Whom or what was written about, so that what follows is reckoned at the end.
  var touched = Touched()
  /// What follows is being reckoned.
  var isReckoning = false
  /// How records that are compared with others were before they were changed in this transaction.
  var likenesses: [String: AwaitedLikenesses] = [:]
  /// Organisations whose people work on other days than before.
  var otherCalendars: Set<OrganisationID> = []
  /// What the system has read in this transaction and nobody has written since.
  var consulted = Consulted()
  /// Whether few are reached by these relations, as far as somebody has asked.
  var sizes: [[Relation]: Bool] = [:]
  /// From as many people on, whom the actor reaches is not gathered. At 100,000 people gathering 2,000 and walking the names
  /// past 98 of 100 cost about the same; who reaches most of them pays for finding it out, and pays half of that with 1,000.
  var fewest = 1000
  /// So many people with a name make it a common one: then whoever reaches few is asked about by these.
  var leastCommon = 200
  /// What the system wrote by itself, to be journalled at the end.
  var settled = Settled()
  /// What was to be shown in a list and cannot be read.
  public let damage = Damage()
  /// Of whom something was shown whose address is protected.
  public let shownProtected = ShownProtected()
  /// Whose addresses are protected today, once somebody has asked.
  var protectedPeople: Set<String>?
  /// An effect stopped half-way: nothing of this transaction may stay.
  var spoiled: (any Error)?

  /// - Parameter head: the journal's last entry, where it was asked for already.
  init(
    connection: any Connection, notary: Notary, actor: Actor, purpose: Purpose, request: String, today: CivilDate,
    surroundings: Surroundings, goingOnFrom head: Asked? = nil
  ) {
    (self.connection, self.notary) = (connection, notary)
    (self.actor, self.purpose, self.surroundings) = (actor, purpose, surroundings)
    (self.request, self.today) = (request, today)
    journal = EntriesOfWork(
      writing: JournalWriter(connection: connection, request: request, at: surroundings.now(), goingOnFrom: head))
  }

  /// Work that only looks: its entries are collected, to be stored when it is done.
  init(
    looking connection: LookingConnection, notary: Notary, actor: Actor, purpose: Purpose, today: CivilDate,
    surroundings: Surroundings
  ) {
    (self.connection, self.notary) = (connection, notary)
    (self.actor, self.purpose, self.surroundings) = (actor, purpose, surroundings)
    (self.request, self.today) = ("", today)
    journal = EntriesOfWork(writing: nil)
  }

  public func newID<Of>(_ kind: Of.Type = Of.self) -> ID<Of> { surroundings.newID(kind) }

  public var now: Moment { surroundings.now() }

  var policy: Policy { Policy(actor: actor, today: today) }
}

/// Why somebody looks: stands beside every entry of the read log, and the person may ask for it.
public enum Purpose: String, CaseIterable, Sendable, Codable {
  case casework
  case placement
  case followUp = "follow-up"
  case thisWeek = "this-week"
  case search
  case administration
  case setUp = "set-up"
  case exchange = "api"
}

extension Transaction {
  /// A grant to look at or change existing rows. Throws `NotFound` without a rule.
  ///
  /// - Parameter mask: how much has to be seen; rules that show less do not count.
  public func grant<K: Protected, V: ExistingVerb>(
    _ verb: V.Type, _ kind: K.Type, seeing mask: Mask = .full
  ) throws(NotFound) -> Grant<K, V> {
    Grant(reach: try policy.reach(verb, kind, seeing: mask), mask: mask)
  }

  /// A grant to add a row that hangs on `anchor`: the actor must stand in one of the matrix's relations to it.
  ///
  /// - Parameter mask: how much the new row says; rules that show less do not count.
  public func grantToCreate<K: Protected>(
    _ kind: K.Type, on anchor: Anchor? = nil, seeing mask: Mask = .full
  ) throws -> Grant<K, Create> {
    let reach = try policy.reach(Create.self, kind, seeing: mask)
    guard try reaches(reach.condition(on: anchor)) else { throw NotFound() }
    return Grant(reach: reach, mask: mask, anchor: anchor)
  }

  /// Whether the actor is told what such records say about somebody, whether or not there are any: that nothing is noted is
  /// not the same as that it is not told.
  public func isTold<K: Protected>(_ kind: K.Type, seeing mask: Mask = .full, about person: PersonID) throws -> Bool {
    guard let reach = policy.reachIfAny(.list, K.kind, seeing: mask) else { return false }
    return try reaches(reach.condition(on: .person(person)))
  }

  func reaches(_ condition: (sql: String, binds: [SQLValue])) throws -> Bool {
    try !connection.rows("SELECT 1 AS reached WHERE " + condition.sql, condition.binds).isEmpty
  }
}
