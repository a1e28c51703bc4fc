internal import Persistence
public import Values

/// On which days somebody's address is protected, and who is told of her then, as far as it is known today. For the system.
public struct ProtectionDays: Sendable, Hashable {
  struct Spell: Sendable, Hashable {
    let from: CivilDate?
    let until: CivilDate?

    func holds(on day: CivilDate) -> Bool { from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }
    var turns: [CivilDate] { [from, until].compactMap(\.self) }
  }

  /// Never.
  public static let none = ProtectionDays(spells: [], told: [:])

  let spells: [Spell]
  let told: [AccountID: [Spell]]

  /// Every day on which an answer may turn.
  public var turns: [CivilDate] { (spells + told.values.joined()).flatMap(\.turns) }

  public func holds(on day: CivilDate) -> Bool { spells.contains { $0.holds(on: day) } }

  /// Whether it closes nothing to an account on a day.
  public func isOpen(to account: AccountID, on day: CivilDate) -> Bool {
    !holds(on: day) || told[account]?.contains { $0.holds(on: day) } ?? false
  }
}

extension Transaction {
  /// When somebody's address is protected and who is told of her then: as `Shield` decides it, for the days to come.
  public func consultProtection(of person: PersonID) throws -> Withheld<ProtectionDays> {
    let day = today.bind.value
    func spell(_ row: String) -> String {
      "CASE WHEN \(row).begun_at_once = 1 OR \(row).from_day <= ? THEN NULL ELSE \(row).from_day END AS begins, \(row).until_day AS ends"
    }
    func isLeft(_ row: String) -> String {
      "\(row).person_id = ? AND (\(row).until_day IS NULL OR \(row).until_day > ? AND \(row).ended_at_once = 0)"
    }
    var (spells, told): ([ProtectionDays.Spell], [AccountID: [ProtectionDays.Spell]]) = ([], [:])
    func read(
      _ sql: String, _ binds: [SQLValue], _ note: (borrowing Columns, ProtectionDays.Spell) throws -> Void
    ) throws {
      for row in try connection.rows(sql, binds) {
        let columns = Columns(row)
        try note(
          columns, .init(from: try columns.dateIfAny("begins"), until: try columns.dateIfAny("ends")))
      }
    }
    try read(
      "SELECT q.account_id, \(spell("q")) FROM protection q WHERE \(isLeft("q")) ORDER BY q.id",
      [day, person.bind.value, day]
    ) { columns, spell in
      if let account: AccountID = try columns.idIfAny("account_id") {
        told[account, default: []].append(spell)
      } else {
        spells.append(spell)
      }
    }
    guard !spells.isEmpty else { return Withheld(.none) }
    let kinds = Shield.named.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    try read(
      "SELECT r.account_id, \(spell("r")) FROM relation r WHERE \(isLeft("r")) AND r.kind IN (\(kinds)) ORDER BY r.id",
      [day, person.bind.value, day]
    ) { columns, spell in told[try columns.id("account_id"), default: []].append(spell) }
    try read(
      """
      SELECT b.cover_id, CASE WHEN q.begun_at_once = 1 OR q.from_day < b.from_day THEN b.from_day ELSE q.from_day END AS begins,
        CASE WHEN q.until_day IS NULL OR q.until_day > b.until_day THEN b.until_day ELSE q.until_day END AS ends
      FROM protection q JOIN absence b ON b.account_id = q.account_id
      WHERE \(isLeft("q")) AND b.withdrawn_day IS NULL AND b.cover_id IS NOT NULL AND b.until_day > ? ORDER BY b.id
      """, [person.bind.value, day, day]
    ) { columns, spell in told[try columns.id("cover_id"), default: []].append(spell) }
    return Withheld(ProtectionDays(spells: spells, told: told))
  }

  /// Who is told of somebody changes for those who are named beside a protected address when one of these is away.
  func touchNamed(_ account: AccountID) throws {
    let people: [PersonID] = try connection.rows(
      """
      SELECT DISTINCT person_id FROM protection WHERE account_id = ? AND (until_day IS NULL OR until_day > ?)
      ORDER BY person_id
      """, [account.bind.value, today.bind.value]
    ).map { try Columns($0).id("person_id") }
    for person in people { touch(.person(person)) }
  }

  /// Whose addresses are protected today: read once, when the first row about somebody is shown.
  func protectedToday() throws -> Set<String> {
    if let known = protectedPeople { return known }
    let day = today.bind.value
    let people = Set(
      try connection.rows(
        "SELECT DISTINCT person_id FROM protection WHERE account_id IS NULL AND \(InForce.sql()) ORDER BY person_id",
        [day, day]
      ).map { try Columns($0).text("person_id") })
    protectedPeople = people
    return people
  }
}
