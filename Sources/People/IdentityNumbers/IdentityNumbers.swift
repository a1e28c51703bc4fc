public import Access
public import Values

extension IdentityNumber {
  @Sendable private static func decode(_ row: borrowing Columns) throws -> IdentityNumber {
    IdentityNumber(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(), form: try row.choice("form"),
      isDoubted: try row.flag("is_doubted"), notedBy: try row.text("noted_by"), noted: try row.date("noted_day"),
      removed: try row.dateIfAny("removed_day"))
  }

  /// Of a person, that it is noted.
  static func of(_ person: PersonID) -> Statement<IdentityNumberRecord, IdentityNumber> {
    Statement(
      """
      SELECT i.id, i.subject, i.version, i.form, i.is_doubted, i.noted_by, i.noted_day, i.removed_day
      FROM \(rows: IdentityNumberRecord.self, as: "i")
      WHERE i.person_id = \(person) AND i.removed_day IS NULL ORDER BY i.form, i.id
      """, decode: decode)
  }

  static func byID(_ id: IdentityNumberID) -> Statement<IdentityNumberRecord, IdentityNumber> {
    Statement(
      """
      SELECT i.id, i.subject, i.version, i.form, i.is_doubted, i.noted_by, i.noted_day, i.removed_day
      FROM \(rows: IdentityNumberRecord.self, as: "i") WHERE i.id = \(id)
      """, decode: decode)
  }

  /// The number itself, sealed.
  static func sealed(_ id: IdentityNumberID) -> Statement<IdentityNumberRecord, SealedNumber> {
    Statement(
      """
      SELECT i.id, i.subject, i.form, i.number FROM \(rows: IdentityNumberRecord.self, as: "i")
      WHERE i.id = \(id) AND i.removed_day IS NULL
      """
    ) { row in
      SealedNumber(
        id: try row.id("id"), person: try row.id("subject"), form: try row.choice("form"),
        number: try row.ciphertext("number"))
    }
  }

  /// Whose number it is: exactly this one, by its digest.
  static func found(by digest: String) -> Statement<IdentityNumberRecord, PersonID> {
    Statement(
      """
      SELECT i.id, i.subject FROM \(rows: IdentityNumberRecord.self, as: "i")
      WHERE i.lookup = \(digest) AND i.removed_day IS NULL ORDER BY i.id LIMIT 20
      """
    ) { try $0.id("subject") }
  }
}

/// A number as it lies in its row.
struct SealedNumber: Sendable {
  let id: IdentityNumberID
  let person: PersonID
  let form: NationalNumber.Form
  let number: Ciphertext

  var place: SealedPlace { SealedPlace("identity_number", "number", row: id, of: person, in: .case) }
}

/// One of this form is noted already.
public struct IdentityNumberThere: Error {}
/// It was removed, on that day.
struct IdentityNumberGone: Error { let on: CivilDate }

/// What is done with countries' numbers of people, where the actor's organisation has said on what it bases that.
public enum IdentityNumbers {
  @discardableResult
  public static func note(
    _ number: NationalNumber, _ keys: IdentityKeys, for person: PersonID, _ tx: Transaction
  ) throws -> IdentityNumberID {
    try IdentityBases.require(tx)
    let grant = try tx.grantToCreate(IdentityNumberRecord.self, on: .person(person))
    // Nobody else writes while this transaction does.
    if try of(person, tx).act({ $0.contains { $0.form == number.form } }) { throw IdentityNumberThere() }
    let id: IdentityNumberID = tx.newID()
    let place = SealedPlace("identity_number", "number", row: id, of: person, in: .case)
    let sealed = try keys.sealing.seal(number.text, at: place)
    try tx.insert(
      Insertion<IdentityNumberRecord>(
        of: id, as: "identity-number.noted",
        """
        INSERT INTO \(into: IdentityNumberRecord.self)
          (id, person_id, form, number, lookup, is_doubted, noted_by, noted_day, removed_day, version)
        VALUES (\(id), \(within: person), \(number.form.rawValue), \(sealed), \(digest(number, keys.lookup)),
          \(!number.fits), \(tx.actor.name), \(tx.today), NULL, 1)
        """), grant)
    return id
  }

  /// Takes the number itself out of the row. That one was noted, and removed, stays.
  static func remove(_ one: IdentityNumber, seen version: Version, _ tx: Transaction) throws {
    if let day = one.removed { throw IdentityNumberGone(on: day) }
    try tx.change(
      Change<IdentityNumberRecord>(
        of: one.id, seen: version, as: "identity-number.removed",
        set: "number = NULL, lookup = NULL, removed_day = \(tx.today)"),
      try tx.grant(Edit.self, IdentityNumberRecord.self))
  }

  // MARK: Looking

  /// Which are noted; nothing of the numbers.
  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[IdentityNumber]> {
    try IdentityBases.require(tx)
    return try tx.list(IdentityNumber.of(person), try tx.grant(List.self, IdentityNumberRecord.self))
  }

  static func find(_ id: IdentityNumberID, _ tx: Transaction) throws -> Disclosed<IdentityNumber> {
    try IdentityBases.require(tx)
    return try tx.one(IdentityNumber.byID(id), try tx.grant(Read.self, IdentityNumberRecord.self))
  }

  /// To be opened: the look stands in the journal.
  static func show(_ id: IdentityNumberID, _ tx: Transaction) throws -> Disclosed<SealedNumber> {
    try IdentityBases.require(tx)
    return try tx.one(IdentityNumber.sealed(id), try tx.grant(Read.self, IdentityNumberRecord.self))
  }

  /// Who has exactly this number, of those who are told to the actor; the look stands in the journal.
  static func owners(
    of number: NationalNumber, _ lookup: LookupKey, _ tx: Transaction
  ) throws -> Disclosed<[PersonID]> {
    try IdentityBases.require(tx)
    return try tx.list(
      IdentityNumber.found(by: digest(number, lookup)), try tx.grant(List.self, IdentityNumberRecord.self))
  }

  private static func digest(_ number: NationalNumber, _ key: LookupKey) -> String {
    key.digest(number.form.rawValue + " " + number.text)
  }
}
