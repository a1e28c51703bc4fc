internal import Persistence
public import Values

extension Transaction {
  /// From `from` on the account stands in this relation to the person. Whoever may edit the person, or has just
  /// registered her in this very transaction, may say so.
  ///
  /// - Parameter placement: the placement that a contact is the contact for; needed there, and only there.
  public func relate(
    _ account: AccountID, _ relation: Relation, to person: PersonID, placement: PlacementID? = nil, from: CivilDate
  ) throws {
    guard relation.isToPerson, (relation == .contact) == (placement != nil) else { throw NotFound() }
    try requireCustody(of: person)
    try addRelation(account, relation, person: person, placement: placement, from: from)
    touch(.person(person))
  }

  /// Ends the relation on `until`: from that day on it reaches nothing. Throws `NotFound` when there is none to end.
  public func unrelate(_ account: AccountID, _ relation: Relation, from person: PersonID, until: CivilDate) throws {
    try requireCustody(of: person)
    let ended = try connection.rows(
      """
      UPDATE relation SET until_day = ?, ended_at_once = ?, version = version + 1
      WHERE account_id = ? AND kind = ? AND person_id = ? AND until_day IS NULL RETURNING id
      """,
      [until.bind, isAtOnce(until).bind, account.bind, Bind.text(relation.rawValue), person.bind].map(\.value))
    guard !ended.isEmpty else { throw NotFound() }
    for row in ended { try endCovers(of: try Columns(row).id("id"), on: until) }
    consulted.forget("relation")
    try completely {
      try journalWrite(.end, .account, account.bind, [person.text], "relation." + relation.rawValue + ".ended")
    }
    touch(.person(person))
  }

  /// The person is referred to a programme from a day on, by an organisation or by nobody: the referrer reaches the case
  /// from then on, and the programme's team what was sent with the referral. Called by the room that keeps participations,
  /// in the same transaction.
  public func belong(
    _ person: PersonID, to programme: ProgrammeID, by participation: ParticipationID,
    referredBy referrer: OrganisationID?, from: CivilDate
  ) throws {
    try requireCustody(of: person)
    try completely {
      _ = try connection.run(
        """
        INSERT INTO belonging (id, person_id, programme_id, participation_id, referrer_id, accepted, from_day,
          begun_at_once, until_day)
        VALUES (?, ?, ?, ?, ?, 0, ?, ?, NULL)
        """,
        [
          newID(EntryKind.self).bind, person.bind, programme.bind, participation.bind, referrer.bind, from.bind,
          isAtOnce(from).bind,
        ].map(\.value))
      try journalWrite(.edit, .person, person.bind, [person.text], "belonging.begun")
    }
    touch(.person(person))
  }

  /// The referral is accepted: the team reaches the whole case. Whoever has just written the participation says so.
  public func admit(_ participation: ParticipationID, _ person: PersonID) throws {
    try endOrAdmit(participation, person, "belonging.accepted", set: "accepted = 1", [])
  }

  /// The acceptance is taken back: the team reaches what was sent with the referral, and nothing else. Whoever has just
  /// written the participation says so.
  public func dismiss(_ participation: ParticipationID, _ person: PersonID) throws {
    try endOrAdmit(participation, person, "belonging.acceptance-withdrawn", set: "accepted = 0", [])
  }

  /// Ends the belonging on `until`, from when on team and referrer reach nothing of it. Throws `NotFound` when there is
  /// none to end. Whoever has just written the participation says so.
  ///
  /// - Parameter lastDay: the last day on which they may still write; until the reach ends they only look. None: as long
  ///   as they reach.
  public func cease(
    _ participation: ParticipationID, _ person: PersonID, lastDay: CivilDate? = nil, until: CivilDate
  ) throws {
    try endOrAdmit(
      participation, person, "belonging.ended", set: "last_day = ?, until_day = ?, ended_at_once = ?",
      [lastDay.bind, until.bind, isAtOnce(until).bind])
  }

  /// Takes back an end that was dated ahead: team and referrer reach and write as before. Throws `NotFound` when there is
  /// none. Whoever has just written the participation says so.
  public func resume(_ participation: ParticipationID, _ person: PersonID) throws {
    guard written[Written(.participation, participation.bind)] == .some(person.text) else { throw NotFound() }
    let changed = try connection.run(
      """
      UPDATE belonging SET last_day = NULL, until_day = NULL
      WHERE participation_id = ? AND person_id = ? AND until_day > ? AND ended_at_once = 0
      """, [participation.bind, person.bind, today.bind].map(\.value))
    guard changed > 0 else { throw NotFound() }
    try completely { try journalWrite(.edit, .person, person.bind, [person.text], "belonging.resumed") }
    touch(.person(person))
  }

  private func endOrAdmit(
    _ participation: ParticipationID, _ person: PersonID, _ event: String, set: StaticString, _ binds: [Bind]
  ) throws {
    guard written[Written(.participation, participation.bind)] == .some(person.text) else { throw NotFound() }
    let changed = try connection.run(
      "UPDATE belonging SET \(set.string) WHERE participation_id = ? AND person_id = ? AND until_day IS NULL",
      (binds + [participation.bind, person.bind]).map(\.value))
    guard changed > 0 else { throw NotFound() }
    try completely { try journalWrite(.edit, .person, person.bind, [person.text], event) }
    touch(.person(person))
  }

  @discardableResult
  func addRelation(
    _ account: AccountID, _ relation: Relation, person: PersonID? = nil, programme: ProgrammeID? = nil,
    placement: PlacementID? = nil, from: CivilDate, note: AssignmentNote? = nil, replacing former: AssignmentID? = nil
  ) throws -> AssignmentID {
    let id: AssignmentID = newID()
    try completely {
      _ = try connection.run(
        """
        INSERT INTO relation
          (id, account_id, kind, person_id, programme_id, placement_id, from_day, begun_at_once, until_day, version,
            noted_day, reason, words, replaces_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 1, ?, ?, ?, ?)
        """,
        [
          id.bind, account.bind, Bind.text(relation.rawValue), person.bind, programme.bind, placement.bind, from.bind,
          isAtOnce(from).bind, today.bind, note?.reason.bind ?? .null, note?.words.bind ?? .null, former.bind,
        ].map(\.value))
      try journalWrite(
        .create, .account, account.bind, person.map { [$0.text] } ?? [], "relation." + relation.rawValue + ".begun")
      consulted.forget("relation")
      if let person, relation == .responsible {
        try coverIfAway(account, Coverable(assignment: id, person: person, from: from, until: nil))
      }
    }
    return id
  }

  /// Whether this actor may still change the person's record, or only look: for showing or leaving out buttons, never for
  /// deciding.
  public func mayChange(_ person: PersonID) throws -> Bool {
    guard let reach = policy.reachIfAny(.edit, .person, seeing: .full) else { return false }
    return try reaches(reach.condition(on: .person(person)))
  }

  /// Whether this actor reaches the person's whole record: for showing or leaving out links, never for deciding.
  public func mayLook(at person: PersonID) throws -> Bool {
    guard let reach = policy.reachIfAny(.read, .person, seeing: .full) else { return false }
    return try reaches(reach.condition(on: .person(person)))
  }

  /// A day that has come when it is entered holds from the entry on, also when the clock is later found to have run
  /// ahead and is set back; one that is dated ahead has to come first.
  func isAtOnce(_ day: CivilDate) -> Bool { day <= today }

  func requireCustody(of person: PersonID) throws {
    if registered.contains(person) { return }
    let reach = try policy.reach(Edit.self, PersonRecord.self, seeing: .full)
    guard try reaches(reach.condition(on: .person(person))) else { throw NotFound() }
  }
}
