import Access
import Values
import Web

/// Who noted the number of staff of a day, and when. A workplace is common to all who use it: whoever is judged by its
/// number can see whose word it is.
struct StaffNote: Sendable, Hashable {
  /// The day that the number was said of.
  let asOf: CivilDate
  let by: String
  /// The organisation that they noted it for.
  let office: OrganisationID?
  let on: CivilDate
}

extension StaffNote {
  static func of(_ workplace: WorkplaceID) -> Statement<WorkplaceRecord, StaffNote> {
    Statement(
      """
      SELECT w.id, n.as_of, n.noted_by, n.office_id, n.noted_day
      FROM \(rows: WorkplaceRecord.self, as: "w")
        JOIN \(part: "workplace_staff_note", of: WorkplaceRecord.self, as: "n") ON n.workplace_id = w.id
      WHERE w.id = \(workplace) ORDER BY n.as_of
      """
    ) {
      StaffNote(
        asOf: try $0.date("as_of"), by: try $0.text("noted_by"), office: try $0.idIfAny("office_id"),
        on: try $0.date("noted_day"))
    }
  }
}

/// The notes at a workplace, with what the offices are called as far as the reader may know.
struct StaffNotes: Sendable {
  private let notes: [CivilDate: StaffNote]
  private let offices: [OrganisationID: String]

  init(_ notes: [StaffNote], offices: [OrganisationID: String]) {
    self.notes = Dictionary(notes.map { ($0.asOf, $0) }) { first, _ in first }
    self.offices = offices
  }

  func of(_ number: Workplace.Headcount?) -> StaffNote? { number.flatMap { notes[$0.asOf] } }

  func office(of note: StaffNote) -> String? { note.office.flatMap { offices[$0] } }
}

extension Employers {
  static func staffNotes(at workplace: WorkplaceID, _ tx: Transaction) throws -> Disclosed<StaffNotes> {
    let notes = try tx.list(StaffNote.of(workplace), try tx.grant(List.self, WorkplaceRecord.self))
    let called = try notes.flatMap { notes in
      try names(of: Set(notes.compactMap(\.office)).sorted().map { Subject.organisation($0) }, tx)
    }
    return .together(notes, called) { notes, called in
      let offices = notes.compactMap(\.office).compactMap { office in
        called[.organisation(office)].map { (office, $0.name) }
      }
      return StaffNotes(notes, offices: Dictionary(offices) { first, _ in first })
    }
  }

  /// Names whoever said another number of a day, or none any more. The workplace itself was changed.
  static func note(
    _ after: StaffHistory, insteadOf before: StaffHistory, at workplace: WorkplaceID, _ tx: Transaction
  ) throws {
    for number in before.all where after.number(of: number.asOf) != number {
      try tx.complete(
        Completion<WorkplaceRecord>.removing(
          "workplace_staff_note", of: workplace, where: "as_of = \(number.asOf)"))
    }
    for number in after.all where before.number(of: number.asOf) != number {
      try tx.complete(
        Completion<WorkplaceRecord>.adding(
          "workplace_staff_note", to: workplace, "as_of, noted_by, office_id, noted_day",
          values: "\(number.asOf), \(tx.actor.name), \(tx.actor.organisation), \(tx.today)"))
    }
  }
}
