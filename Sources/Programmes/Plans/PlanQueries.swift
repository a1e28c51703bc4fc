import Access
import Values

// Every statement about plans, whole.

extension Plan {
  private static let columns: ScopedSQL =
    """
    n.id, n.subject, n.participation_id, n.version, n.number, n.written_by, n.written_day, n.taken_over_day, n.due_day,
      n.review_day, n.language, n.explained_day, n.explained_language, n.interpreter, n.minor_reason, n.held_day,
      n.dropped_day, n.ended_day, n.end_reason, n.end_noted
    """

  /// What belongs to it follows in `with`.
  @Sendable private static func decode(_ row: borrowing Columns) throws -> Plan {
    var explained: Explanation?
    if let day = try row.dateIfAny("explained_day") {
      explained = Explanation(
        on: day, language: try row.language("explained_language"), interpreter: try row.textIfAny("interpreter"),
        minorBecause: try row.textIfAny("minor_reason"))
    }
    var ending: Ending?
    if let day = try row.dateIfAny("ended_day") {
      ending = Ending(on: day, reason: try row.choice("end_reason"), noted: try row.date("end_noted"))
    }
    return Plan(
      id: try row.id("id"), person: try row.id("subject"), participation: try row.id("participation_id"),
      version: try row.version(), number: try row.integer("number"),
      written: Noted(by: try row.text("written_by"), on: try row.date("written_day")),
      terms: Terms(
        due: try row.date("due_day"), review: try row.date("review_day"),
        takenOver: try row.dateIfAny("taken_over_day"),
        language: try row.languageIfAny("language")),
      all: [], explained: explained, signatures: [], held: try row.dateIfAny("held_day"), reviews: [], ending: ending,
      dropped: try row.dateIfAny("dropped_day"))
  }

  static func byID(_ id: PlanID) -> Statement<PlanRecord, Plan> {
    Statement("SELECT \(part: columns) FROM \(rows: PlanRecord.self, as: "n") WHERE n.id = \(id)", decode: decode)
  }

  /// The newest first, also those that were given up.
  static func of(_ person: PersonID) -> Statement<PlanRecord, Plan> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: PlanRecord.self, as: "n") WHERE n.person_id = \(person)
      ORDER BY n.number DESC, n.id DESC
      """, decode: decode)
  }

  func with(_ parts: Parts) -> Plan {
    Plan(
      id: id, person: person, participation: participation, version: version, number: number, written: written,
      terms: terms, all: parts.entries.filter { $0.plan == id }.map(\.value), explained: explained,
      signatures: parts.signatures.filter { $0.plan == id }.map(\.value), held: held,
      reviews: parts.reviews.filter { $0.plan == id }.map(\.value), ending: ending, dropped: dropped)
  }

  /// What belongs to the plans of one person.
  struct Parts: Sendable {
    let entries: [PartOfPlan<Entry>]
    let signatures: [PartOfPlan<Signature>]
    let reviews: [PartOfPlan<Review>]
  }
}

/// A part with the plan that it belongs to.
struct PartOfPlan<Value: Sendable>: Sendable {
  let plan: PlanID
  let value: Value
}

extension Plan.Entry {
  static func of(_ person: PersonID) -> Statement<PlanRecord, PartOfPlan<Plan.Entry>> {
    Statement(
      """
      SELECT e.id, n.id AS plan, n.subject, e.family, e.side, e.party, e.words, e.other_words, e.way, e.other_way,
        e.due_day, e.reached_day, e.reached_noted, e.removed_day
      FROM \(rows: PlanRecord.self, as: "n")
        JOIN \(part: "plan_entry", of: PlanRecord.self, as: "e") ON e.plan_id = n.id
      WHERE n.person_id = \(person) ORDER BY e.place, e.id
      """
    ) { row in
      let other = try row.textIfAny("other_way")
      return PartOfPlan(
        plan: try row.id("plan"),
        value: Plan.Entry(
          id: try row.id("id"),
          details: Details(
            try row.choiceIfAny("family"), by: try row.choice("side"), party: try row.textIfAny("party"),
            Both(try row.text("words"), try row.textIfAny("other_words")),
            way: try row.textIfAny("way").map { Both($0, other) }, due: try row.dateIfAny("due_day")),
          reached: try row.dateIfAny("reached_day"), reachedNoted: try row.dateIfAny("reached_noted"),
          removed: try row.dateIfAny("removed_day")))
    }
  }
}

extension Plan.Signature {
  static func of(_ person: PersonID) -> Statement<PlanRecord, PartOfPlan<Plan.Signature>> {
    Statement(
      """
      SELECT s.id, n.id AS plan, n.subject, s.signatory, s.name, s.signed_day, s.recorder_id, s.recorded_by, s.recorded_day
      FROM \(rows: PlanRecord.self, as: "n")
        JOIN \(part: "plan_signature", of: PlanRecord.self, as: "s") ON s.plan_id = n.id
      WHERE n.person_id = \(person) ORDER BY s.signed_day, s.id
      """
    ) { row in
      PartOfPlan(
        plan: try row.id("plan"),
        value: Plan.Signature(
          by: try row.choice("signatory"), name: try row.textIfAny("name"), on: try row.date("signed_day"),
          recorded: Plan.Noted(by: try row.text("recorded_by"), on: try row.date("recorded_day")),
          recorder: try row.id("recorder_id")))
    }
  }
}

extension Plan.Review {
  static func of(_ person: PersonID) -> Statement<PlanRecord, PartOfPlan<Plan.Review>> {
    Statement(
      """
      SELECT r.id, n.id AS plan, n.subject, r.review_day, r.next_day, r.noted_by, r.noted_day
      FROM \(rows: PlanRecord.self, as: "n")
        JOIN \(part: "plan_review", of: PlanRecord.self, as: "r") ON r.plan_id = n.id
      WHERE n.person_id = \(person) ORDER BY r.review_day, r.id
      """
    ) { row in
      PartOfPlan(
        plan: try row.id("plan"),
        value: Plan.Review(
          id: try row.id("id"), on: try row.date("review_day"), next: try row.date("next_day"),
          noted: Plan.Noted(by: try row.text("noted_by"), on: try row.date("noted_day"))))
    }
  }
}
