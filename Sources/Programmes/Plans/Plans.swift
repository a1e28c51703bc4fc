public import Access
public import Values
import Web

/// Somebody has as many versions of a plan as can be told apart, or one in hand already.
struct NoRoomForPlan: Error { let inHand: Bool }

/// What is done with plans. Each act is a change of the plan, so that whoever saw another state of it is told; what belongs to
/// it is written with it.
public enum Plans {
  /// Begins a version: the goals and duties of the last one that was signed are in it, as far as they are not reached.
  public static func begin(
    for participation: Participation, _ terms: Plan.Terms, _ tx: Transaction
  ) throws -> PlanID {
    let grant = try tx.grantToCreate(PlanRecord.self, on: .person(participation.person))
    // Nobody else writes while this transaction does.
    let (number, open) = try of(participation.person, tx).act { all in
      let versions = all.filter { $0.participation == participation.id }
      if versions.inHand(of: participation.id) != nil { throw NoRoomForPlan(inHand: true) }
      if versions.count >= Plan.mostVersions { throw NoRoomForPlan(inHand: false) }
      let before = versions.filter { $0.held != nil }.max { $0.number < $1.number }
      return (
        (versions.map(\.number).max() ?? 0) + 1,
        (before?.entries ?? []).filter { $0.reached == nil }.map(\.details)
      )
    }
    let id: PlanID = tx.newID()
    try tx.insert(
      Insertion<PlanRecord>(
        of: id, as: "plan.begun",
        """
        INSERT INTO \(into: PlanRecord.self)
          (id, person_id, participation_id, number, written_by, written_day, taken_over_day, due_day, review_day,
            language, explained_day, explained_language, interpreter, minor_reason, held_day, dropped_day, ended_day,
            end_reason, end_noted, version)
        VALUES (\(id), \(within: participation.person), \(participation.id), \(number), \(tx.actor.name), \(tx.today),
          \(terms.takenOver), \(terms.due), \(terms.review), \(terms.language), NULL, NULL, NULL, NULL, NULL, NULL,
          NULL, NULL, NULL, 1)
        """), grant)
    for (place, details) in open.enumerated() {
      try tx.complete(adding(details, as: tx.newID(), at: place + 1, to: id, of: participation.person))
    }
    return id
  }

  @discardableResult
  public static func add(
    _ details: Plan.Entry.Details, to plan: Plan, seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    let id = tx.newID(EntryKind.self)
    try rewrite(
      plan, seen: version, as: "plan.entry-added", tx,
      adding(details, as: id, at: plan.all.count + 1, to: plan.id, of: plan.person))
    return id
  }

  private static func adding(
    _ details: Plan.Entry.Details, as id: EntryID, at place: Int, to plan: PlanID, of person: PersonID
  ) -> Completion<PlanRecord> {
    .adding(
      "plan_entry", to: plan, "id, person_id, place, family, side, party, words, other_words, way, other_way, due_day",
      values: """
        \(id), \(person), \(place), \(details.family?.rawValue), \(details.side.rawValue), \(details.party),
          \(details.words.text), \(details.words.other), \(details.way?.text), \(details.way?.other), \(details.due)
        """)
  }

  static func change(
    _ entry: Plan.Entry, of plan: Plan, to details: Plan.Entry.Details, seen version: Version, _ tx: Transaction
  ) throws {
    try rewrite(
      plan, seen: version, as: "plan.entry-changed", tx,
      .changing(
        "plan_entry", of: plan.id,
        set: """
          family = \(details.family?.rawValue), side = \(details.side.rawValue), party = \(details.party),
          words = \(details.words.text), other_words = \(details.words.other), way = \(details.way?.text),
          other_way = \(details.way?.other), due_day = \(details.due)
          """, where: "id = \(entry.id)"))
  }

  /// Takes it out of the draft, or puts it back.
  static func remove(
    _ entry: Plan.Entry, of plan: Plan, seen version: Version, back: Bool = false, _ tx: Transaction
  ) throws {
    let day = back ? nil : tx.today
    try rewrite(
      plan, seen: version, as: back ? "plan.entry-back" : "plan.entry-removed", tx,
      .changing("plan_entry", of: plan.id, set: "removed_day = \(day)", where: "id = \(entry.id)"))
  }

  static func change(_ plan: Plan, to terms: Plan.Terms, seen version: Version, _ tx: Transaction) throws {
    try write(
      plan, seen: version, as: "plan.terms-changed",
      set: """
        taken_over_day = \(terms.takenOver), due_day = \(terms.due), review_day = \(terms.review),
        language = \(terms.language)
        """, tx)
  }

  /// That it was gone through with her; none takes it back.
  public static func explain(
    _ plan: Plan, _ explained: Plan.Explanation?, seen version: Version, _ tx: Transaction
  ) throws {
    try write(
      plan, seen: version, as: explained == nil ? "plan.explanation-withdrawn" : "plan.explained",
      set: """
        explained_day = \(explained?.on), explained_language = \(explained?.language),
        interpreter = \(explained?.interpreter), minor_reason = \(explained?.minorBecause)
        """, tx)
  }

  /// Writes a signature down that stands on the paper. With the last one that is needed the plan holds.
  ///
  /// - Returns: whether it holds now.
  @discardableResult
  public static func sign(
    _ plan: Plan, by signatory: Plan.Signature.Signatory, name: String?, on day: CivilDate, seen version: Version,
    needing signing: PlanSigning = .two, _ tx: Transaction
  ) throws -> Bool {
    let held = signing.held(plan.signed.merging([signatory: day]) { $1 })
    try write(plan, seen: version, as: "plan.signed", set: "held_day = \(held)", tx)
    if plan.signed[signatory] != nil { try tx.complete(removal(of: signatory, from: plan)) }
    let id = tx.newID(EntryKind.self)
    try tx.complete(
      Completion<PlanRecord>.adding(
        "plan_signature", to: plan.id,
        "id, person_id, signatory, name, signed_day, recorder_id, recorded_by, recorded_day",
        values: """
          \(id), \(plan.person), \(signatory.rawValue), \(name), \(day), \(tx.actor.account), \(tx.actor.name), \(tx.today)
          """))
    return held != nil
  }

  static func takeBack(
    _ signature: Plan.Signature, of plan: Plan, seen version: Version,
    needing signing: PlanSigning = .two, _ tx: Transaction
  ) throws {
    let held = signing.held(plan.signed.filter { $0.key != signature.by })
    try write(plan, seen: version, as: "plan.signature-withdrawn", set: "held_day = \(held)", tx)
    try tx.complete(removal(of: signature.by, from: plan))
  }

  private static func removal(of who: Plan.Signature.Signatory, from plan: Plan) -> Completion<PlanRecord> {
    .removing("plan_signature", of: plan.id, where: "signatory = \(who.rawValue)")
  }

  static func drop(_ plan: Plan, seen version: Version, back: Bool = false, _ tx: Transaction) throws {
    let day = back ? nil : tx.today
    try write(
      plan, seen: version, as: back ? "plan.taken-up" : "plan.dropped", set: "dropped_day = \(day)", tx)
  }

  /// That a goal is reached, or a duty done; no day takes it back.
  public static func reach(
    _ entry: Plan.Entry, of plan: Plan, on day: CivilDate?, seen version: Version, _ tx: Transaction
  ) throws {
    try write(plan, seen: version, as: day == nil ? "plan.reach-withdrawn" : "plan.reached", tx)
    let noted = day == nil ? nil : tx.today
    try tx.complete(
      Completion<PlanRecord>.changing(
        "plan_entry", of: plan.id, set: "reached_day = \(day), reached_noted = \(noted)", where: "id = \(entry.id)"))
  }

  static func review(
    _ plan: Plan, on day: CivilDate, next: CivilDate, seen version: Version, _ tx: Transaction
  ) throws {
    try write(plan, seen: version, as: "plan.reviewed", tx)
    let id = tx.newID(EntryKind.self)
    try tx.complete(
      Completion<PlanRecord>.adding(
        "plan_review", to: plan.id, "id, person_id, review_day, next_day, noted_by, noted_day",
        values: "\(id), \(plan.person), \(day), \(next), \(tx.actor.name), \(tx.today)"))
  }

  static func takeBack(_ review: Plan.Review, of plan: Plan, seen version: Version, _ tx: Transaction) throws {
    try write(plan, seen: version, as: "plan.review-withdrawn", tx)
    try tx.complete(Completion<PlanRecord>.removing("plan_review", of: plan.id, where: "id = \(review.id)"))
  }

  static func end(_ plan: Plan, _ ending: Plan.Ending?, seen version: Version, _ tx: Transaction) throws {
    try write(
      plan, seen: version, as: ending == nil ? "plan.end-withdrawn" : "plan.ended",
      set: "ended_day = \(ending?.on), end_reason = \(ending?.reason.rawValue), end_noted = \(ending?.noted)", tx)
  }

  /// A change of the text: what was explained before is not what stands there now.
  private static func rewrite(
    _ plan: Plan, seen version: Version, as event: StaticString, _ tx: Transaction, _ part: Completion<PlanRecord>
  ) throws {
    try write(
      plan, seen: version, as: event,
      set: "explained_day = NULL, explained_language = NULL, interpreter = NULL, minor_reason = NULL", tx)
    try tx.complete(part)
  }

  private static func write(
    _ plan: Plan, seen version: Version, as event: StaticString, set: ScopedSQL = "number = number", _ tx: Transaction
  ) throws {
    try tx.change(
      Change<PlanRecord>(of: plan.id, seen: version, as: event, set: set), try tx.grant(Edit.self, PlanRecord.self))
  }

  // MARK: Looking

  public static func find(_ id: PlanID, _ tx: Transaction) throws -> Disclosed<Plan> {
    let one = try tx.one(Plan.byID(id), try tx.grant(Read.self, PlanRecord.self))
    return .together(one, try one.flatMap { try parts(of: $0.person, tx) }) { $0.with($1) }
  }

  /// All of a person's, the newest first.
  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Plan]> {
    let all = try tx.listWhatIsReadable(Plan.of(person), try tx.grant(List.self, PlanRecord.self))
    return .together(all, try parts(of: person, tx)) { all, parts in all.map { $0.with(parts) } }
  }

  private static func parts(of person: PersonID, _ tx: Transaction) throws -> Disclosed<Plan.Parts> {
    try .together(
      tx.listWhatIsReadable(Plan.Entry.of(person), try tx.grant(List.self, PlanRecord.self)),
      tx.listWhatIsReadable(Plan.Signature.of(person), try tx.grant(List.self, PlanRecord.self)),
      tx.listWhatIsReadable(Plan.Review.of(person), try tx.grant(List.self, PlanRecord.self))
    ) { Plan.Parts(entries: $0, signatures: $1, reviews: $2) }
  }

  /// For what is owed: without goals and duties.
  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[Plan]> {
    try tx.consult(Plan.of(person)).flatMap(tx) { all, tx in
      guard !all.isEmpty else { return Withheld(known: all) }
      return try .together(tx.consult(Plan.Signature.of(person)), tx.consult(Plan.Review.of(person))) {
        signatures, reviews in
        all.map { $0.with(Plan.Parts(entries: [], signatures: signatures, reviews: reviews)) }
      }
    }
  }
}
