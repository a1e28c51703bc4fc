internal import Persistence
public import Values

/// Somebody for whom an account is responsible, and for whom somebody else can stand in.
public struct Coverable: Sendable, Hashable {
  public let assignment: AssignmentID
  public let person: PersonID
  public let from: CivilDate
  public let until: CivilDate?
}

// Whoever is away stays responsible, and somebody stands in for them: a second relation to each of their people, with
// the days of the absence. What is owed lies with whoever stands in as long as it lasts, and goes back by itself.
extension Transaction {
  /// One act covers no more people than this: the writer is held for a fraction of a second.
  public static let mostCovered = 500

  /// Whom the account is responsible for on any of these days, as far as the actor may say who works with them.
  public func coverable(
    _ account: AccountID, from: CivilDate, until: CivilDate
  ) throws -> Disclosed<[Coverable]> {
    let reach = try policy.reach(Create.self, AssignmentRecord.self, seeing: .full).condition(on: "r")
    let first = max(from, today).bind.value
    return Disclosed(
      try connection.rows(
        """
        SELECT r.id, r.person_id, r.from_day, r.until_day FROM relation r
        WHERE r.account_id = ? AND r.kind = 'responsible' AND r.covers_id IS NULL AND r.from_day < ?
          AND (r.until_day IS NULL OR r.until_day > ? AND r.ended_at_once = 0) AND \(reach.sql)
        ORDER BY r.person_id, r.id LIMIT \(Transaction.mostCovered + 1)
        """, [account.bind.value, until.bind.value, first] + reach.binds
      ).map { row in
        let columns = Columns(row)
        return Coverable(
          assignment: try columns.id("id"), person: try columns.id("person_id"), from: try columns.date("from_day"),
          until: try columns.dateIfAny("until_day"))
      })
  }

  /// The account is away from `from` until it is back on `until`, and `cover` stands in for it. One says so oneself;
  /// whoever keeps all absences says it of others.
  ///
  /// - Parameter people: those whom it concerns.
  public func noteAbsence(
    of account: AccountID, coveredBy cover: AccountID, from: CivilDate, until: CivilDate, people: [Coverable]
  ) throws -> AbsenceID {
    guard mayNoteAbsence(of: account), cover != account,
      try candidates(on: from, among: cover).act({ $0.first?.fits(.responsible) ?? false })
    else { throw NotFound() }
    let office = try connection.rows(
      "SELECT organisation_id FROM account WHERE id = ? AND closed_at IS NULL", [account.bind.value])
    guard let row = office.first, let organisation: OrganisationID = try Columns(row).idIfAny("organisation_id") else {
      throw NotFound()
    }
    let id: AbsenceID = newID()
    try insert(
      Insertion<AbsenceRecord>(
        of: id, as: "absence.noted",
        """
        INSERT INTO \(into: AbsenceRecord.self)
          (id, account_id, organisation_id, cover_id, from_day, until_day, noted_day, withdrawn_day, version)
        VALUES (\(id), \(account), \(within: organisation), \(cover), \(from), \(until), \(today), NULL, 1)
        """), try grantToCreate(AbsenceRecord.self, on: .organisation(organisation)))
    try touchNamed(account)
    let absence = Absent(id: id, account: account, cover: cover, from: from, until: until)
    for one in people {
      _ = try grantToCreate(AssignmentRecord.self, on: .person(one.person))
      try addCover(one, absence)
    }
    return id
  }

  /// Whether the actor may say of this account that it is away.
  public func mayNoteAbsence(of account: AccountID) -> Bool {
    let isOwn = account == actor.account && policy.reachIfAny(.create, .absence, seeing: .full) != nil
    return isOwn || mayNoteAbsenceOfOthers
  }

  /// Whether the actor keeps everybody's absences.
  public var mayNoteAbsenceOfOthers: Bool {
    policy.reachIfAny(.create, .absence, seeing: .full)?.relations.contains(.installation) ?? false
  }

  /// It is back on another day than was said.
  public func moveReturn(_ id: AbsenceID, to until: CivilDate, seen version: Version) throws {
    try change(
      Change<AbsenceRecord>(of: id, seen: version, as: "absence.moved", set: "until_day = \(until)"),
      try grant(Edit.self, AbsenceRecord.self))
    try eachCover(of: id) { row, covered in
      let last = min(until, covered ?? until)
      _ = try connection.run(
        "UPDATE relation SET until_day = ?, ended_at_once = ?, version = version + 1 WHERE id = ?",
        [last.bind.value, isAtOnce(last).bind.value, row])
    }
  }

  /// It was said by mistake: nobody stood in for anybody.
  public func withdrawAbsence(_ id: AbsenceID, seen version: Version) throws {
    try change(
      Change<AbsenceRecord>(of: id, seen: version, as: "absence.withdrawn", set: "withdrawn_day = \(today)"),
      try grant(End.self, AbsenceRecord.self))
    try eachCover(of: id) { row, _ in
      _ = try connection.run(
        """
        UPDATE relation SET until_day = from_day, ended_at_once = 1, end_reason = ?, version = version + 1 WHERE id = ?
        """, [.text(AssignmentNote.withdrawn), row])
    }
  }

  private func eachCover(of absence: AbsenceID, _ work: (SQLValue, CivilDate?) throws -> Void) throws {
    try completely {
      for row in try connection.rows("SELECT account_id FROM absence WHERE id = ?", [absence.bind.value]) {
        try touchNamed(try Columns(row).id("account_id"))
      }
      let rows = try connection.rows(
        """
        SELECT r.id, r.person_id, c.until_day FROM relation r JOIN relation c ON c.id = r.covers_id
        WHERE r.absence_id = ? AND (r.end_reason IS NULL OR r.end_reason <> ?) ORDER BY r.id
        """, [absence.bind.value, .text(AssignmentNote.withdrawn)])
      for row in rows {
        let columns = Columns(row)
        try work(.text(try columns.text("id")), try columns.dateIfAny("until_day"))
        try journalCover(try columns.id("person_id"), "changed", .edit)
      }
    }
  }
}

/// An absence as it is stored.
struct Absent {
  let id: AbsenceID
  let account: AccountID
  let cover: AccountID
  let from: CivilDate
  let until: CivilDate
}

extension Transaction {
  /// Somebody was given to an account to look after: whoever stands in for it stands in for her too.
  func coverIfAway(_ account: AccountID, _ one: Coverable) throws {
    let rows = try connection.rows(
      """
      SELECT id, cover_id, from_day, until_day FROM absence
      WHERE account_id = ? AND withdrawn_day IS NULL AND cover_id IS NOT NULL AND until_day > ? ORDER BY from_day, id
      """, [account.bind.value, max(one.from, today).bind.value])
    for row in rows {
      let columns = Columns(row)
      try addCover(
        one,
        Absent(
          id: try columns.id("id"), account: account, cover: try columns.id("cover_id"),
          from: try columns.date("from_day"), until: try columns.date("until_day")))
    }
  }

  fileprivate func addCover(_ one: Coverable, _ absence: Absent) throws {
    let (from, until) = (max(one.from, absence.from), min(one.until ?? absence.until, absence.until))
    guard from < until else { return }
    try completely {
      _ = try connection.run(
        """
        INSERT INTO relation (id, account_id, kind, person_id, from_day, begun_at_once, until_day, ended_at_once, version,
          noted_day, covers_id, covered_id, absence_id)
        VALUES (?, ?, 'responsible', ?, ?, ?, ?, 0, 1, ?, ?, ?, ?)
        """,
        [
          newID(EntryKind.self).bind, absence.cover.bind, one.person.bind, from.bind, isAtOnce(from).bind, until.bind,
          today.bind, one.assignment.bind, absence.account.bind, absence.id.bind,
        ].map(\.value))
      try journalCover(one.person, "begun", .create, absence.cover)
    }
  }

  private func journalCover(_ person: PersonID, _ event: String, _ act: Act, _ cover: AccountID? = nil) throws {
    try journalWrite(act, .assignment, cover.bind, [person.text], "relation.cover." + event)
    consulted.forget("relation")
    touch(.person(person))
  }

  /// Whoever stands in for what has ended does so no longer than that.
  func endCovers(of covered: AssignmentID, on day: CivilDate) throws {
    try completely {
      _ = try connection.run(
        """
        UPDATE relation SET until_day = ?, ended_at_once = ?, version = version + 1
        WHERE covers_id = ? AND until_day > ?
        """, [day.bind, isAtOnce(day).bind, covered.bind, day.bind].map(\.value))
    }
  }

  /// What had ended goes on: so does whoever stood in for it, as long as the absence lasts.
  func resumeCovers(of covered: AssignmentID) throws {
    try completely {
      _ = try connection.run(
        """
        UPDATE relation SET until_day = (SELECT b.until_day FROM absence b WHERE b.id = relation.absence_id),
          ended_at_once = 0, version = version + 1
        WHERE covers_id = ? AND (end_reason IS NULL OR end_reason <> ?) AND EXISTS (
          SELECT 1 FROM absence b WHERE b.id = relation.absence_id AND b.withdrawn_day IS NULL AND b.until_day > ?)
        """, [covered.bind.value, .text(AssignmentNote.withdrawn), today.bind.value])
    }
  }

  /// The account is closed: nobody stands in for it any more, and it for nobody. Whom it stood in for has the colleague
  /// instead, or nobody.
  func closeAbsences(of account: AccountID, handingOverTo colleague: AccountID?) throws {
    let day = today.bind.value
    try completely {
      // Of those for whom it stood in, too.
      for row in try connection.rows(
        "SELECT DISTINCT account_id FROM absence WHERE (account_id = ? OR cover_id = ?) AND until_day > ? ORDER BY account_id",
        [account.bind.value, account.bind.value, day])
      { try touchNamed(try Columns(row).id("account_id")) }
      _ = try connection.run(
        "UPDATE absence SET withdrawn_day = ?, version = version + 1 WHERE account_id = ? AND until_day > ?",
        [day, account.bind.value, day])
      let ending = try connection.rows(
        """
        SELECT r.id, r.person_id, r.absence_id, r.covered_id, r.covers_id, r.from_day, r.until_day FROM relation r
        WHERE r.account_id = ? AND r.covers_id IS NOT NULL AND r.until_day > ? AND r.ended_at_once = 0 ORDER BY r.id
        """, [account.bind.value, day])
      for row in ending {
        let columns = Columns(row)
        let person: PersonID = try columns.id("person_id")
        _ = try connection.run(
          "UPDATE relation SET until_day = ?, ended_at_once = 1, version = version + 1 WHERE id = ?",
          [day, .text(try columns.text("id"))])
        try journalCover(person, "ended", .end, account)
        let covered: AccountID = try columns.id("covered_id")
        guard let colleague, colleague != covered else { continue }
        let (from, until) = (max(try columns.date("from_day"), today), try columns.date("until_day"))
        try addCover(
          Coverable(assignment: try columns.id("covers_id"), person: person, from: from, until: until),
          Absent(id: try columns.id("absence_id"), account: covered, cover: colleague, from: from, until: until))
      }
      _ = try connection.run(
        """
        UPDATE absence SET cover_id = CASE WHEN account_id = ? THEN NULL ELSE ? END, version = version + 1
        WHERE cover_id = ? AND until_day > ? AND withdrawn_day IS NULL
        """, [colleague.bind.value, colleague.bind.value, account.bind.value, day])
    }
  }
}
