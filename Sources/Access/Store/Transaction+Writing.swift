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
    var subjects: [String] = []
    if case .person(let person)? = grant.anchor { subjects = [person.text] }
    if K.kind == .person, case .text(let id) = insertion.record.value { subjects = [id] }
    let anchor = grant.anchor
    try completely {
      try add(insertion, on: anchor)
      try journalWrite(.create, K.kind, insertion.record, subjects, insertion.event, mask: insertion.mask)
    }
    written[Written(K.kind, insertion.record)] = .some(subjects.first)
    try noteWriting(K.kind, insertion.record, subjects.first, isNew: true)
    try completely { try index(K.kind, insertion.record) }
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
    try noteLikeness(of: K.kind, change.record)
    let before = try followed(K.kind, change.record)
    guard let row = try update(change, grant.reach) else { throw try refusal(of: change, grant.reach) }
    return try completely {
      let columns = Columns(row)
      let subject = K.kind.concernsPerson ? try columns.textIfAny("subject") : nil
      let version = try columns.version()
      written[Written(K.kind, change.record)] = .some(subject)
      try noteWriting(
        K.kind, change.record, subject, isFollowed: before == nil || before != followed(K.kind, change.record))
      try index(K.kind, change.record)
      try journalWrite(V.act, K.kind, change.record, subject.map { [$0] } ?? [], change.event, mask: change.mask)
      return version
    }
  }

  /// A grant for setting the installation up, while there is nobody yet who could hold one.
  public func grantToFound<K: Protected>(_ kind: K.Type) throws -> Grant<K, Create> {
    guard actor.isSystem else { throw NotFound() }
    return Grant(reach: policy.wholeReach(K.kind), mask: .full)
  }

  /// A grant to list, while the installation is set up, what is about no participant: its programmes, its organisations.
  public func grantToSetUp<K: Protected>(_ kind: K.Type) throws -> Grant<K, List> {
    guard actor.isSystem, !K.kind.concernsPerson else { throw NotFound() }
    return Grant(reach: policy.wholeReach(K.kind), mask: .full)
  }

  /// A grant to end what has had its time, for the system itself: nobody asks for it, and nobody is shown anything.
  public func grantToClear<K: Protected>(_ kind: K.Type) throws -> Grant<K, End> {
    guard actor.isSystem else { throw NotFound() }
    return Grant(reach: policy.wholeReach(K.kind), mask: .full)
  }

  /// A grant to count, for the system itself on the command line: numbers, never names.
  public func grantToCount<K: Protected>(_ kind: K.Type) throws -> Grant<K, Count> {
    guard actor.isSystem else { throw NotFound() }
    return Grant(reach: policy.wholeReach(K.kind), mask: .full)
  }

  /// Adds the row and sees that it is the one that was said, and hangs on what was granted, whatever the statement put
  /// where.
  private func add<K>(_ insertion: Insertion<K>, on anchor: Anchor?) throws {
    var claims: [(column: String, value: SQLValue)] = [("id", insertion.record.value)]
    if let anchor {
      guard let column = anchor.column(of: K.kind) else { throw NotFound() }
      claims.append((column, anchor.bind.value))
    }
    if K.kind.namesAuthor, let author = K.kind.anchors.author {
      claims.append((author.string, actor.account.bind.value))
    }
    let pieces = insertion.sql.pieces
    try notary.approve(
      Question(purpose: .insertion, kind: K.kind, mask: insertion.mask, fragments: [pieces]), at: insertion.site)
    var assembly = Assembly(notary.register, K.kind, insertion.mask) { _, _ in nil }
    try assembly.add(pieces)
    assembly.add(
      " RETURNING " + claims.indices.map { "\(claims[$0].column) AS claim_\($0)" }.joined(separator: ", "))
    try note(assembly.keys)
    do {
      // A statement that adds nothing, or more, has not done what its entry in the journal would say.
      let rows = try connection.rows(assembly.sql, assembly.binds)
      guard rows.count == 1, claims.indices.allSatisfy({ rows[0]["claim_\($0)"] == claims[$0].value }) else {
        throw NotFound()
      }
    } catch let error as DatabaseError {
      if case .unique = error.reason { throw LimitReached() }
      throw error
    }
  }

  private func update<K>(_ change: Change<K>, _ reach: Reach) throws -> Row? {
    let pieces = change.set.pieces
    try notary.approve(
      Question(purpose: .change, kind: K.kind, mask: change.mask, fragments: [pieces]), at: change.site)
    let entry = try notary.register.entry(K.kind)
    let scope = reach.condition(on: "scope_x")
    let subject = K.kind.concernsPerson ? K.kind.anchors.person?.string : nil
    var assembly = Assembly(notary.register, K.kind, change.mask) { _, _ in nil }
    assembly.add("UPDATE \(entry.table) AS scope_x SET ")
    try assembly.add(pieces)
    assembly.add(
      ", version = version + 1 WHERE scope_x.id = ? AND scope_x.version = ? AND \(scope.sql)",
      [change.record.value, .integer(change.seen)] + scope.binds)
    assembly.add((entry.condition.map { " AND " + $0 } ?? "") + " RETURNING version")
    if let subject { assembly.add(", \(subject) AS subject") }
    try note(assembly.keys)
    return try connection.rows(assembly.sql, assembly.binds).first
  }

  /// Why nothing was changed: written since, or not within reach.
  private func refusal<K>(of change: Change<K>, _ reach: Reach) throws -> any Error {
    let entry = try notary.register.entry(K.kind)
    let scope = reach.condition(on: "scope_x")
    let present = try connection.rows(
      "SELECT scope_x.version FROM \(entry.table) scope_x WHERE scope_x.id = ? AND \(scope.sql)"
        + (entry.condition.map { " AND " + $0 } ?? ""),
      [change.record.value] + scope.binds)
    guard let current = present.first else { return NotFound() }
    return Stale(current: try Columns(current).version())
  }

  /// What stands in the columns from which alone something follows; `nil` where it may from every one.
  private func followed(_ kind: Kind, _ record: Bind) throws -> [SQLValue]? {
    let entry = try notary.register.entry(kind)
    guard let columns = entry.following else { return nil }
    let row = try connection.rows(
      "SELECT \(columns.joined(separator: ", ")) FROM \(entry.table) WHERE id = ?", [record.value]
    ).first
    return columns.compactMap { row?[$0] }
  }

  /// Whom the record is about is touched, and what was consulted of its table is read anew.
  private func noteWriting(
    _ kind: Kind, _ record: Bind, _ person: String?, isNew: Bool = false, isFollowed: Bool = true
  ) throws {
    let entry = try notary.register.entry(kind)
    if isNew || (entry.isFollowed && isFollowed), let subject = Subject(of: kind, record, person: person) {
      touch(subject)
    }
    consulted.forget(entry.table)
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
