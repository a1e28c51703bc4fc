public import Access
public import Values

extension IdentityBasis {
  @Sendable private static func decode(_ row: borrowing Columns) throws -> IdentityBasis {
    IdentityBasis(
      id: try row.id("id"), version: try row.version(), words: try row.text("words"), from: try row.date("from_day"),
      notedBy: try row.text("noted_by"), noted: try row.date("noted_day"), ended: try row.dateIfAny("ended_day"))
  }

  /// Those of one's own organisation, the newest first: what holds, and what held before.
  static func latest(limit: Int) -> Statement<IdentityBasisRecord, IdentityBasis> {
    Statement(
      """
      SELECT b.id, b.version, b.words, b.from_day, b.noted_by, b.noted_day, b.ended_day
      FROM \(rows: IdentityBasisRecord.self, as: "b") ORDER BY b.noted_day DESC, b.id DESC LIMIT \(limit)
      """, decode: decode)
  }
}

/// It is switched on already.
public struct IdentityBasisThere: Error {}

/// On what one's own organisation bases that it notes identity numbers.
public enum IdentityBases {
  /// So many are told of.
  public static let most = 50

  public static func all(_ tx: Transaction) throws -> Disclosed<[IdentityBasis]> {
    try tx.list(IdentityBasis.latest(limit: most), try tx.grant(List.self, IdentityBasisRecord.self))
  }

  /// Whether numbers are noted, shown and found in the actor's organisation; in none for whoever is told of no basis.
  public static func areOn(_ tx: Transaction) throws -> Bool {
    guard tx.actor.might(List.self, IdentityBasisRecord.self) else { return false }
    return try all(tx).act { $0.contains(where: \.isOn) }
  }

  /// Numbers are as if they were not there where nobody has said on what they are based.
  static func require(_ tx: Transaction) throws {
    guard try areOn(tx) else { throw NotFound() }
  }

  public static func note(_ words: String, from: CivilDate, _ tx: Transaction) throws -> IdentityBasisID {
    guard let organisation = tx.actor.organisation else { throw NotFound() }
    let grant = try tx.grantToCreate(IdentityBasisRecord.self, on: .organisation(organisation))
    if try areOn(tx) { throw IdentityBasisThere() }
    let id: IdentityBasisID = tx.newID()
    try tx.insert(
      Insertion<IdentityBasisRecord>(
        of: id, as: "identity-numbers.switched-on",
        """
        INSERT INTO \(into: IdentityBasisRecord.self)
          (id, organisation_id, words, from_day, noted_by, noted_day, ended_day, version)
        VALUES (\(id), \(within: organisation), \(words), \(from), \(tx.actor.name), \(tx.today), NULL, 1)
        """), grant)
    return id
  }

  /// From now on nobody of the organisation notes, shows or finds any.
  public static func end(_ id: IdentityBasisID, seen version: Version, _ tx: Transaction) throws {
    try set(id, ended: tx.today, seen: version, as: "identity-numbers.switched-off", tx)
  }

  /// Takes back that it was switched off.
  public static func resume(_ id: IdentityBasisID, seen version: Version, _ tx: Transaction) throws {
    if try areOn(tx) { throw IdentityBasisThere() }
    try set(id, ended: nil, seen: version, as: "identity-numbers.switched-on-again", tx)
  }

  private static func set(
    _ id: IdentityBasisID, ended: CivilDate?, seen version: Version, as event: StaticString, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<IdentityBasisRecord>(of: id, seen: version, as: event, set: "ended_day = \(ended)"),
      try tx.grant(Edit.self, IdentityBasisRecord.self))
  }
}
