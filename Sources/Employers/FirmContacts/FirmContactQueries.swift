import Access
import People
import Values
import Web

extension FirmContact {
  private static let columns: ScopedSQL = """
    f.id, f.organisation_id, f.workplace_id, f.workplace_name, f.version, f.author_id, f.author_name, f.noted_day,
      f.on_day, f.party_name, f.means, f.outcome, f.words, f.next_words, f.next_due, f.next_owner_id, f.owner_name,
      f.next_done, f.answers, f.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> FirmContact {
    let (words, done) = (try row.textIfAny("next_words"), try row.dateIfAny("next_done"))
    let (owner, ownerName) = (try row.idIfAny("next_owner_id", AccountKind.self), try row.textIfAny("owner_name"))
    return FirmContact(
      id: try row.id("id"), organisation: try row.id("organisation_id"), workplace: try row.idIfAny("workplace_id"),
      workplaceName: try row.textIfAny("workplace_name"), version: try row.version(),
      author: ContactEntry.Author(account: try row.idIfAny("author_id"), name: try row.text("author_name")),
      noted: try row.date("noted_day"),
      details: ContactEntry.Details(
        on: try row.date("on_day"), with: .workplace, name: try row.textIfAny("party_name"),
        by: try row.choice("means"), outcome: try row.choice("outcome"), words: try row.textIfAny("words")),
      next: try row.dateIfAny("next_due").map { ContactEntry.NextStep(words, due: $0, done: done) },
      owner: owner.map { Owner(account: $0, name: ownerName ?? "") },
      answers: try row.idIfAny("answers"), withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: FirmContactID) -> Statement<FirmContactRecord, FirmContact> {
    Statement(
      "SELECT \(part: columns) FROM \(rows: FirmContactRecord.self, as: "f") WHERE f.id = \(id)", decode: decode)
  }

  /// Those with an employer and at all its workplaces, or at one workplace.
  private static func shown(with place: FirmPlace) -> ScopedSQL {
    switch place {
    case .organisation(let id): "f.organisation_id = \(id)"
    case .workplace(let id): "f.workplace_id = \(id)"
    }
  }

  /// Those with the employer as a whole, or at one workplace.
  private static func about(_ place: FirmPlace) -> ScopedSQL {
    switch place {
    case .organisation(let id): "f.organisation_id = \(id) AND f.workplace_id IS NULL"
    case .workplace(let id): "f.workplace_id = \(id)"
    }
  }

  /// The newest first, those behind a place.
  static func with(
    _ place: FirmPlace, behind start: (day: String, id: String), limit: Int
  ) -> Statement<FirmContactRecord, FirmContact> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: FirmContactRecord.self, as: "f")
      WHERE \(part: shown(with: place)) AND f.withdrawn_day IS NULL AND (f.on_day, f.id) < (\(start.day), \(start.id))
      ORDER BY f.on_day DESC, f.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// The latest that waits for a contact on a day: it was tried in vain, or the day of its next step has come.
  static func waiting(at place: FirmPlace, on day: CivilDate) -> Statement<FirmContactRecord, FirmContact> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: FirmContactRecord.self, as: "f")
      WHERE \(part: about(place)) AND f.next_due IS NOT NULL AND f.next_done IS NULL AND f.withdrawn_day IS NULL
        AND f.on_day <= \(day) AND (f.outcome = 'not-reached' OR f.next_due <= \(day))
      ORDER BY f.on_day DESC, f.id DESC LIMIT 1
      """, decode: decode)
  }

  /// What is to come about a place.
  static func open(at place: FirmPlace) -> Counting<FirmContactRecord> {
    Counting(
      """
      FROM \(rows: FirmContactRecord.self, as: "f")
      WHERE \(part: about(place)) AND f.next_due IS NOT NULL AND f.next_done IS NULL AND f.withdrawn_day IS NULL
      """, upTo: ContactEntry.mostOpen)
  }

  /// What this week is told of: those of which something is to come, and the newest of the others.
  static func forWeek(about place: FirmPlace) -> Statement<FirmContactRecord, FirmContact> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: FirmContactRecord.self, as: "f")
      WHERE \(part: about(place)) AND f.withdrawn_day IS NULL
      ORDER BY CASE WHEN f.next_due IS NOT NULL AND f.next_done IS NULL THEN 0 ELSE 1 END, f.on_day DESC, f.id DESC
      LIMIT \(ContactEntry.mostOpen * 2)
      """, decode: decode)
  }

  /// About what something is given to an account.
  static func places(givenTo account: AccountID) -> Statement<FirmContactRecord, FirmPlace> {
    Statement(
      """
      SELECT DISTINCT f.organisation_id, f.workplace_id FROM \(rows: FirmContactRecord.self, as: "f")
      WHERE f.next_owner_id = \(account)
      """
    ) { row in
      let organisation: OrganisationID = try row.id("organisation_id")
      let workplace: WorkplaceID? = try row.idIfAny("workplace_id")
      return workplace.map { FirmPlace.workplace($0) } ?? .organisation(organisation)
    }
  }

  var inOrder: PlaceInOrder<FirmContactKind> { PlaceInOrder(sortKey: details.on.iso, id: id) }
}
