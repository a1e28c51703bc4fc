public import Access
import Language
public import Values
public import Web

/// What is done with organisations and workplaces.
public enum Employers {
  public static func enter(_ details: Organisation.Details, _ tx: Transaction) throws -> OrganisationID {
    let grant = try tx.grantToCreate(OrganisationRecord.self)
    try refuseDouble(of: details, besides: nil, tx)
    return try insert(details, grant, tx)
  }

  /// The installation's first organisation, before there is anybody who could enter it.
  public static func enterFirst(_ details: Organisation.Details, _ tx: Transaction) throws -> OrganisationID {
    try insert(details, try tx.grantToFound(OrganisationRecord.self), tx)
  }

  private static func insert(
    _ details: Organisation.Details, _ grant: consuming Grant<OrganisationRecord, Create>, _ tx: Transaction
  ) throws -> OrganisationID {
    let id: OrganisationID = tx.newID()
    try tx.insert(
      Insertion<OrganisationRecord>(
        of: id, as: "organisation.entered",
        """
        INSERT INTO \(into: OrganisationRecord.self)
          (id, name, sort_key, sort_danish, sort_swedish, kind, country, region, register_number, register_key, contact_name, phone, email, version)
        VALUES (\(id), \(details.name), \(Folding.order(details.name)), \(Folding.order(details.name, in: .danish)),
          \(Folding.order(details.name, in: .swedish)), \(details.kind.rawValue), \(details.country),
          \(details.region), \(details.registerNumber), \(details.registerKey), \(details.contactName), \(details.phone), \(details.email), 1)
        """), grant)
    return id
  }

  public static func change(
    _ id: OrganisationID, to details: Organisation.Details, seen version: Version, _ tx: Transaction
  ) throws {
    let before = try find(id, tx).act(\.details)
    let isMoved = before.country != details.country
    if isMoved || before.registerKey != details.registerKey { try refuseDouble(of: details, besides: id, tx) }
    if isMoved {
      try refuseDoubles(ofWorkplacesOf: id, in: details.country, tx)
      try touchOthers(likeThoseOf: id, tx)
    }
    try tx.change(
      Change<OrganisationRecord>(
        of: id, seen: version, as: "organisation.changed",
        set: """
          name = \(details.name), sort_key = \(Folding.order(details.name)),
          sort_danish = \(Folding.order(details.name, in: .danish)), sort_swedish = \(Folding.order(details.name, in: .swedish)),
          kind = \(details.kind.rawValue), country = \(details.country), region = \(details.region),
          register_number = \(details.registerNumber),
          register_key = \(details.registerKey), contact_name = \(details.contactName), phone = \(details.phone), email = \(details.email)
          """), try tx.grant(Edit.self, OrganisationRecord.self))
    if (before.country, before.region) != (details.country, details.region) { tx.noteCalendar(of: id) }
    if isMoved { try forgetRegions(of: id, tx) }
  }

  /// Its workplaces lie in another country now: whatever part of the old one they were said to lie in is not known of
  /// the new one.
  private static func forgetRegions(of id: OrganisationID, _ tx: Transaction) throws {
    try tx.list(Workplace.inRegions(of: id), try tx.grant(List.self, WorkplaceRecord.self)).act { places in
      for (place, version) in places {
        try tx.change(
          Change<WorkplaceRecord>(of: place, seen: version, as: "workplace.changed", set: "region = NULL"),
          try tx.grant(Edit.self, WorkplaceRecord.self))
      }
    }
  }

  private static func touchOthers(likeThoseOf id: OrganisationID, _ tx: Transaction) throws {
    try tx.consult(Workplace.likeThose(of: id)).decide(tx) { others, tx in
      for other in others { tx.touch(.workplace(other)) }
    }
  }

  /// What was counted at all records of a place together is counted anew at those that are left.
  private static func touchOthers(like workplace: Disclosed<Workplace>, _ tx: Transaction) throws {
    let others = try workplace.flatMap { workplace in
      try same(as: workplace, tx).map { $0.map(\.id).filter { $0 != workplace.id } }
    }
    for other in others.act({ $0 }) { tx.touch(.workplace(other)) }
  }

  public static func find(_ id: OrganisationID, _ tx: Transaction) throws -> Disclosed<Organisation> {
    try tx.one(Organisation.byID(id), try tx.grant(Read.self, OrganisationRecord.self))
  }

  /// A page of the register in the order of names; with something to look for, what is found by it.
  public static func search(
    _ search: SearchText, after place: PlaceInOrder<OrganisationKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<(found: [Organisation], next: String?)> {
    try tx.list(
      { rows in
        search.understood == .nothing
          ? Organisation.all(after: place, limit: rows) : Organisation.found(by: search, after: place, limit: rows)
      }, upTo: limit, try tx.grant(List.self, OrganisationRecord.self)
    ).map { found in (found.rows.map(\.organisation), found.hasMore ? found.rows.last?.place.cursor : nil) }
  }

  /// How many organisations a search finds, counted no further than `most`.
  public static func number(foundBy search: SearchText, upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Organisation.number(foundBy: search, upTo: most), try tx.grant(Count.self, OrganisationRecord.self))
  }

  /// How many workplaces a search finds, counted no further than `most`.
  public static func numberOfWorkplaces(
    foundBy search: SearchText, upTo most: Int, _ tx: Transaction
  ) throws -> Disclosed<Int> {
    try tx.count(Workplace.number(foundBy: search, upTo: most), try tx.grant(Count.self, WorkplaceRecord.self))
  }

  /// Organisations that somebody may have been referred by, in the order of names, as far as a search finds them: the
  /// first `limit` in the reader's order, and whether there are more.
  public static func referrers(
    _ search: SearchText, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<(found: [Organisation], hasMore: Bool)> {
    guard search.understood == .nothing else {
      return try referrers(found: [], by: search, after: nil, limit, tx).map {
        ($0.found.inOrder(of: alphabet) { $0.details.name }, $0.hasMore)
      }
    }
    return try tx.list(
      { Organisation.referrers(in: alphabet, limit: $0) }, upTo: limit, try tx.grant(List.self, OrganisationRecord.self)
    ).map { ($0.rows, $0.hasMore) }
  }

  /// The same for whoever administers, who is told only what each is.
  public static func toldReferrers(
    in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<(found: [ToldOrganisation], hasMore: Bool)> {
    try tx.list(
      { ToldOrganisation.referrers(in: alphabet, limit: $0) }, upTo: limit,
      try tx.grant(List.self, OrganisationRecord.self, seeing: .shared)
    ).map { ($0.rows, $0.hasMore) }
  }

  /// A search finds firms as well: they are passed over, page by page. Where very many are found before the first that
  /// refers, there may be more: the search has to say more.
  private static func referrers(
    found before: [Organisation], by search: SearchText, after place: PlaceInOrder<OrganisationKind>?, _ limit: Int,
    pages: Int = 1, _ tx: Transaction
  ) throws -> Disclosed<(found: [Organisation], hasMore: Bool)> {
    try tx.list(
      { Organisation.found(by: search, after: place, limit: $0) }, upTo: 200,
      try tx.grant(List.self, OrganisationRecord.self)
    ).flatMap { page in
      let found = before + page.rows.map(\.organisation).filter(\.details.kind.refers)
      guard page.hasMore, found.count <= limit, pages < 20 else {
        return tx.me.map { _ in (Array(found.prefix(limit)), page.hasMore || found.count > limit) }
      }
      return try referrers(found: found, by: search, after: page.rows.last?.place, limit, pages: pages + 1, tx)
    }
  }

  /// The organisation, if it is one that somebody may have been referred by.
  public static func referrer(_ id: OrganisationID, _ tx: Transaction) throws -> Disclosed<Organisation?> {
    try tx.first(Organisation.byID(id), try tx.grant(Read.self, OrganisationRecord.self)).map { organisation in
      organisation.flatMap { $0.details.kind.refers ? $0 : nil }
    }
  }

  // MARK: Workplaces

  public static func enter(
    _ details: Workplace.Details, of organisation: OrganisationID, _ tx: Transaction
  ) throws -> WorkplaceID {
    _ = try find(organisation, tx)
    let grant = try tx.grantToCreate(WorkplaceRecord.self, on: .organisation(organisation))
    try refuseDouble(of: details, in: organisation, besides: nil, tx)
    let id: WorkplaceID = tx.newID()
    try tx.insert(
      Insertion<WorkplaceRecord>(
        of: id, as: "workplace.entered",
        """
        INSERT INTO \(into: WorkplaceRecord.self) (id, organisation_id, name, sort_key, sort_danish, sort_swedish, address, unit_number, unit_key,
          ordinary_staff, staff_as_of, representative, contact_name, contact_phone, transport, region, version)
        VALUES (\(id), \(within: organisation), \(details.name), \(Folding.order(details.name)),
          \(Folding.order(details.name, in: .danish)), \(Folding.order(details.name, in: .swedish)), \(details.address),
          \(details.unitNumber), \(details.unitKey), \(details.headcount?.ordinaryStaff), \(details.headcount?.asOf),
          \(details.representative), \(details.contactName), \(details.contactPhone), \(details.transport),
          \(details.region), 1)
        """), grant)
    let staff = StaffHistory(newest: details.headcount, earlier: [])
    try note(staff, insteadOf: StaffHistory(newest: nil, earlier: []), at: id, tx)
    return id
  }

  /// Changes a workplace. Whoever keeps placements there checks them anew in the same transaction. Of a number of staff
  /// the day says when it holds: one that is older than the newest goes behind it.
  public static func change(
    _ id: WorkplaceID, to details: Workplace.Details, seen version: Version, _ tx: Transaction
  ) throws {
    let before = try find(id, tx)
    if before.act({ $0.details.unitKey != details.unitKey }) {
      try refuseDouble(of: details, in: before.act(\.organisation), besides: id, tx)
      try touchOthers(like: before, tx)
    }
    let numbers = try staff(at: id, tx).act { $0 }
    var staff = numbers
    staff.answer(details.headcount)
    try tx.change(
      Change<WorkplaceRecord>(
        of: id, seen: version, as: "workplace.changed",
        set: """
          name = \(details.name), sort_key = \(Folding.order(details.name)),
          sort_danish = \(Folding.order(details.name, in: .danish)),
          sort_swedish = \(Folding.order(details.name, in: .swedish)), address = \(details.address),
          unit_number = \(details.unitNumber), unit_key = \(details.unitKey), ordinary_staff = \(staff.newest?.ordinaryStaff),
          staff_as_of = \(staff.newest?.asOf), representative = \(details.representative),
          contact_name = \(details.contactName), contact_phone = \(details.contactPhone),
          transport = \(details.transport), region = \(details.region)
          """), try tx.grant(Edit.self, WorkplaceRecord.self))
    try keep(staff, insteadOf: numbers, at: id, tx)
  }

  public static func find(_ id: WorkplaceID, _ tx: Transaction) throws -> Disclosed<Workplace> {
    try tx.one(Workplace.byID(id), try tx.grant(Read.self, WorkplaceRecord.self))
  }

  /// Those of these workplaces that are within reach, in one look.
  public static func workplaces(
    among ids: Set<WorkplaceID>, _ tx: Transaction
  ) throws -> Disclosed<[Workplace]> {
    try tx.listWhatIsReadable(Workplace.among(ids.sorted()), try tx.grant(List.self, WorkplaceRecord.self))
  }

  /// The first `limit` that a search finds, in the reader's order; without anything to look for, those of the first firms.
  public static func workplaces(
    named search: SearchText, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<[Workplace]> {
    if search.understood == .nothing {
      return try tx.listWhatIsReadable(
        Workplace.all(in: alphabet, limit: limit), try tx.grant(List.self, WorkplaceRecord.self))
    }
    return try tx.listWhatIsReadable(
      Workplace.found(by: search, limit: limit), try tx.grant(List.self, WorkplaceRecord.self)
    ).map { $0.inOrder(of: alphabet) { $0.details.name } }
  }

  /// The workplace for the system's own checks.
  public static func consult(_ id: WorkplaceID, _ tx: Transaction) throws -> Withheld<[Workplace]> {
    try tx.consult(Workplace.byID(id))
  }

  // MARK: What follows

  /// The country of an organisation says which rules hold at its workplaces, and its name stands in agreements: a change
  /// to it is one to all of them.
  public static let consequence: Consequence = { subject, tx in
    guard case .organisation(let organisation) = subject else { return }
    try tx.consult(Workplace.ids(of: organisation)).decide(tx) { workplaces, tx in
      for workplace in workplaces { tx.touch(.workplace(workplace)) }
    }
  }

  /// What organisations and workplaces are called, for lists about something else; those beyond reach are left out.
  public static func names(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectName]> {
    func ids<Of>(_ id: (Subject) -> ID<Of>?) -> [ID<Of>] { Array(Set(subjects.compactMap(id))).sorted() }
    let organisations: [OrganisationID] = ids { if case .organisation(let id) = $0 { id } else { nil } }
    let workplaces: [WorkplaceID] = ids { if case .workplace(let id) = $0 { id } else { nil } }
    let firms =
      try organisations.isEmpty || !tx.actor.might(List.self, OrganisationRecord.self)
      ? tx.me.map { _ in [] }
      : tx.listWhatIsReadable(Organisation.names(organisations), try tx.grant(List.self, OrganisationRecord.self))
    let places =
      try workplaces.isEmpty || !tx.actor.might(List.self, WorkplaceRecord.self)
      ? tx.me.map { _ in [] }
      : tx.listWhatIsReadable(Workplace.names(workplaces), try tx.grant(List.self, WorkplaceRecord.self))
    return .together(firms, places) { firms, places in
      Dictionary(uniqueKeysWithValues: firms + places)
    }
  }
}
