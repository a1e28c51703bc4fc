import Access
import Values
import Web

extension ContactEntry {
  private static let columns: ScopedSQL = """
    e.id, e.subject, e.version, e.author_id, e.author_name, e.noted_day, e.on_day, e.party, e.party_name, e.means,
      e.outcome, e.words, e.next_words, e.next_due, e.next_owner_id, e.next_done, e.answers, e.withdrawn_day,
      e.placement_id
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> ContactEntry {
    let (words, owner) = (try row.textIfAny("next_words"), try row.idIfAny("next_owner_id", AccountKind.self))
    let done = try row.dateIfAny("next_done")
    return ContactEntry(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      author: Author(account: try row.idIfAny("author_id"), name: try row.text("author_name")),
      noted: try row.date("noted_day"),
      details: Details(
        on: try row.date("on_day"), with: try row.choice("party"), name: try row.textIfAny("party_name"),
        by: try row.choice("means"), outcome: try row.choice("outcome"), words: try row.textIfAny("words"),
        about: try row.idIfAny("placement_id")),
      next: try row.dateIfAny("next_due").map { NextStep(words, due: $0, owner: owner, done: done) },
      answers: try row.idIfAny("answers"), withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: ContactEntryID) -> Statement<ContactEntryRecord, ContactEntry> {
    Statement(
      "SELECT \(part: columns) FROM \(rows: ContactEntryRecord.self, as: "e") WHERE e.id = \(id)", decode: decode)
  }

  /// Those about one placement, the newest first, behind a place.
  static func of(
    _ person: PersonID, about placement: PlacementID, behind start: (day: String, id: String), limit: Int
  ) -> Statement<ContactEntryRecord, ContactEntry> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.placement_id = \(placement) AND e.person_id = \(person) AND e.withdrawn_day IS NULL
        AND (e.on_day, e.id) < (\(start.day), \(start.id))
      ORDER BY e.on_day DESC, e.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// The newest first, those behind a place.
  static func of(
    _ person: PersonID, behind start: (day: String, id: String), limit: Int
  ) -> Statement<ContactEntryRecord, ContactEntry> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.person_id = \(person) AND e.withdrawn_day IS NULL AND (e.on_day, e.id) < (\(start.day), \(start.id))
      ORDER BY e.on_day DESC, e.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// The latest try of the same party that has to be made again.
  static func openTry(
    of person: PersonID, with party: Party, until day: CivilDate
  ) -> Statement<ContactEntryRecord, ContactEntry> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.person_id = \(person) AND e.next_due IS NOT NULL AND e.next_done IS NULL AND e.withdrawn_day IS NULL
        AND e.outcome IN ('not-reached', 'did-not-come') AND e.party = \(party.rawValue) AND e.on_day <= \(day)
      ORDER BY e.on_day DESC, e.id DESC LIMIT 1
      """, decode: decode)
  }

  /// What is to come about somebody.
  static func open(of person: PersonID) -> Counting<ContactEntryRecord> {
    Counting(
      """
      FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.person_id = \(person) AND e.next_due IS NOT NULL AND e.next_done IS NULL AND e.withdrawn_day IS NULL
      """, upTo: mostOpen)
  }

  /// What this week is told of: those of which something is to come, and the newest of the others.
  static func forWeek(of person: PersonID) -> Statement<ContactEntryRecord, ContactEntry> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.person_id = \(person) AND e.withdrawn_day IS NULL
      ORDER BY CASE WHEN e.next_due IS NOT NULL AND e.next_done IS NULL THEN 0 ELSE 1 END, e.on_day DESC, e.id DESC
      LIMIT \(mostOpen * 2)
      """, decode: decode)
  }

  /// The days, the first ones first, on which somebody was spoken with: a message is no talk, and neither is a try.
  static func talks(with person: PersonID, since day: CivilDate) -> Statement<ContactEntryRecord, CivilDate> {
    Statement(
      """
      SELECT DISTINCT e.on_day, e.subject FROM \(rows: ContactEntryRecord.self, as: "e")
      WHERE e.person_id = \(person) AND e.on_day >= \(day) AND e.withdrawn_day IS NULL AND e.party = 'person'
        AND e.means <> 'message' AND e.outcome NOT IN ('not-reached', 'did-not-come')
      ORDER BY e.on_day LIMIT \(mostTalks)
      """
    ) { try $0.date("on_day") }
  }

  /// No law asks for more talks than this.
  private static let mostTalks = 50

  /// About whom something was given to an account.
  static func people(givenTo account: AccountID) -> Statement<ContactEntryRecord, PersonID> {
    Statement(
      """
      SELECT DISTINCT e.subject FROM \(rows: ContactEntryRecord.self, as: "e") WHERE e.next_owner_id = \(account)
      ORDER BY e.subject
      """
    ) { try $0.id("subject") }
  }
}
