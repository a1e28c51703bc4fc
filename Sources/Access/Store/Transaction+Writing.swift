internal import Persistence
public import Values

extension Transaction {
  /// Adds a row. What the statement hangs it on must be what the grant was made for.
  public func insert<K>(_ insertion: Insertion<K>, _ grant: consuming Grant<K, Create>) throws {
    guard insertion.sql.within.allSatisfy({ $0 == grant.anchor }) else { throw NotFound() }
    try add(insertion, reach: grant.reach)
    written.insert(K.kind)
    var subjects: [String] = []
    if case .person(let person)? = grant.anchor { subjects = [person.text] }
    if K.kind == .person, case .text(let id) = insertion.record.value {
      subjects = [id]
      if let person = PersonID(id) { registered.insert(person) }
    }
    try journalWrite(.create, K.kind, insertion.record, subjects, insertion.event)
  }

  /// Changes one row within reach and answers its new version.
  ///
  /// Throws `Stale` when somebody has written it since `seen`, `NotFound` when it is not within reach.
  @discardableResult
  public func change<K, V: ChangingVerb>(_ change: Change<K>, _ grant: consuming Grant<K, V>) throws -> Version {
    let reach = grant.reach
    let (version, subject) = try apply(change, reach)
    written.insert(K.kind)
    try journalWrite(V.act, K.kind, change.record, subject.map { [$0] } ?? [], change.event)
    return version
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
      _ = try connection.run(sql, binds)
    } catch let error as DatabaseError {
      if case .unique = error.reason { throw LimitReached() }
      throw error
    }
  }

  private func apply<K>(_ change: Change<K>, _ reach: Reach) throws -> (version: Version, subject: String?) {
    let table = change.table.string
    let (set, setBinds) = change.set.assembled(reach)
    let scope = reach.condition(on: change.table)
    let subject = K.kind.concernsPerson ? (K.kind.anchors.person?.string ?? "id") : nil
    let returning = subject.map { ", \($0) AS subject" } ?? ""
    let rows = try connection.rows(
      "UPDATE \(table) SET \(set), version = version + 1 WHERE \(table).id = ? AND \(table).version = ?"
        + " AND \(scope.sql) RETURNING version\(returning)",
      setBinds + [change.record.value, .integer(change.seen)] + scope.binds)
    guard let row = rows.first else {
      let present = try connection.rows(
        "SELECT \(table).version FROM \(table) WHERE \(table).id = ? AND \(scope.sql)",
        [change.record.value] + scope.binds)
      guard let current = present.first else { throw NotFound() }
      throw Stale(current: try Columns(current).version())
    }
    let columns = Columns(row)
    return (try columns.version(), subject == nil ? nil : try columns.textIfAny("subject"))
  }

  private func journalWrite(_ act: Act, _ kind: Kind, _ record: Bind, _ subjects: [String], _ event: String) throws {
    var id: String?
    if case .text(let text) = record.value { id = text }
    try journal.append(
      JournalEntry(
        actor: actor, act: act, kind: kind, record: id, subjects: subjects, event: event, purpose: purpose,
        mask: .full, count: 1))
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
  public func relate(
    _ account: AccountID, _ relation: Relation, to person: PersonID, placement: PlacementID? = nil, from: CivilDate
  ) throws {
    try requireCustody(of: person)
    try addRelation(account, relation, person: person, placement: placement, from: from)
  }

  /// Ends the relation on `until`: from that day on it reaches nothing.
  public func unrelate(_ account: AccountID, _ relation: Relation, from person: PersonID, until: CivilDate) throws {
    try requireCustody(of: person)
    _ = try connection.run(
      "UPDATE relation SET until_day = ? WHERE account_id = ? AND kind = ? AND person_id = ? AND until_day IS NULL",
      [until.bind, account.bind, Bind.text(relation.rawValue), person.bind].map(\.value))
    try journalWrite(
      .end, .account, account.bind, [person.text], "relation." + relation.rawValue + ".ended")
  }

  /// The person belongs to a programme from a day on, referred by an organisation or by nobody; the team's and the
  /// referrer's reach follow from it. Called by the room that keeps participations, in the same transaction.
  public func belong(
    _ person: PersonID, to programme: ProgrammeID, referredBy referrer: OrganisationID?, from: CivilDate
  ) throws {
    try requireCustody(of: person)
    _ = try connection.run(
      """
      INSERT INTO belonging (id, person_id, programme_id, referrer_id, from_day, until_day)
      VALUES (?, ?, ?, ?, ?, NULL)
      """,
      [newID(EntryKind.self).bind, person.bind, programme.bind, referrer.bind, from.bind].map(\.value))
  }

  public func cease(_ person: PersonID, from programme: ProgrammeID, until: CivilDate) throws {
    try requireCustody(of: person)
    _ = try connection.run(
      "UPDATE belonging SET until_day = ? WHERE person_id = ? AND programme_id = ? AND until_day IS NULL",
      [until.bind, person.bind, programme.bind].map(\.value))
  }

  func addRelation(
    _ account: AccountID, _ relation: Relation, person: PersonID? = nil, programme: ProgrammeID? = nil,
    placement: PlacementID? = nil, from: CivilDate
  ) throws {
    _ = try connection.run(
      """
      INSERT INTO relation (id, account_id, kind, person_id, programme_id, placement_id, from_day, until_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, NULL)
      """,
      [
        newID(EntryKind.self).bind, account.bind, Bind.text(relation.rawValue), person.bind, programme.bind,
        placement.bind, from.bind,
      ].map(\.value))
    try journalWrite(
      .create, .account, account.bind, person.map { [$0.text] } ?? [], "relation." + relation.rawValue + ".begun")
  }

  private func requireCustody(of person: PersonID) throws {
    if registered.contains(person) { return }
    let condition = try policy.reach(Edit.self, PersonRecord.self, seeing: .full).condition(on: .person(person))
    guard try !connection.rows("SELECT 1 AS reached WHERE " + condition.sql, condition.binds).isEmpty else {
      throw NotFound()
    }
  }
}
