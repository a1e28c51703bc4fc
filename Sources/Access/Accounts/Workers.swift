internal import Persistence
public import Values

// Who works with a person and sees records of a kind about her: the matrix read from the other side.
extension Transaction {
  /// Whoever may read records of a kind about the person today, in whichever role and relation; without the person
  /// herself. For who may read them too, and gives one of these something to do.
  ///
  /// - Parameter accounts: only these are looked for; a team may be large.
  public func workers<K: Protected>(
    of person: PersonID, seeing kind: K.Type, among accounts: Set<AccountID>? = nil
  ) throws -> Disclosed<[Worker]> {
    try workers(
      WorkerSearch(K.kind, .read, person, today, among: accounts, told: true), of: person,
      for: try policy.reach(Read.self, K.self, seeing: .full))
  }

  /// Whoever could make a record of a kind with the person today: as what they are to her. For who may make one too, and
  /// says with whom it is.
  public func workers<K: Protected>(of person: PersonID, making kind: K.Type) throws -> Disclosed<[Worker]> {
    try workers(
      WorkerSearch(K.kind, .create, person, today, among: nil, told: true), of: person,
      for: try policy.reach(Create.self, K.self, seeing: .full))
  }

  /// Whoever could change a record of a kind about the person today. For who may make one and asks another to answer it.
  public func workers<K: Protected>(of person: PersonID, changing kind: K.Type) throws -> Disclosed<[Worker]> {
    try workers(
      WorkerSearch(K.kind, .edit, person, today, among: nil, told: true), of: person,
      for: try policy.reach(Read.self, K.self, seeing: .full))
  }

  private func workers(
    _ search: WorkerSearch, of person: PersonID, for reach: Reach
  ) throws -> Disclosed<[Worker]> {
    guard try reaches(reach.condition(on: .person(person))) else { return Disclosed([]) }
    return Disclosed(
      try search.rows(connection).map { row in
        let row = Columns(row)
        return Worker(account: try row.id("id"), name: try row.text("name"), relation: try row.choice("relation"))
      })
  }

  /// The same for the system, among some accounts.
  public func consultWorkers<K: Protected>(
    of person: PersonID, making kind: K.Type, among accounts: Set<AccountID>
  ) throws -> Withheld<[WorkingWith]> {
    try consultWorkers(WorkerSearch(K.kind, .create, person, today, among: accounts))
  }

  /// Everybody who could change a record of a kind about the person, for the system.
  public func consultWorkers<K: Protected>(
    of person: PersonID, changing kind: K.Type
  ) throws -> Withheld<[WorkingWith]> {
    try consultWorkers(WorkerSearch(K.kind, .edit, person, today, among: nil))
  }

  /// Whoever is told of a kind, for the system, with the end of each relation, where one is named.
  public func consultWorkers<K: Protected>(
    of person: PersonID, seeing kind: K.Type, among accounts: Set<AccountID>
  ) throws -> Withheld<[WorkingWith]> {
    try consultWorkers(WorkerSearch(K.kind, .read, person, today, among: accounts))
  }

  private func consultWorkers(_ search: WorkerSearch) throws -> Withheld<[WorkingWith]> {
    Withheld(
      try search.rows(connection).map { row in
        let row = Columns(row)
        // Whichever ends first: the place in the team, or the person's in the programme.
        let ends = [try row.dateIfAny("until_day"), try row.dateIfAny("left_day")].compactMap { $0 }
        return WorkingWith(account: try row.id("id"), until: ends.min())
      })
  }
}

/// A statement for each relation of the matrix that leads from a person to those who work with her.
private struct WorkerSearch {
  private let parts: [(sql: String, binds: [SQLValue])]

  /// - Parameter isTold: those to whom a protected address closes her are left out today. The system asks for them too: on
  ///   another day it may be open to them.
  init(
    _ kind: Kind, _ act: Act, _ person: PersonID, _ today: CivilDate, among accounts: Set<AccountID>?,
    told isTold: Bool = false
  ) {
    guard accounts?.isEmpty != true else {
      parts = []
      return
    }
    let day = today.bind.value
    let wanted = accounts.map { $0.sorted() }
    let named = wanted.map { " AND a.id IN (\($0.map { _ in "?" }.joined(separator: ", ")))" } ?? ""
    parts = Relation.allCases.compactMap { relation in
      let roles = Role.allCases.filter { role in
        RuleBook.standard.rules(for: kind, act, role).contains {
          $0.mask.shows(.full) && $0.relations.contains(relation)
        }
      }
      guard !roles.isEmpty, let source = WorkerSearch.source(relation) else { return nil }
      let places = roles.map { _ in "?" }.joined(separator: ", ")
      let open: (sql: String, days: Int)? =
        isTold && !relation.isToPerson
        ? Shield.opens("b.person_id", toEach: "a.id") : nil
      return (
        """
        SELECT a.id, a.name, '\(relation.rawValue)' AS relation, \(source.ends)
        FROM \(source.tables)
        WHERE a.closed_at IS NULL AND \(source.condition) AND EXISTS (SELECT 1 FROM role_assignment g
          WHERE g.account_id = a.id AND g.role IN (\(places)) AND \(InForce.sql("g")))\(named)\(open.map { " AND " + $0.sql } ?? "")
        """,
        [person.bind.value] + Array(repeating: day, count: source.days)
          + roles.map { .text($0.rawValue) } + [day, day] + (wanted ?? []).map(\.bind.value)
          + Array(repeating: day, count: open?.days ?? 0)
      )
    }
  }

  /// Tables and condition, with the person first and then so many times the day; the ends of what leads there.
  private static func source(
    _ relation: Relation
  ) -> (tables: String, condition: String, ends: String, days: Int)? {
    switch relation {
    case .responsible, .mentor, .counsellor, .trainer:
      (
        "relation r JOIN account a ON a.id = r.account_id",
        "r.person_id = ? AND r.kind = '\(relation.rawValue)' AND \(InForce.sql("r"))",
        "r.until_day, NULL AS left_day", 2
      )
    case .team:
      (
        "belonging b JOIN relation r ON r.programme_id = b.programme_id JOIN account a ON a.id = r.account_id",
        """
        b.person_id = ? AND b.accepted = 1 AND \(InForce.sql("b")) AND r.kind = 'team' AND \(InForce.sql("r"))
        """, "r.until_day, b.until_day AS left_day", 4
      )
    case .referrer:
      (
        "belonging b JOIN account a ON a.organisation_id = b.referrer_id",
        "b.person_id = ? AND \(InForce.sql("b"))", "b.until_day, NULL AS left_day", 2
      )
    // The person herself, and what leads to records in another way than by who works with somebody.
    case .myself, .contact, .author, .colleague, .installation, .subject, .receiving: nil
    }
  }

  /// In the order of the matrix's relations, each by name.
  func rows(_ connection: any Connection) throws -> [Row] {
    try parts.flatMap { part in
      try connection.rows(part.sql + " ORDER BY a.name, a.id", part.binds)
    }
  }
}
