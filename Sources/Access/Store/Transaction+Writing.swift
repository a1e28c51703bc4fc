internal import Persistence
public import Values

extension Transaction {
  /// Adds a row. What the statement hangs it on must be what the grant was made for; its author, where the kind has
  /// one, must be the actor.
  public func insert<K>(_ insertion: Insertion<K>, _ grant: consuming Grant<K, Create>) throws {
    let sql = insertion.sql
    guard grant.mask.shows(insertion.mask), sql.stores(insertion.record),
      sql.within.allSatisfy({ $0 == grant.anchor }), grant.anchor == nil || !sql.within.isEmpty,
      sql.authors.allSatisfy({ $0 == actor.account }), !K.kind.namesAuthor || !sql.authors.isEmpty
    else { throw NotFound() }
    let reach = grant.reach
    var subjects: [String] = []
    if case .person(let person)? = grant.anchor { subjects = [person.text] }
    if K.kind == .person, case .text(let id) = insertion.record.value { subjects = [id] }
    try completely {
      try add(insertion, reach: reach)
      try journalWrite(.create, K.kind, insertion.record, subjects, insertion.event, mask: insertion.mask)
    }
    written.insert(K.kind)
    if K.kind == .person, case .text(let id) = insertion.record.value, let person = PersonID(id) {
      registered.insert(person)
    }
  }

  /// Changes one row within reach and answers its new version.
  ///
  /// Throws `Stale` when somebody has written it since `seen`, `NotFound` when it is not within reach.
  @discardableResult
  public func change<K, V: ChangingVerb>(_ change: Change<K>, _ grant: consuming Grant<K, V>) throws -> Version {
    guard grant.mask.shows(change.mask) else { throw NotFound() }
    guard let row = try update(change, grant.reach) else { throw try refusal(of: change, grant.reach) }
    return try completely {
      let columns = Columns(row)
      let subject = K.kind.concernsPerson ? try columns.textIfAny("subject") : nil
      let version = try columns.version()
      written.insert(K.kind)
      try journalWrite(V.act, K.kind, change.record, subject.map { [$0] } ?? [], change.event, mask: change.mask)
      return version
    }
  }

  /// A grant for setting the installation up, while there is nobody yet who could hold one.
  public func grantToFound<K: Protected>(_ kind: K.Type) throws -> Grant<K, Create> {
    guard actor.isHouse else { throw NotFound() }
    return Grant(reach: policy.wholeReach(K.kind), mask: .full)
  }

  /// Completes a record of this kind that was written just before: the rows that hang on it (its languages, the words
  /// by which it is found). Refused when none was.
  @discardableResult
  public func complete<K: Protected>(_ kind: K.Type, _ sql: ScopedSQL) throws -> Int {
    guard written.contains(K.kind) else { throw NotFound() }
    let (text, binds) = sql.assembled(policy.wholeReach(K.kind))
    return try connection.run(text, binds)
  }

  /// A write that follows from other facts and that the house makes itself, whoever caused them. Only derived kinds.
  public func derive<K>(_ insertion: Insertion<K>) throws {
    precondition(K.kind.isDerived, "\(K.kind) is not kept by the house")
    try add(insertion, reach: policy.wholeReach(K.kind))
  }

  /// A change that follows from other facts; see `derive(_:)` above. Returns the number of rows changed.
  @discardableResult
  public func derive<K: Protected>(_ kind: K.Type, _ sql: ScopedSQL) throws -> Int {
    precondition(K.kind.isDerived, "\(K.kind) is not kept by the house")
    let (text, binds) = sql.assembled(policy.wholeReach(K.kind))
    return try connection.run(text, binds)
  }

  private func add<K>(_ insertion: Insertion<K>, reach: Reach) throws {
    let (sql, binds) = insertion.sql.assembled(reach)
    do {
      // A statement that may add nothing (INSERT … SELECT) has not done what its entry in the journal would say.
      guard try connection.run(sql, binds) > 0 else { throw NotFound() }
    } catch let error as DatabaseError {
      if case .unique = error.reason { throw LimitReached() }
      throw error
    }
  }

  private func update<K>(_ change: Change<K>, _ reach: Reach) throws -> Row? {
    let table = change.table.string
    let (set, setBinds) = change.set.assembled(reach)
    let scope = reach.condition(on: change.table)
    let subject = K.kind.concernsPerson ? K.kind.anchors.person?.string : nil
    let returning = subject.map { ", \($0) AS subject" } ?? ""
    return try connection.rows(
      "UPDATE \(table) SET \(set), version = version + 1 WHERE \(table).id = ? AND \(table).version = ?"
        + " AND \(scope.sql) RETURNING version\(returning)",
      setBinds + [change.record.value, .integer(change.seen)] + scope.binds
    ).first
  }

  /// Why nothing was changed: written since, or not within reach.
  private func refusal<K>(of change: Change<K>, _ reach: Reach) throws -> any Error {
    let table = change.table.string
    let scope = reach.condition(on: change.table)
    let present = try connection.rows(
      "SELECT \(table).version FROM \(table) WHERE \(table).id = ? AND \(scope.sql)",
      [change.record.value] + scope.binds)
    guard let current = present.first else { return NotFound() }
    return Stale(current: try Columns(current).version())
  }

  func journalWrite(
    _ act: Act, _ kind: Kind, _ record: Bind, _ subjects: [String], _ event: String, mask: Mask = .full
  ) throws {
    var id: String?
    if case .text(let text) = record.value { id = text }
    try journal.append(
      JournalEntry(
        actor: actor, act: act, kind: kind, record: id, subjects: subjects, event: event, purpose: purpose,
        mask: mask, count: 1))
  }

  /// An effect with its entry. When it stops half-way the whole transaction has failed, even if the caller catches the
  /// error and goes on.
  func completely<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      spoiled = spoiled ?? error
      throw error
    }
  }
}

/// A limit that the database itself holds refused the row: there is one already where only one may be.
public struct LimitReached: Error, Hashable {
  public init() {}
}

// MARK: - Relations and belonging

extension Transaction {
  /// From `from` on the account stands in this relation to the person. Whoever may edit the person, or has just
  /// registered her in this very transaction, may say so.
  ///
  /// - Parameter placement: the placement that a contact is the contact for; needed there, and only there.
  public func relate(
    _ account: AccountID, _ relation: Relation, to person: PersonID, placement: PlacementID? = nil, from: CivilDate
  ) throws {
    guard relation.isToPerson, (relation == .contact) == (placement != nil) else { throw NotFound() }
    try requireCustody(of: person)
    try addRelation(account, relation, person: person, placement: placement, from: from)
  }

  /// Ends the relation on `until`: from that day on it reaches nothing. Throws `NotFound` when there is none to end.
  public func unrelate(_ account: AccountID, _ relation: Relation, from person: PersonID, until: CivilDate) throws {
    try requireCustody(of: person)
    let ended = try connection.run(
      """
      UPDATE relation SET until_day = ?, ended_at_once = ?
      WHERE account_id = ? AND kind = ? AND person_id = ? AND until_day IS NULL
      """,
      [until.bind, isAtOnce(until).bind, account.bind, Bind.text(relation.rawValue), person.bind].map(\.value))
    guard ended > 0 else { throw NotFound() }
    try completely {
      try journalWrite(.end, .account, account.bind, [person.text], "relation." + relation.rawValue + ".ended")
    }
  }

  /// The person belongs to a programme from a day on, referred by an organisation or by nobody; the team's and the
  /// referrer's reach follow from it. Called by the room that keeps participations, in the same transaction.
  public func belong(
    _ person: PersonID, to programme: ProgrammeID, referredBy referrer: OrganisationID?, from: CivilDate
  ) throws {
    try requireCustody(of: person)
    try completely {
      _ = try connection.run(
        """
        INSERT INTO belonging (id, person_id, programme_id, referrer_id, from_day, begun_at_once, until_day)
        VALUES (?, ?, ?, ?, ?, ?, NULL)
        """,
        [newID(EntryKind.self).bind, person.bind, programme.bind, referrer.bind, from.bind, isAtOnce(from).bind]
          .map(\.value))
      try journalWrite(.edit, .person, person.bind, [person.text], "belonging.begun")
    }
  }

  /// Ends the belonging on `until`. Throws `NotFound` when there is none to end.
  public func cease(_ person: PersonID, from programme: ProgrammeID, until: CivilDate) throws {
    try requireCustody(of: person)
    let ended = try connection.run(
      """
      UPDATE belonging SET until_day = ?, ended_at_once = ?
      WHERE person_id = ? AND programme_id = ? AND until_day IS NULL
      """,
      [until.bind, isAtOnce(until).bind, person.bind, programme.bind].map(\.value))
    guard ended > 0 else { throw NotFound() }
    try completely { try journalWrite(.edit, .person, person.bind, [person.text], "belonging.ended") }
  }

  func addRelation(
    _ account: AccountID, _ relation: Relation, person: PersonID? = nil, programme: ProgrammeID? = nil,
    placement: PlacementID? = nil, from: CivilDate
  ) throws {
    try completely {
      _ = try connection.run(
        """
        INSERT INTO relation
          (id, account_id, kind, person_id, programme_id, placement_id, from_day, begun_at_once, until_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)
        """,
        [
          newID(EntryKind.self).bind, account.bind, Bind.text(relation.rawValue), person.bind, programme.bind,
          placement.bind, from.bind, isAtOnce(from).bind,
        ].map(\.value))
      try journalWrite(
        .create, .account, account.bind, person.map { [$0.text] } ?? [], "relation." + relation.rawValue + ".begun")
    }
  }

  /// A day that has come when it is entered holds from the entry on, also when the clock is later found to have run
  /// ahead and is set back; one that is dated ahead has to come first.
  private func isAtOnce(_ day: CivilDate) -> Bool { day <= today }

  private func requireCustody(of person: PersonID) throws {
    if registered.contains(person) { return }
    let reach = try policy.reach(Edit.self, PersonRecord.self, seeing: .full)
    guard try reaches(reach.condition(on: .person(person))) else { throw NotFound() }
  }
}
